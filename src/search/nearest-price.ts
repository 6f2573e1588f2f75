import type { Product } from '../catalogue/product.ts'
import type { Hit, SearchEngine, SearchFilters, WordMatch } from './engine.ts'
import type { SearchRequest } from './search.ts'
import type { AnalysedQuery } from './text-analysis.ts'

/** A product and its price in minor units. */
export interface PricedProduct {
  product: Product
  amount: number
}

/**
 * The product nearest to the price limit under which nothing was found: the cheapest above it or the
 * dearest below it that fits everything else; with both bounds the one that misses by less. Products
 * with some of the words count only where the request takes them and none with all the words is there.
 */
export async function nearestPrice(
  engine: SearchEngine,
  { filters, someWords }: Pick<SearchRequest, 'filters' | 'someWords'>,
  words: AnalysedQuery,
): Promise<PricedProduct | undefined> {
  const matches: WordMatch[] = someWords === 'never' ? ['all'] : ['all', 'some']
  for (const match of matches) {
    const above = await cheapestAbove(engine, filters, words, match)
    const below = await dearestBelow(engine, filters, words, match)
    const nearest = nearer(above, below, filters)
    if (nearest !== undefined) return nearest
  }
  return undefined
}

async function cheapestAbove(
  engine: SearchEngine,
  filters: SearchFilters,
  words: AnalysedQuery,
  match: WordMatch,
): Promise<PricedProduct | undefined> {
  if (filters.maxPrice === undefined) return undefined
  const dearer = { ...filters, minPrice: filters.maxPrice + 1, maxPrice: undefined }
  const query = { words, match, filters: dearer, sort: 'price_asc', offset: 0, limit: 1, facets: false } as const
  return priced((await engine.search(query)).hits[0])
}

async function dearestBelow(
  engine: SearchEngine,
  filters: SearchFilters,
  words: AnalysedQuery,
  match: WordMatch,
): Promise<PricedProduct | undefined> {
  if (filters.minPrice === undefined) return undefined
  const cheaper = { ...filters, minPrice: undefined, maxPrice: filters.minPrice - 1 }
  const query = { words, match, filters: cheaper, sort: 'price_desc', offset: 0, limit: 1, facets: false } as const
  return priced((await engine.search(query)).hits[0])
}

function priced(hit: Hit | undefined): PricedProduct | undefined {
  return hit?.product.price === undefined ? undefined : { product: hit.product, amount: hit.product.price.amount }
}

function nearer(
  above: PricedProduct | undefined,
  below: PricedProduct | undefined,
  { minPrice = 0, maxPrice = 0 }: SearchFilters,
): PricedProduct | undefined {
  if (above === undefined || below === undefined) return above ?? below
  return above.amount - maxPrice <= minPrice - below.amount ? above : below
}
