import type { AnswerContext } from '../chat/answer.ts'
import type { PriceLimit, State } from '../understanding/understanding.ts'
import type { AnswerTools } from './dependencies.ts'
import { requestOf } from './search-request.ts'

/** Of fewer products every one is in the middle. */
const fewest = 3

/**
 * The search with 'mid-range' made an amount: the middle third of the prices of what it finds. Unchanged where the
 * message asks for no such thing, names a price itself, or finds too little to have a middle.
 */
export async function withPriceBand(context: AnswerContext, tools: AnswerTools, state: State): Promise<State> {
  const { priceBand, constraints } = context.understanding
  if (priceBand === undefined || constraints.price !== undefined) return state
  const shop = await tools.shop()
  const { price: _, ...unpriced } = state
  const request = {
    ...requestOf({ ...unpriced, page: 1 }, shop, true),
    sort: 'price_asc',
    limit: 1,
    facets: false,
  } as const
  const priceAt = async (share: number, total: number): Promise<number | undefined> => {
    context.signal.throwIfAborted()
    const { hits } = await tools.search.search({ ...request, offset: Math.floor(share * (total - 1)) })
    const price = hits[0]?.product.price
    return price?.currency === shop.currency ? price.amount : undefined
  }
  context.signal.throwIfAborted()
  const priced = { ...request, filters: { ...request.filters, minPrice: 0 } }
  const { total } = await tools.search.search(priced)
  if (total < fewest) return state
  const [min, max] = [await priceAt(1 / 3, total), await priceAt(2 / 3, total)]
  if (min === undefined || max === undefined) return state
  const price: PriceLimit = { min, max }
  return { ...state, price }
}
