import type { Product } from '../catalogue/product.ts'
import type { EngineQuery, EngineResult, Hit, SearchEngine, SearchFilters } from './engine.ts'
import { headNouns } from './head-noun.ts'
import type { AnalysedQuery } from './text-analysis.ts'

/** The tokens of the word that says what is looked for; empty when no word does. */
const headTokens = (words: AnalysedQuery): string[] =>
  words.filter(({ head }) => head).flatMap(({ forms }) => forms.flatMap((form) => (form.length === 1 ? form : [])))

/**
 * Categories of the products found that are named for what is looked for: 'Laptops' for 'laptop', and not
 * 'Laptop Stands'. Empty when there is none. A price order or bound takes the place of relevance, which
 * otherwise keeps what only mentions a laptop behind the laptops.
 */
export async function thingCategories(
  engine: SearchEngine,
  words: AnalysedQuery,
  filters: SearchFilters,
): Promise<string[]> {
  const heads = headTokens(words)
  if (heads.length === 0 || filters.categories !== undefined) return []
  const { facets } = await engine.search({ words, match: 'all', filters, offset: 0, limit: 1, facets: true })
  return (facets?.categories ?? []).flatMap(({ value, count }) =>
    count > 0 && headNouns(value).some((noun) => heads.includes(noun)) ? [value] : [],
  )
}

/** As many products are told by their titles; of more, an order over all would take too long. */
const mostTold = 1_000

const isThing = ({ title, brand }: Product, heads: readonly string[]): boolean =>
  headNouns(title, brand).some((noun) => heads.includes(noun))

/**
 * The products of a query that are what is looked for by their titles, in the query's order: for catalogues
 * whose categories do not say it. Undefined when there are too many to tell, or none is.
 */
export async function thingsByTitle(engine: SearchEngine, query: EngineQuery): Promise<EngineResult | undefined> {
  const heads = headTokens(query.words)
  if (heads.length === 0) return undefined
  const all = await engine.search({ ...query, offset: 0, limit: mostTold })
  if (all.total > mostTold) return undefined
  const things: Hit[] = all.hits.filter(({ product }) => isThing(product, heads))
  if (things.length === 0) return undefined
  return { ...all, hits: things.slice(query.offset, query.offset + query.limit), total: things.length }
}
