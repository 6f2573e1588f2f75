import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import type { SearchOutcome, Trace } from '../search/search.ts'
import { isSearching } from '../understanding/reading.ts'
import { emptyState, type PriceLimit, type State } from '../understanding/understanding.ts'
import { answerSearch, showPage } from './answer-search.ts'
import { emitChips } from './chips.ts'
import { type AnswerTools, joinTraces, type Shop } from './dependencies.ts'
import { formatPrice } from './format.ts'
import { productSearch } from './product-search.ts'
import { comparedWith, measuredAgainstShown } from './relative-measure.ts'
import { pageSize, requestOf } from './search-request.ts'
import { areAllThings, describeProducts } from './search-words.ts'
import { shopSuggestions, suggestionsPart } from './suggestions.ts'

/** Changes the search there is: limits, more words, the next page, 'cheaper', or a new start. */
export const refine = (tools: AnswerTools): Answerer => {
  const search = productSearch(tools)
  return async (context) => {
    const { change, relativePrice, relativeMeasure } = context.understanding
    if (change === 'reset') return startOver(context, tools)
    if (!isSearching(context.state)) return search(context)
    if (change === 'more') return nextPage(context, tools)
    if (relativeMeasure !== undefined && relativePrice === undefined)
      return measuredAgainstShown(context, tools, relativeMeasure)
    return relativePrice === undefined ? search(context) : relativeToShown(context, tools, relativePrice)
  }
}

async function startOver(context: AnswerContext, tools: AnswerTools): Promise<AnswerOutcome> {
  const suggestions = shopSuggestions(context, await tools.shop())
  context.emit({ type: 'text', text: 'All cleared. What are you looking for?' })
  if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
  return { state: emptyState(), trace: tools.noQueries }
}

/** Shows the page that the state is on now, or says that the one before was the last. */
async function nextPage(context: AnswerContext, tools: AnswerTools): Promise<AnswerOutcome> {
  const { state, before } = context
  const shop = await tools.shop()
  context.signal.throwIfAborted()
  const outcome = await tools.search.search(requestOf(state, shop, context.exact))
  context.signal.throwIfAborted()
  if (outcome.hits.length > 0) return showPage(context, state, outcome, shop)
  if (outcome.total === 0) return answerSearch(context, tools, { ...state, page: 1 })
  context.emit({ type: 'text', text: endText(outcome, state, shop) })
  emitChips(context, state, shop)
  return { state: { ...before, page: Math.max(1, Math.ceil(outcome.total / pageSize)) }, trace: outcome.trace }
}

function endText(outcome: SearchOutcome, state: State, shop: Shop): string {
  const { total, exactTotal } = outcome
  if (exactTotal === 0) return `That was all: there are no more than these ${total}.`
  return total === 1
    ? `That was all: there is ${describeProducts(state, 1, shop, areAllThings(state.terms, outcome, shop))}.`
    : `That was all: there are ${describeProducts(state, total, shop, areAllThings(state.terms, outcome, shop))}.`
}

/**
 * 'cheaper' asks for what costs less than everything that was shown, or than the product that was
 * spoken of; 'more expensive' for what costs more. The bound becomes a price limit with a chip of its
 * own. When nothing is inside it, that is said and the search stays as it was.
 */
async function relativeToShown(
  context: AnswerContext,
  tools: AnswerTools,
  relative: 'lower' | 'higher',
): Promise<AnswerOutcome> {
  const { before, state } = context
  const shop = await tools.shop()
  const shown = await tools.search.products(comparedWith(context))
  const amounts = shown.flatMap(({ price }) => (price?.currency === shop.currency ? [price.amount] : []))
  if (amounts.length === 0) return answerSearch(context, tools, state)
  const edge = relative === 'lower' ? Math.min(...amounts) : Math.max(...amounts)
  const bounded: State = { ...state, price: boundedBy(state.price, edge, relative), page: 1 }
  context.signal.throwIfAborted()
  const outcome = await tools.search.search(requestOf(bounded, shop, context.exact))
  context.signal.throwIfAborted()
  if (outcome.isLookGone) return answerSearch(context, tools, state)
  const isRelaxed = outcome.exactTotal === 0 && outcome.total > 0
  const wasRelaxed = isRelaxed ? await hasNoExact(tools, before, shop) : undefined
  if (outcome.exactTotal > 0 || wasRelaxed?.isSo === true) return showPage(context, bounded, outcome, shop)
  return nothingBeyond(
    context,
    shop,
    edge,
    relative,
    joinTraces(outcome.trace, ...(wasRelaxed ? [wasRelaxed.trace] : [])),
  )
}

/** A bound on the other side stays while it leaves room. */
function boundedBy(price: PriceLimit | undefined, edge: number, relative: 'lower' | 'higher'): PriceLimit {
  if (relative === 'lower') {
    const max = Math.max(0, edge - 1)
    return price?.min !== undefined && price.min <= max ? { min: price.min, max } : { max }
  }
  const min = edge + 1
  return price?.max !== undefined && price.max >= min ? { min, max: price.max } : { min }
}

/** Whether what was shown before had only some of the words already. */
async function hasNoExact(tools: AnswerTools, before: State, shop: Shop): Promise<{ isSo: boolean; trace: Trace }> {
  const request = { ...requestOf({ ...before, page: 1 }, shop, true), limit: 1, facets: false }
  const { total, trace } = await tools.search.search(request)
  return { isSo: total === 0, trace }
}

function nothingBeyond(
  context: AnswerContext,
  shop: Shop,
  edge: number,
  relative: 'lower' | 'higher',
  trace: Trace,
): AnswerOutcome {
  const { before } = context
  const { price: _, ...unpriced } = before
  const what = describeProducts({ ...unpriced, terms: before.terms }, 'no', shop, true)
  const than = `${relative === 'lower' ? 'less' : 'more'} than ${formatPrice({ amount: edge, currency: shop.currency })}`
  context.emit({ type: 'text', text: `There are ${what} for ${than}.` })
  emitChips(context, before, shop)
  return { state: before, trace }
}
