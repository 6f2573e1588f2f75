import type { Product } from '../catalogue/product.ts'
import type { LookRef, Sort } from '../understanding/understanding.ts'
import type { FacetScope, Facets, Hit, SearchFilters } from './engine.ts'

/** One query that was sent to an engine. */
export interface TracedQuery {
  kind: 'keyword' | 'vector' | 'image' | 'support'
  /** Why it was routed so, in words. */
  why: string
  /** As it was sent, but for the ends of long lists in it. */
  request: unknown
  tookMs: number
}

/** What was sent where: shown to people as the live query display. */
export interface Trace {
  engine: 'sqlite' | 'elasticsearch'
  queries: TracedQuery[]
}

/** `auto`: by words, by meaning or both, as the text asks for. */
export const searchTypes = ['auto', 'keyword', 'vector', 'hybrid'] as const
export type SearchType = (typeof searchTypes)[number]

export interface SearchRequest {
  /** The words as written; they are analysed here. Empty: browse under the filters. */
  text: string
  filters: SearchFilters
  sort?: Sort | undefined
  offset: number
  limit: number
  facets: FacetScope
  /**
   * What follows the products that have all the words. `never`: nothing. `when-none`: products with
   * some of the words, only if none has all. `fill`: those with some of the words after the others.
   */
  someWords: 'never' | 'when-none' | 'fill'
  /** Default: auto. */
  type?: SearchType | undefined
  /** Whether the text is known to describe a need, so that meaning counts more than words. */
  isNeed?: boolean | undefined
  /** The picture that what is found is to look like; the words and the order are limits on that then. */
  look?: LookRef | undefined
  /** Whether the words are searched as they are typed: not corrected, and by no other names. Default: false. */
  exact?: boolean | undefined
}

/** A step of the relaxing ladder that was taken, in words. */
export interface SearchNotice {
  kind: 'spelling' | 'synonyms' | 'some-words' | 'meaning' | 'mentioned' | 'look-only'
  text: string
}

export interface SearchOutcome {
  hits: Hit[]
  total: number
  /** How many of `total` have all the words (or are the number that was asked for). */
  exactTotal: number
  /** What brought the hits: `meaning` and `look` say how near they are, not that they have the words. */
  by: 'words' | 'meaning' | 'look'
  /** By look: what was compared, for people ('colour and shape'). */
  comparedBy?: string | undefined
  /** By look: the picture that was searched by is no longer known. */
  isLookGone?: true
  facets?: Facets | undefined
  notices: SearchNotice[]
  trace: Trace
}

/** What is to be one of the things that a text names. */
export interface ThingsRequest {
  text: string
  filters: SearchFilters
  limit: number
}

/** Products that are what a text names, best first: 'pencils' finds no pencil cases. */
export interface ThingsFound {
  products: Product[]
  notices: SearchNotice[]
  trace: Trace
}

/** The search port that answers and routes use. */
export interface ProductSearch {
  search(request: SearchRequest): Promise<SearchOutcome>
  products(ids: readonly string[]): Promise<Product[]>
  /**
   * Products with all the words of a text that are the thing it names, and nothing that only mentions it or goes with it;
   * by words alone, with corrected spelling and other names. None when no word says what is looked for.
   */
  things(request: ThingsRequest): Promise<ThingsFound>
  /** Whether a text describes what a thing is for, instead of naming a thing that the catalogue has. */
  describesNeed(text: string): Promise<boolean>
  /**
   * The products inside the limits whose meaning is nearest to a product's, nearest first, without itself; none where
   * meaning cannot be searched. `filters` are taken as they are: prices in the product's own currency.
   */
  like(id: string, filters: SearchFilters, limit: number): Promise<{ products: Product[]; trace: Trace }>
  /**
   * The bound nearest to a price limit under which nothing was found: the cheapest product above
   * `maxPrice` or the dearest below `minPrice` that fits everything else. Undefined when there is none.
   */
  nearestPrice(request: SearchRequest): Promise<{ product: Product; amount: number } | undefined>
}
