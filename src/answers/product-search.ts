import type { AnswerContext, Answerer } from '../chat/answer.ts'
import { isSearching } from '../understanding/reading.ts'
import type { State } from '../understanding/understanding.ts'
import { answerSearch } from './answer-search.ts'
import type { AnswerTools } from './dependencies.ts'
import { withPriceBand } from './price-band.ts'
import { withSaidNeed } from './said-need.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'
import { emitUnapplied } from './unapplied.ts'

/** A new search whose message names no thing of the catalogue is one for a need. */
async function withNeed(context: AnswerContext, tools: AnswerTools): Promise<State> {
  const { understanding, state } = context
  if (understanding.change !== 'new' || state.terms.length === 0) return state
  return (await tools.search.describesNeed(context.message.text)) ? withSaidNeed(context, state) : state
}

/** Finds products by words and limits. Without either, asks what is wanted. */
export const productSearch =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    if (isSearching(context.state)) {
      const needed = await withNeed(context, tools)
      return answerSearch(context, tools, await withPriceBand(context, tools, needed))
    }
    const shop = await tools.shop()
    context.emit({
      type: 'text',
      text: 'What are you looking for? A kind of product, a brand or a product number will do.',
    })
    emitUnapplied(context, shop)
    const suggestions = shopSuggestions(context, shop)
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: context.state, trace: tools.noQueries }
  }
