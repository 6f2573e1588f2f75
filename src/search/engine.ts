import type { Availability, CatalogueRecord, Product } from '../catalogue/product.ts'
import type { AttributeConstraint, Choice, Sort } from '../understanding/understanding.ts'
import type { AnalysedQuery } from './text-analysis.ts'

/** Hard limits: no product outside them is ever returned. */
export interface SearchFilters {
  /** Inclusive, minor units. A product without a price is outside any price limit. */
  minPrice?: number | undefined
  maxPrice?: number | undefined
  /** ISO 4217, of the two prices: a product priced in another currency is outside both. */
  currency?: string | undefined
  /** Compared without regard to case. `include` empty means any. */
  brands?: Choice | undefined
  /** Basic colour names (`catalogue/colours.ts`); a product of two colours has both. */
  colours?: Choice | undefined
  /** Any of these; each matches a whole segment of the product's category path, without regard to case. */
  categories?: string[] | undefined
  availability?: Availability | undefined
  /** All must hold. A product that lacks the attribute is outside the limit, `!=` included. */
  attributes?: AttributeConstraint[] | undefined
  /** Analysed words, none of which may stand in the product's text. */
  excludeTokens?: string[] | undefined
}

/**
 * `all`: products that have all the words. `some`: products that have at least one but not all of
 * them, so that the two are disjoint and can be shown one after the other. `any`: both of these, for
 * counting over the two. Required words must be there in each case. No words: `all` and `any` are
 * every product, `some` is none.
 */
export type WordMatch = 'all' | 'some' | 'any'

export interface EngineQuery {
  words: AnalysedQuery
  match: WordMatch
  filters: SearchFilters
  sort?: Sort | undefined
  offset: number
  limit: number
  /** Whether to count facets over what was found. */
  facets: boolean
}

export interface Hit {
  product: Product
  /** Larger is better; comparable within one query only. */
  score: number
}

/** How many of the products found have each value. */
export interface Facets {
  brands: { value: string; count: number }[]
  categories: { value: string; count: number }[]
  availability: { value: Availability; count: number }[]
  /** Minor units, over the priced products found; absent when none has a price. */
  price?: { min: number; max: number } | undefined
  attributes: { name: string; unit?: string | undefined; values: { value: string; count: number }[] }[]
  /** The number of best hits that were counted, when not all were. */
  countedOver?: number | undefined
}

export interface EngineResult {
  hits: Hit[]
  /** How many products match in all, exactly. */
  total: number
  facets?: Facets | undefined
  /** The very request that was sent to the engine, for the trace. */
  request: unknown
}

/** What the catalogue knows, for understanding: spelled as the catalogue spells it. */
export interface Lexicon {
  /** Most frequent first. */
  brands: string[]
  /** Segments of category paths, most frequent first. */
  categories: string[]
  attributes: { name: string; unit?: string | undefined }[]
  /** The currency of most prices. */
  currency: string
}

/** Reads a catalogue. Implementations promise what `test/contracts/search-engine.ts` asks. */
export interface SearchEngine {
  readonly name: 'sqlite' | 'elasticsearch'
  search(query: EngineQuery): Promise<EngineResult>
  /** Products whose SKU, GTIN or model number is this one, compared folded and without separators. */
  findByNumber(number: string, filters: SearchFilters, limit: number): Promise<EngineResult>
  /** In the order of `ids`; unknown and deleted ones are left out. */
  products(ids: readonly string[]): Promise<Product[]>
  lexicon(): Promise<Lexicon>
  /** Products that can be found (tombstones are not). */
  count(): Promise<number>
  close(): Promise<void>
}

/** `stale`: a newer or equal version was there already, which is success without a write. */
export type WriteOutcome =
  | { id: string; outcome: 'written' | 'stale' }
  | { id: string; outcome: 'failed'; reason: string }

/** Writes a catalogue. One outcome a record, in the order given. */
export interface CatalogueWriter {
  /** All of a batch or nothing is durable afterwards. Throws when the engine as a whole cannot write. */
  write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]>
  /** Starts a pass after which `removeUnseen` removes what no `write` and no `keep` since has named. */
  beginPass(): Promise<void>
  /** Names products without writing them: those whose newest record was refused stay as they are. */
  keep(ids: readonly string[]): Promise<void>
  removeUnseen(): Promise<number>
  /** Makes searching quick again after many writes. */
  optimise(): Promise<void>
  close(): Promise<void>
}
