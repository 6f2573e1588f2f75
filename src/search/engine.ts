import type { Availability, CatalogueRecord, Product } from '../catalogue/product.ts'
import type { ProductImage } from '../catalogue/product-image.ts'
import type { AttributeConstraint, Choice, Sort } from '../understanding/understanding.ts'
import type { VectorSpace } from './embedder.ts'
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
  /**
   * All must hold. A product that lacks the attribute is outside the limit, `!=` included. A number with a unit is
   * compared across the units of its dimension, and with no value in another or no unit.
   */
  attributes?: AttributeConstraint[] | undefined
  /** Analysed words, none of which may stand in the product's text. */
  excludeTokens?: string[] | undefined
  /** Only products with one of these ids. */
  ids?: readonly string[] | undefined
  /** None of the products with these ids. */
  excludeIds?: readonly string[] | undefined
}

/**
 * `all`: products that have all the words. `some`: products that have at least one but not all of
 * them, so that the two are disjoint and can be shown one after the other. `any`: both of these, for
 * counting over the two. Required words must be there in each case. No words: `all` and `any` are
 * every product, `some` is none.
 */
export type WordMatch = 'all' | 'some' | 'any'

/**
 * Which facets are counted over what was found. `choices`: of the attributes only those that tell the colour of the
 * whole product. The many attributes of a technical catalogue take longer to count than their products to find.
 */
export type FacetScope = boolean | 'choices'

export interface EngineQuery {
  words: AnalysedQuery
  match: WordMatch
  filters: SearchFilters
  sort?: Sort | undefined
  offset: number
  limit: number
  facets: FacetScope
}

/** A query for ids alone, best first by score. */
export interface RankQuery extends Pick<EngineQuery, 'words' | 'match' | 'filters' | 'limit'> {
  /** Of the best ones so many are passed over. Default: 0. */
  offset?: number | undefined
  /** It is told which of these match, shown or not. */
  among?: readonly string[] | undefined
}

export interface RankedHit {
  id: string
  /** What the product is: the last segment of its category, else a noun; undefined where nothing tells. */
  kind?: string | undefined
  /** Larger is better; comparable within one query only. */
  score: number
}

export interface RankedResult {
  hits: RankedHit[]
  /** How many products match in all, exactly. */
  total: number
  /** Those of the query's `among` that match. */
  among: string[]
  /** The very request that was sent to the engine, for the trace. */
  request: unknown
}

export interface VectorQuery {
  /** What `vector` was made with: it is compared with no others. */
  space: VectorSpace
  vector: Float32Array
  filters: SearchFilters
  limit: number
}

/** Vectors cannot be searched now. The message is one line for the operator; search by keyword goes on. */
export class VectorSearchError extends Error {
  override name = 'VectorSearchError'
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

/** An attribute of the catalogue, once for each unit that its values come in; most frequent first. */
export interface LexiconAttribute {
  name: string
  unit?: string | undefined
  /** The numbers among its values, ascending, each once; none when it has none, or too many to be told apart. */
  numbers?: readonly number[] | undefined
  /** How many products have it with a number, and between which bounds, in each segment of category paths. */
  categories?: ReadonlyMap<string, NumberRange> | undefined
  /** The same over all products. */
  all?: NumberRange | undefined
}

export interface NumberRange {
  count: number
  min: number
  max: number
}

/** What the catalogue knows, for understanding: spelled as the catalogue spells it. */
export interface Lexicon {
  /** Most frequent first. */
  brands: string[]
  /** Segments of category paths, most frequent first. */
  categories: string[]
  attributes: LexiconAttribute[]
  /** The currency of most prices. */
  currency: string
}

/** The words of a catalogue as its index has them, for correcting what is typed. */
export interface Vocabulary {
  /** Tokens of three letters or more and nothing else that stand in at least two products; bounded to the most frequent. */
  words: readonly string[]
  /** How many products have each. */
  counts: Uint32Array
  /** Tokens of single words that say what at least three products are. */
  kinds: ReadonlySet<string>
}

/** Reads a catalogue. Implementations promise what `test/contracts/search-engine.ts` asks. */
export interface SearchEngine {
  readonly name: 'sqlite' | 'elasticsearch'
  search(query: EngineQuery): Promise<EngineResult>
  /** The same products in the same order as `search` gives without a sort, without their records. */
  rank(query: RankQuery): Promise<RankedResult>
  /** Products whose SKU, GTIN or model number is this one, compared folded and without separators. */
  findByNumber(number: string, filters: SearchFilters, limit: number): Promise<EngineResult>
  /** What the vectors were made with that can be searched now; undefined when there are none. */
  vectorSpace(): Promise<VectorSpace | undefined>
  /**
   * The products inside the limits whose vectors are nearest, nearest first; `score` is the cosine similarity,
   * `total` the number of hits. Nothing when the vectors in use are of another space.
   * @throws VectorSearchError when vectors cannot be searched.
   */
  nearest(query: VectorQuery): Promise<RankedResult>
  /** The vector of a product in this space; undefined when it has none there. */
  vectorOf(id: string, space: VectorSpace): Promise<Float32Array | undefined>
  /** In the order of `ids`; unknown and deleted ones are left out. */
  products(ids: readonly string[]): Promise<Product[]>
  lexicon(): Promise<Lexicon>
  /** The same object for the same state of the catalogue. */
  vocabulary(): Promise<Vocabulary>
  /** Products that can be found (tombstones are not). */
  count(): Promise<number>
  close(): Promise<void>
}

/**
 * `stale`: a newer or equal version was there already, which is success without a write. `isTransient`: the same record
 * may be taken later; without it, it never will be.
 */
export type WriteOutcome =
  | { id: string; outcome: 'written' | 'stale' }
  | { id: string; outcome: 'failed'; reason: string; isTransient?: true }

/** A product that has no vector in a set yet, or one that was made of another text. */
export interface PendingVector {
  id: string
  text: string
  /** Names the text: the vector is kept only while the product still has it. */
  textHash: number
}

export interface NewVector extends Pick<PendingVector, 'id' | 'textHash'> {
  /** Undefined: the text says nothing to the embedder; the product is then no longer pending. */
  vector: Float32Array | undefined
}

/**
 * Keeps the vectors of a catalogue, one set for a space. One set at most is live: searched. Another may be filled
 * beside it, to take its place as a whole; filling goes on where it was left.
 */
export interface VectorWriter {
  live(): Promise<VectorSpace | undefined>
  /** How many products there are, and how many of them have no vector of this space yet. */
  progress(space: VectorSpace): Promise<{ products: number; pending: number }>
  /** Opens the set of this space for `write`; unfinished ones of other spaces are dropped. */
  begin(space: VectorSpace): Promise<void>
  /** Batches of products without a vector in the set, each product once. */
  pending(space: VectorSpace, batchSize: number): AsyncIterable<PendingVector[]>
  /** All of a batch or nothing. Products that were changed or deleted meanwhile are passed over. */
  write(space: VectorSpace, vectors: readonly NewVector[]): Promise<void>
  /** Makes the set the live one and drops the one before, in one step. */
  publish(space: VectorSpace): Promise<void>
  close(): Promise<void>
}

/** Learns what kinds of product there are in a catalogue, and indexes its products by them. */
export interface KindWriter {
  /**
   * Learns the kinds of the catalogue as it stands, keeps the model for later writes, and indexes the products again
   * whose kinds it sees otherwise. Gives how many those were; none, and nothing is learned, while little has changed
   * since the last time. Killed in the middle, it indexes all of them the next time.
   */
  learn(): Promise<number>
  close(): Promise<void>
}

/** Where a reader of changes has got to; none: at the beginning. Opaque, and of one engine. */
export type ChangeCursor = readonly number[]

/** Reads which products have come or changed, for work that is done once for each of them. */
export interface ChangeReader {
  /**
   * Products that were written since `after`, oldest change first, deleted ones left out. A product that changes
   * meanwhile comes again. `next` is where to go on; it is equal to `after` when there is nothing new.
   */
  changes(after: ChangeCursor, limit: number): Promise<{ products: Product[]; next: ChangeCursor }>
  /** A product as it is now; undefined when it is not there. */
  product(id: string): Promise<Product | undefined>
  close(): Promise<void>
}

/** Writes a catalogue. One outcome a record, in the order given. */
export interface CatalogueWriter {
  /** How many batches it writes side by side in less time than one after the other; one, where it is not said. */
  readonly writesAtOnce?: number
  /**
   * What is `written` or `stale` is durable afterwards.
   * @throws CatalogueUnavailableError when the engine as a whole cannot write; the batch may be written again.
   */
  write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]>
  /**
   * Sets pictures, guarded by the version that each stored picture was of: an older or equal one is stale. A product's
   * own record counts as a picture at its version where it names one, before an event of that version; a record without
   * one keeps what is known. So any order of records and events ends the same, also when the picture comes before its
   * product or after its deletion. The product's version and what it is found by stay as they are.
   */
  writePictures(pictures: readonly ProductImage[]): Promise<WriteOutcome[]>
  /**
   * Starts a pass after which `removeUnseen` removes what no `write` and no `keep` since has named. `source` names what is
   * read: one engine writes it beside the live catalogue, and goes on there after a crash if it is the same again.
   */
  beginPass(source?: string): Promise<void>
  /** Names products without writing them: those whose newest record was refused stay as they are. */
  keep(ids: readonly string[]): Promise<void>
  removeUnseen(): Promise<number>
  /** Ends a pass of which nothing came: what it was written into, where that stands apart, goes. */
  discardPass?(): Promise<void>
  /** Makes searching quick again after many writes. */
  optimise(): Promise<void>
  close(): Promise<void>
}
