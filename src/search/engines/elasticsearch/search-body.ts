import type { estypes } from '@elastic/elasticsearch'
import type { LookQuery } from '../../../looks/look-index.ts'
import type { Sort } from '../../../understanding/understanding.ts'
import type { EngineQuery, SearchFilters, VectorQuery } from '../../engine.ts'
import { foldGtin, foldNumber } from '../../product-number.ts'
import type { AnalysedQuery } from '../../text-analysis.ts'
import { withinClauses } from './clause-budget.ts'
import { filterQueries, isLive, type Query } from './filter-query.ts'
import { lookFieldName, lookKey } from './look-fields.ts'
import { rankedQuery } from './ranking-query.ts'
import { part } from './terms.ts'
import { setKey, type VectorSet, vectorFieldName } from './vector-sets.ts'
import { matchQueries } from './word-query.ts'

/** A search without where it begins, what it shows and what it counts. */
export interface Ordered {
  query: Query
  sort: estypes.SortCombinations[]
  track_total_hits: true
}

/** What products that match a query are, and in which order; undefined when none can match. */
export function orderedSearch(
  { words, match, filters, sort }: Pick<EngineQuery, 'words' | 'match' | 'filters' | 'sort'>,
  headRarity: number,
): Ordered | undefined {
  if (matchQueries(words, match) === undefined) return undefined
  const limits = filterQueries(filters)
  const query =
    words.length === 0
      ? { bool: { filter: [isLive, ...limits] } }
      : withinClauses(words, (fitting) =>
          rankedQuery(fitting, [...(matchQueries(fitting, match) ?? []), ...limits], headRarity),
        )
  return { query, sort: orderOf(words, sort), track_total_hits: true }
}

/** Products that carry this SKU, GTIN or model number, inside the limits; undefined when it is none. */
export function numberSearch(number: string, filters: SearchFilters): Ordered | undefined {
  const folded = part(foldNumber(number))
  const gtin = part(foldGtin(number))
  const carries: Query[] = [
    ...(folded === '' ? [] : [{ term: { sku: folded } }, { term: { model: folded } }]),
    ...(gtin === '' ? [] : [{ term: { gtin } }]),
  ]
  if (carries.length === 0) return undefined
  const query = {
    bool: { filter: [{ bool: { should: carries, minimum_should_match: 1 } }, ...filterQueries(filters)] },
  }
  return { query, sort: orderOf([], undefined), track_total_hits: true }
}

/** By `sort`, what has no value last, then by score, then in the order in which the products came: a total order. */
function orderOf(words: AnalysedQuery, sort: Sort | undefined): estypes.SortCombinations[] {
  const field = { price_asc: 'price', price_desc: 'price', newest: 'released', rating: 'rating' }
  const order = sort === 'price_asc' ? 'asc' : 'desc'
  return [
    ...(sort === undefined ? [] : [{ [field[sort]]: { order, missing: '_last' } } as const]),
    ...(words.length === 0 ? [] : [{ _score: { order: 'desc' } } as const]),
    { added: { order: 'asc' } },
    { id: { order: 'asc' } },
  ]
}

/** What is looked at for each that is wanted: the graph of vectors finds nearly all of the nearest, and more of them so. */
const oversampling = 2
const fewestCandidates = 200
/** As Elasticsearch allows. */
const mostCandidates = 10_000

/** Seven digits are more than a byte tells apart, and half of what JSON would hold of a float of 32 bits. */
const rounded = (value: number): number => Number(value.toFixed(7))

/** The nearest of a set, inside the limits: they come before the distances, so that none takes another's place. */
export function nearestSearch({ vector, filters, limit }: VectorQuery, set: VectorSet) {
  const k = Math.min(limit, mostCandidates)
  return {
    knn: {
      field: `vectors.${vectorFieldName(set)}`,
      query_vector: Array.from(vector, rounded),
      k,
      num_candidates: Math.min(mostCandidates, Math.max(fewestCandidates, oversampling * k)),
      // Only this set's: the field may still hold vectors of one that was given up. Deleted products have none.
      filter: [{ term: { vectorSets: setKey(set) } }, ...filterQueries(filters)],
    },
    size: k,
  } satisfies estypes.SearchRequest
}

/** The nearest looks of a space to one vector, inside the limits. */
export function nearestLooksSearch({
  space,
  vector,
  filters,
  limit,
}: Omit<LookQuery, 'vectors'> & { vector: Float32Array }) {
  const k = Math.min(limit, mostCandidates)
  return {
    knn: {
      field: `lookVectors.${lookFieldName(space.dimensions)}`,
      query_vector: Array.from(vector, rounded),
      k,
      num_candidates: Math.min(mostCandidates, Math.max(fewestCandidates, oversampling * k)),
      // Only this space's: documents may still hold looks of another. Deleted products have none.
      filter: [{ term: { look: lookKey(space) } }, ...filterQueries(filters)],
    },
    size: k,
  } satisfies estypes.SearchRequest
}

/** How many products have a word in any of its forms, of how many: what its rarity is worked out of. */
export const presenceSearch = (word: Query) =>
  ({
    size: 0,
    track_total_hits: true,
    query: isLive,
    aggs: { having: { filter: word } },
  }) satisfies estypes.SearchRequest

/** Inverse document frequency of a word that so many of all products have. */
export const rarity = (having: number, products: number): number =>
  Math.log(1 + (products - having + 0.5) / (having + 0.5))
