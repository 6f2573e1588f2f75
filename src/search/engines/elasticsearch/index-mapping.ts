import { lookFieldName } from './look-fields.ts'
import { type VectorSet, vectorFieldName } from './vector-sets.ts'

/** Grows with each change of the mapping, of what documents hold or of the text analysis; kept in the mapping's `_meta`. */
export const mappingVersion = 2

/** Fields that are in the index and not in `_source`: they are worked out of the record whenever a document is written. */
const derivedFields = ['words', 'text', 'tokens', 'attributes', 'facets', 'vectors', 'lookVectors']

/**
 * One shard: a word's rarity is that of the whole catalogue, and `_seq_no` counts all changes. Lucene takes two
 * thousand million documents in one; a million products are some 10 GB.
 */
export const indexSettings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  // A given interval: without one, an index that nobody searches is refreshed only when somebody does, who waits for it.
  refresh_interval: '1s',
} as const

/** Only sorted by and read. */
const unsearched = { index: false } as const
const keyword = { type: 'keyword' } as const
/** Not searched. */
const read = { type: 'keyword', index: false } as const
/**
 * Counted. What counts of all segments have in common is worked out when an index is refreshed, not by the first shopper
 * behind each refresh: while a catalogue is written that is one a second.
 */
const counted = { ...read, eager_global_ordinals: true } as const
/** The application's tokens, with a space between each two. */
const tokens = { type: 'text', analyzer: 'whitespace' } as const
/** The text as it is, for who searches the index by hand. */
const byHand = { type: 'text', analyzer: 'standard', norms: false } as const

const properties = {
  // The product and what is known of it; `record` is its JSON.
  id: { type: 'keyword', ...unsearched },
  record: { type: 'keyword', index: false, doc_values: false },
  deleted: { type: 'boolean' },
  version: { type: 'long', ...unsearched },
  added: { type: 'long', ...unsearched },
  recordSeqNo: { type: 'long' },
  image: { type: 'keyword', index: false, doc_values: false },
  imageVersion: { type: 'long', ...unsearched },
  state: { type: 'object', enabled: false },
  // Limits and orders.
  price: { type: 'long' },
  currency: keyword,
  availability: keyword,
  released: { type: 'long' },
  rating: { type: 'double' },
  sku: keyword,
  gtin: keyword,
  model: keyword,
  brand: keyword,
  category: keyword,
  colours: keyword,
  attributes: { properties: { texts: keyword, numbers: keyword } },
  facets: {
    properties: {
      brand: counted,
      category: counted,
      attribute: counted,
      colour: counted,
      name: counted,
      number: read,
    },
  },
  // Words.
  words: {
    properties: {
      title: tokens,
      brand: tokens,
      model: tokens,
      description: tokens,
      attributes: tokens,
      features: tokens,
    },
  },
  tokens: keyword,
  titleLength: { type: 'integer' },
  kinds: keyword,
  kind: read,
  text: { properties: { title: byHand, brand: byHand, description: byHand } },
  // Vectors.
  textHash: { type: 'long', ...unsearched },
  vectorSets: keyword,
  freshVectors: keyword,
  storedVectors: { type: 'object', enabled: false },
  // Looks of pictures.
  look: keyword,
  storedLook: { type: 'object', enabled: false },
} as const

/** A set of vectors, and for how many products about. */
export interface SizedVectorSet {
  set: VectorSet
  products: number
  /** How the set's field is kept already; a mapping can be changed to keep more products, and not to keep fewer. */
  present?: string | undefined
}

/**
 * The mapping of a catalogue's index. `meta` is kept in it: who made the index. `dynamic: strict`: a field that is not
 * named here is a mistake, however many attributes products have.
 */
export function indexMapping(
  meta: Record<string, unknown>,
  vectors: readonly SizedVectorSet[] = [],
  looks: readonly SizedLookSpace[] = [],
) {
  return {
    dynamic: 'strict',
    _meta: meta,
    _source: { excludes: derivedFields },
    properties: {
      ...properties,
      vectors: { properties: Object.assign({}, ...vectors.map(vectorProperties)) as VectorProperties },
      lookVectors: { properties: Object.assign({}, ...looks.map(lookProperties)) as LookProperties },
    },
  } as const
}

/** The part of the mapping that has to be there before vectors of a set are written. */
export const vectorMapping = (vectors: SizedVectorSet) => ({
  properties: { vectors: { properties: vectorProperties(vectors) } },
})

/** The looks of pictures of one space, and for how many products about. */
export interface SizedLookSpace extends Omit<SizedVectorSet, 'set'> {
  dimensions: number
}

/** The part of the mapping that has to be there before looks are written. */
export const lookMapping = (looks: SizedLookSpace) => ({
  properties: { lookVectors: { properties: lookProperties(looks) } },
})

type LookProperties = ReturnType<typeof lookProperties>

const lookProperties = ({ dimensions, products, present }: SizedLookSpace) => ({
  [lookFieldName(dimensions)]: {
    type: 'dense_vector',
    dims: dimensions,
    similarity: 'cosine',
    index_options: { type: vectorIndexType(products, dimensions, present) },
  } as const,
})

type VectorProperties = ReturnType<typeof vectorProperties>

const vectorProperties = ({ set, products, present }: SizedVectorSet) => ({
  [vectorFieldName(set)]: {
    type: 'dense_vector',
    dims: set.dimensions,
    similarity: 'cosine',
    index_options: { type: vectorIndexType(products, set.dimensions, present) },
  } as const,
})

/** Going through so many bytes-a-value vectors takes a few milliseconds, and misses none. */
const mostScanned = 20_000
/** From here on a byte a value is more memory (products × dimensions) than most nodes have to spare. */
const leastInBits = 1_000_000
/** With fewer values, their signs alone tell too little. Elasticsearch refuses fewer than 64. */
const leastDimensionsInBits = 256

/** For few products, more, and very many. */
const vectorIndexTypes = ['int8_flat', 'int8_hnsw', 'bbq_hnsw'] as const
type VectorIndexType = (typeof vectorIndexTypes)[number]

/** How vectors are kept in memory: a byte a value, gone through or as a graph; for very many a bit a value, as a graph. */
export function vectorIndexType(products: number, dimensions: number, present?: string): VectorIndexType {
  const isVeryMany = products >= leastInBits && dimensions >= leastDimensionsInBits
  const fitting = products <= mostScanned ? 0 : isVeryMany ? 2 : 1
  const known = (vectorIndexTypes as readonly string[]).indexOf(present ?? '')
  return vectorIndexTypes[Math.max(fitting, known)] ?? 'int8_hnsw'
}
