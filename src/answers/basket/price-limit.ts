import type { SearchFilters } from '../../search/engine.ts'
import { readPrice } from '../../understanding/constraints/price.ts'
import { wordsOf } from '../../understanding/words.ts'

/** A number on a line is money only where its currency is said: 'under 30 pages'. */
const money = /[$£€]|(?<!\p{L})(?:usd|eur|gbp|dollars?|euros?|pounds?|bucks?|cents?)(?!\p{L})/iu

/** The limits of price among the wishes of an item, read as in a search; none of an amount in another currency. */
export function priceLimitOf(wishes: readonly string[], currency: string): SearchFilters {
  const isProductWord = (): boolean => false
  let limits: SearchFilters = {}
  for (const wish of wishes.filter((one) => money.test(one))) {
    const { min, max } = readPrice(wordsOf(wish), new Set(), { currency, isProductWord }).price ?? {}
    limits = { ...limits, ...(min !== undefined && { minPrice: min }), ...(max !== undefined && { maxPrice: max }) }
  }
  return limits
}
