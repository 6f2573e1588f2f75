import type { Product } from '../catalogue/product.ts'
import type { SearchEngine } from './engine.ts'
import type { ProductSearch, SearchOutcome, SearchRequest } from './search.ts'
import { analyseQuery } from './text-analysis.ts'

/** The search port over one engine. */
export function createProductSearch(engine: SearchEngine): ProductSearch {
  return {
    search: (request) => search(engine, request),
    products: (ids) => engine.products(ids),
    nearestPrice: (request) => nearestPrice(engine, request),
  }
}

async function search(engine: SearchEngine, request: SearchRequest): Promise<SearchOutcome> {
  const startedAt = performance.now()
  const words = analyseQuery(request.text)
  const { filters, sort, offset, limit, facets } = request
  const all = await engine.search({ words, match: 'all', filters, sort, offset, limit, facets })
  return {
    hits: all.hits,
    total: all.total,
    exactTotal: all.total,
    facets: all.facets,
    notices: [],
    trace: {
      engine: engine.name,
      queries: [
        {
          kind: 'keyword',
          why: 'the words of the message',
          request: all.request,
          tookMs: performance.now() - startedAt,
        },
      ],
    },
  }
}

async function nearestPrice(
  engine: SearchEngine,
  request: SearchRequest,
): Promise<{ product: Product; amount: number } | undefined> {
  const { minPrice, maxPrice, ...rest } = request.filters
  const words = analyseQuery(request.text)
  const filters = maxPrice === undefined ? { ...rest, minPrice: 0 } : { ...rest, minPrice: maxPrice + 1 }
  const sort = maxPrice === undefined ? 'price_desc' : 'price_asc'
  if (maxPrice === undefined && minPrice === undefined) return undefined
  const { hits } = await engine.search({ words, match: 'all', filters, sort, offset: 0, limit: 1, facets: false })
  const product = hits[0]?.product
  return product?.price === undefined ? undefined : { product, amount: product.price.amount }
}
