import type { Product } from '../../../catalogue/product.ts'
import type { VectorSpace } from '../../embedder.ts'
import {
  type EngineQuery,
  type EngineResult,
  type Lexicon,
  type RankedHit,
  type RankedResult,
  type RankQuery,
  type SearchEngine,
  type SearchFilters,
  type VectorQuery,
  VectorSearchError,
  type Vocabulary,
} from '../../engine.ts'
import { CatalogueView, type Source, type ViewOptions } from './catalogue-view.ts'
import type { Cluster } from './client.ts'
import { productId, stateId } from './document-id.ts'
import { facetAggregations, facetsOf } from './facets.ts'
import { RefusedRequestError } from './failures.ts'
import { isLive, isOneOf } from './filter-query.ts'
import { HeadRarities } from './head-rarities.ts'
import { kindsName } from './kind-models.ts'
import { readLexicon } from './lexicon.ts'
import { productOf } from './product-document.ts'
import { CatalogueReader, type Hit, namesOnly } from './reader.ts'
import { nearestSearch, numberSearch, type Ordered, orderedSearch } from './search-body.ts'
import { vectorsOf } from './vector-fields.ts'
import { setKey, type VectorSets, vectorSetsId } from './vector-sets.ts'
import { readVocabulary } from './vocabulary.ts'

export interface ElasticsearchEngineOptions extends Partial<ViewOptions> {
  /** Facets are counted over no more products than this, the best ones, in a catalogue that has more. */
  mostCounted?: number
  /** Words of the vocabulary; more than any shop's catalogue has, some 20 MB of them. */
  mostWords?: number
}

/** Reads the catalogue that stands behind the cluster's alias. The engine closes the cluster's client. */
export function openElasticsearchEngine(cluster: Cluster, options: ElasticsearchEngineOptions = {}): SearchEngine {
  return new ElasticsearchEngine(new CatalogueReader(cluster), options)
}

class ElasticsearchEngine implements SearchEngine {
  readonly name = 'elasticsearch'
  readonly #reader: CatalogueReader
  readonly #mostCounted: number
  readonly #rarities: HeadRarities
  readonly #lexicon: CatalogueView<Lexicon>
  readonly #vocabulary: CatalogueView<Vocabulary>
  readonly #size: CatalogueView<number>
  readonly #vectorSets: CatalogueView<VectorSets>

  constructor(reader: CatalogueReader, options: ElasticsearchEngineOptions) {
    const { mostCounted = 50_000, mostWords = 200_000, freshForMs = 5_000, onFailure = () => undefined } = options
    const views = { freshForMs, onFailure }
    const state = () => reader.state()
    this.#reader = reader
    this.#mostCounted = mostCounted
    this.#rarities = new HeadRarities((body) => reader.search(body), freshForMs)
    const readNames: Source<Lexicon>['read'] = (publish) => readLexicon(reader.slowSearch, publish)
    this.#lexicon = new CatalogueView({ state, read: readNames, isEmpty: hasNoNames }, views)
    this.#vocabulary = new CatalogueView(vocabularySource(reader, mostWords), views)
    const count = () => reader.count(isLive)
    this.#size = new CatalogueView({ state, read: count, isEmpty: (products) => products === 0 }, views)
    this.#vectorSets = vectorSetsView(reader, views)
  }

  async search(query: EngineQuery): Promise<EngineResult> {
    const { offset, limit, facets } = query
    const countedOver = facets && (await this.#size.get()) > this.#mostCounted ? this.#mostCounted : undefined
    const isRanked = limit > 0 || countedOver !== undefined
    const search = orderedSearch(query, isRanked ? await this.#rarities.of(query.words) : 0)
    if (search === undefined) return nothingFound
    if (!facets) return this.#results(search, { offset, limit })
    const aggs = facetAggregations(facets, countedOver)
    const found = await this.#reader.page(search, { offset, limit, show: 'record' }, aggs)
    return {
      hits: found.hits.flatMap(hitOf),
      total: found.total,
      facets: facetsOf(found.aggregations, found.total, countedOver),
      request: found.sent,
    }
  }

  async findByNumber(number: string, filters: SearchFilters, limit: number): Promise<EngineResult> {
    const search = numberSearch(number, filters)
    return search === undefined ? nothingFound : this.#results(search, { offset: 0, limit })
  }

  async rank({ among = [], offset = 0, ...query }: RankQuery): Promise<RankedResult> {
    const headRarity = query.limit === 0 ? 0 : await this.#rarities.of(query.words)
    const search = orderedSearch({ ...query, sort: undefined }, headRarity)
    if (search === undefined) return nothingRanked
    const [found, matching] = await Promise.all([
      this.#reader.page(search, { offset, limit: query.limit, show: 'named' }),
      among.length === 0 ? undefined : this.#among(search, among),
    ])
    return {
      hits: found.hits.map(rankedHitOf),
      total: found.total,
      among: matching === undefined ? [] : among.filter((id) => matching.ids.has(id)),
      request: matching === undefined ? found.sent : [found.sent, matching.sent],
    }
  }

  async vectorSpace(): Promise<VectorSpace | undefined> {
    const { live } = await this.#vectorSets.get()
    return live && { embedder: live.embedder, dimensions: live.dimensions }
  }

  async nearest(query: VectorQuery): Promise<RankedResult> {
    const { live } = await this.#vectorSets.get()
    if (live === undefined || setKey(live) !== setKey(query.space) || query.limit === 0) return nothingRanked
    const { hits, sent } = await this.#nearestHits({ ...nearestSearch(query, live), ...namesOnly })
    const ranked = hits.map(rankedHitOf).map((hit) => ({ ...hit, score: cosineOf(hit.score) }))
    // The order among equals is that of the graph: it is made one of its own.
    ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    return { hits: ranked, total: ranked.length, among: [], request: readable(sent) }
  }

  async vectorOf(id: string, space: VectorSpace): Promise<Float32Array | undefined> {
    const [document] = await this.#reader.documents([id], ['storedVectors'])
    const vectors = Object.values(vectorsOf(document?.storedVectors ?? {}))
    return vectors.find(({ set }) => set === setKey(space))?.values
  }

  async products(ids: readonly string[]): Promise<Product[]> {
    const documents = await this.#reader.documents(ids, ['record'])
    return documents.flatMap((document) => (document && productOf(document)) ?? [])
  }

  lexicon(): Promise<Lexicon> {
    return this.#lexicon.get()
  }

  vocabulary(): Promise<Vocabulary> {
    return this.#vocabulary.get()
  }

  count(): Promise<number> {
    return this.#reader.count(isLive)
  }

  close(): Promise<void> {
    return this.#reader.close()
  }

  async #results(search: Ordered, page: { offset: number; limit: number }): Promise<EngineResult> {
    const { hits, total, sent } = await this.#reader.page(search, { ...page, show: 'record' })
    return { hits: hits.flatMap(hitOf), total, request: sent }
  }

  /** What the cluster does not take, a search by words has nothing to do with. */
  async #nearestHits(body: object) {
    try {
      return await this.#reader.search(body)
    } catch (error) {
      if (!(error instanceof RefusedRequestError)) throw error
      throw new VectorSearchError(`Products cannot be searched by meaning: ${error.message}`, { cause: error })
    }
  }

  /** Those of the ids that match. */
  async #among({ query }: Ordered, ids: readonly string[]): Promise<{ ids: ReadonlySet<string>; sent: object }> {
    const matching = { bool: { filter: [query, isOneOf(ids)] } }
    const { hits, sent } = await this.#reader.search({ query: matching, size: ids.length, ...namesOnly })
    return { ids: new Set(hits.map(idOfHit)), sent }
  }
}

const hasNoNames = ({ brands, categories, attributes }: Lexicon): boolean =>
  brands.length === 0 && categories.length === 0 && attributes.length === 0

/** Of its words and of the kinds of its products, which are learned behind the writes. */
const vocabularySource = (reader: CatalogueReader, mostWords: number): Source<Vocabulary> => ({
  state: async () => JSON.stringify(await Promise.all([reader.state(), reader.numberOf(stateId(kindsName))])),
  read: () => readVocabulary(reader.slowSearch, mostWords),
  isEmpty: ({ words }) => words.length === 0,
})

/** The state of the sets is what the document says of them. */
function vectorSetsView(reader: CatalogueReader, options: ViewOptions): CatalogueView<VectorSets> {
  const read = async (): Promise<VectorSets> => {
    const [document] = await reader.documentsById([vectorSetsId], ['state'])
    return (document?.state ?? {}) as VectorSets
  }
  const state = async () => String(performance.now())
  return new CatalogueView({ state, read, isEmpty: ({ live }) => live === undefined }, options)
}

const nothingFound: EngineResult = { hits: [], total: 0, request: {} }
const nothingRanked: RankedResult = { hits: [], total: 0, among: [], request: {} }

function hitOf({ _source, _score }: Hit): EngineResult['hits'] {
  const product = _source && productOf(_source)
  return product === undefined ? [] : [{ product, score: _score ?? 0 }]
}

function rankedHitOf(hit: Hit): RankedHit {
  const kind: unknown = hit.fields?.kind?.[0]
  return { id: idOfHit(hit), kind: typeof kind === 'string' ? kind : undefined, score: hit._score ?? 0 }
}

const idOfHit = ({ fields }: Hit): string => productId(String(fields?.id?.[0]))

/** Elasticsearch scores a cosine from 0 to 1. */
const cosineOf = (score: number): number => 2 * score - 1

/** For the trace: a vector as what it is, not as its hundreds of numbers. */
const readable = (sent: object): unknown =>
  JSON.parse(JSON.stringify(sent), (key, value) =>
    key === 'query_vector' && Array.isArray(value) ? `${value.length} numbers` : value,
  )
