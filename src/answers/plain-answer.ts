import type { Answerer } from '../chat/answer.ts'
import type { AnswerTools } from './dependencies.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'

/** An answer that is the same each time. The search so far stays as it was; without one, kinds of products are suggested. */
export const plainAnswer =
  (tools: AnswerTools, text: string): Answerer =>
  async (context) => {
    context.emit({ type: 'text', text })
    const suggestions = context.state.terms.length > 0 ? [] : shopSuggestions(context, await tools.shop())
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: context.state, trace: tools.noQueries }
  }
