import type { Answerer } from '../chat/answer.ts'
import { isSearching } from '../understanding/reading.ts'
import { answerSearch } from './answer-search.ts'
import type { AnswerTools } from './dependencies.ts'
import { withPriceBand } from './price-band.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'
import { emitUnapplied } from './unapplied.ts'

/** Finds products by words and limits. Without either, asks what is wanted. */
export const productSearch =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    if (isSearching(context.state))
      return answerSearch(context, tools, await withPriceBand(context, tools, context.state))
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
