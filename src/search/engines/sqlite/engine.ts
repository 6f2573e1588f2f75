import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Product } from '../../../catalogue/product.ts'
import type { VectorSpace } from '../../embedder.ts'
import type {
  EngineQuery,
  EngineResult,
  FacetScope,
  Facets,
  Hit,
  Lexicon,
  RankedResult,
  RankQuery,
  SearchEngine,
  SearchFilters,
  VectorQuery,
  Vocabulary,
} from '../../engine.ts'
import { queryKinds } from '../../kinds/query-kinds.ts'
import { Columns } from './columns.ts'
import { openDatabase } from './database.ts'
import { FacetCounter } from './facets.ts'
import { readLexicon } from './lexicon.ts'
import { Matches } from './matches.ts'
import { Nearest } from './nearest.ts'
import { nearestSearch, readable } from './nearest-sql.ts'
import { firstInOrder } from './order.ts'
import { Postings, postingsSql } from './postings.ts'
import { vectorOf } from './quantise.ts'
import { score } from './ranking.ts'
import { matchStatement, numberStatement } from './search-sql.ts'
import { favourTyped } from './typed-words.ts'
import { nameVocabulary, VocabularyReader } from './vocabulary.ts'

export interface SqliteEngineOptions {
  /**
   * Facets are counted over no more products than this, the best ones. Counting takes about 0.2 ms
   * for 1,000 products; beyond 50,000 a search would hold up the others for more than 10 ms.
   */
  mostCounted?: number
  /** Words of the vocabulary; more than any shop's catalogue has, some 20 MB of them. */
  mostWords?: number
}

/**
 * Opens the catalogue for reading, on a connection of its own; it sees what other connections have
 * written as soon as they are done. Throws StartupError when the path cannot be used.
 */
export async function openSqliteEngine(
  path: string,
  { mostCounted = 50_000, mostWords = 200_000 }: SqliteEngineOptions = {},
): Promise<SearchEngine> {
  const database = openDatabase(path)
  nameVocabulary(database)
  database.exec('PRAGMA query_only = ON')
  const nearest = new Nearest(path)
  const hasVectors = database.prepare('SELECT 1 FROM vector_sets WHERE live = 1').get() !== undefined
  if (hasVectors) nearest.begin()
  return new SqliteEngine(database, nearest, { mostCounted, mostWords })
}

class SqliteEngine implements SearchEngine {
  readonly name = 'sqlite'
  readonly #database: DatabaseSync
  readonly #nearest: Nearest
  readonly #mostCounted: number
  readonly #columns: Columns
  readonly #postings: Postings
  readonly #matches: Matches
  readonly #facets: FacetCounter
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #record: StatementSync
  readonly #recordById: StatementSync
  readonly #liveSpace: StatementSync
  readonly #vectorById: StatementSync
  /** Of the words and the state of the catalogue in `#scored`. */
  #scores = new Float64Array()
  #scored = ''
  readonly #vocabulary: VocabularyReader
  #lexicon: { version: string; lexicon: Lexicon } | undefined

  constructor(database: DatabaseSync, nearest: Nearest, { mostCounted, mostWords }: Required<SqliteEngineOptions>) {
    this.#database = database
    this.#nearest = nearest
    this.#mostCounted = mostCounted
    this.#columns = new Columns(database)
    this.#postings = new Postings(database)
    this.#matches = new Matches(database)
    this.#facets = new FacetCounter(database, this.#columns)
    this.#begin = database.prepare('BEGIN')
    this.#commit = database.prepare('COMMIT')
    this.#record = database.prepare('SELECT record FROM records WHERE product = ?')
    this.#recordById = database.prepare(
      'SELECT record FROM products JOIN records ON records.product = products.key WHERE id = ?',
    )
    this.#vocabulary = new VocabularyReader(database, mostWords)
    this.#liveSpace = database.prepare('SELECT embedder, dimensions FROM vector_sets WHERE live = 1')
    this.#vectorById = database.prepare(
      `SELECT bytes FROM products JOIN vectors v ON v.product = products.key
       WHERE products.id = ? AND v.set_key = (SELECT key FROM vector_sets WHERE embedder = ?) AND length(bytes) > 0`,
    )
    this.#read(() => undefined)
  }

  async search(query: EngineQuery): Promise<EngineResult> {
    const statement = matchStatement(query)
    if (statement === undefined) return nothingFound
    return this.#read(() => {
      const keys = this.#matches.keys(statement)
      const { sort, offset, limit, facets } = query
      const shown = limit === 0 || offset >= keys.length ? 0 : offset + limit
      const wanted = Math.max(shown, facets && keys.length > this.#mostCounted ? this.#mostCounted : 0)
      const scores = wanted === 0 ? undefined : this.#score(query)
      const best = firstInOrder(keys, wanted, { sort, scores }, this.#columns)
      const ranking = scores === undefined ? {} : { ranking: { sql: postingsSql, terms: tokensOf(query) } }
      return {
        hits: this.#hits(best.slice(offset, offset + limit), scores),
        total: keys.length,
        ...(facets ? { facets: this.#countFacets(keys, best, facets) } : {}),
        request: { ...statement, ...ranking },
      }
    })
  }

  async findByNumber(number: string, filters: SearchFilters, limit: number): Promise<EngineResult> {
    const statement = numberStatement(number, filters)
    return this.#read(() => {
      const keys = this.#matches.keys(statement)
      const best = firstInOrder(keys, limit, { sort: undefined, scores: undefined }, this.#columns)
      return { hits: this.#hits(best, undefined), total: keys.length, request: statement }
    })
  }

  async rank({ among = [], offset = 0, ...query }: RankQuery): Promise<RankedResult> {
    const statement = matchStatement(query)
    if (statement === undefined) return { hits: [], total: 0, among: [], request: nothingFound.request }
    return this.#read(() => {
      const keys = this.#matches.keys(statement)
      const scores = query.limit === 0 ? undefined : this.#score(query)
      const upTo = query.limit === 0 || offset >= keys.length ? 0 : offset + query.limit
      const best = firstInOrder(keys, upTo, { sort: undefined, scores }, this.#columns)
      return {
        hits: best.slice(offset).map((key) => ({ ...this.#matches.named(key), score: scores?.[key] ?? 0 })),
        total: keys.length,
        among: this.#among(keys, among),
        request: { ...statement, ranking: { sql: postingsSql, terms: tokensOf(query) } },
      }
    })
  }

  async vectorSpace(): Promise<VectorSpace | undefined> {
    const row = this.#liveSpace.get()
    return row === undefined ? undefined : { embedder: String(row.embedder), dimensions: Number(row.dimensions) }
  }

  async nearest(query: VectorQuery): Promise<RankedResult> {
    const search = nearestSearch(query)
    const nearest = await this.#nearest.keys(search)
    // What was deleted since is left out.
    const hits = this.#read(() =>
      nearest
        .filter(([key]) => this.#columns.live[key] === 1)
        .map(([key, score]) => ({ ...this.#matches.named(key), score })),
    )
    return { hits, total: hits.length, among: [], request: readable(search) }
  }

  async vectorOf(id: string, { embedder }: VectorSpace): Promise<Float32Array | undefined> {
    const row = this.#vectorById.get(id, embedder)
    return row === undefined ? undefined : vectorOf(row.bytes as Uint8Array)
  }

  async products(ids: readonly string[]): Promise<Product[]> {
    return ids.flatMap((id) => {
      const row = this.#recordById.get(id)
      return row === undefined ? [] : [productOf(row)]
    })
  }

  async lexicon(): Promise<Lexicon> {
    return this.#read(() => {
      const version = this.#columns.version
      if (this.#lexicon?.version !== version) {
        this.#lexicon = { version, lexicon: readLexicon(this.#database, this.#columns) }
      }
      return this.#lexicon.lexicon
    })
  }

  async vocabulary(): Promise<Vocabulary> {
    return this.#vocabulary.read(this.#read(() => this.#columns.version))
  }

  async count(): Promise<number> {
    return this.#read(() => this.#columns.count)
  }

  async close(): Promise<void> {
    await this.#nearest.close()
    this.#database.close()
  }

  /** All statements of `work` and the columns see the same state, whatever is written meanwhile. */
  #read<T>(work: () => T): T {
    this.#begin.run()
    try {
      this.#columns.refresh()
      this.#matches.validFor(this.#columns.version)
      this.#postings.validFor(this.#columns.version)
      return work()
    } finally {
      this.#commit.run()
    }
  }

  /** In the order of `ids`. The many keys are gone through once, and no set is made of them. */
  #among(keys: readonly number[], ids: readonly string[]): string[] {
    if (ids.length === 0) return []
    const wanted = new Set(ids.map((id) => this.#matches.keyOf(id)))
    const matching = new Set(keys.filter((key) => wanted.has(key)))
    return ids.filter((id) => matching.has(this.#matches.keyOf(id) ?? -1))
  }

  /** A page after another, or products with some of the words after those with all, have the same scores. */
  #score({ words }: Pick<EngineQuery, 'words'>): Float64Array | undefined {
    if (words.length === 0) return undefined
    const scored = `${this.#columns.version} ${JSON.stringify(words)}`
    if (scored === this.#scored) return this.#scores
    if (this.#scores.length < this.#columns.capacity) this.#scores = new Float64Array(this.#columns.capacity)
    const places = words.map((word) => this.#postings.places(word))
    const { narrower, exact } = queryKinds(words)
    const ofKinds = (tokens: readonly string[]) => this.#postings.ofKinds(tokens)
    const head = places[words.findIndex((word) => word.head)] ?? []
    score(this.#scores, places, { head, narrower: narrower.map(ofKinds), exact: ofKinds(exact) }, this.#columns)
    const typed = words.flatMap((word) => (word.typed ? [this.#postings.places({ ...word, forms: word.typed })] : []))
    favourTyped(this.#scores, typed, places[words.findIndex((word) => word.head)] ?? [])
    this.#scored = scored
    return this.#scores
  }

  #hits(keys: readonly number[], scores: Float64Array | undefined): Hit[] {
    return keys.map((key) => ({ product: productOf(this.#record.get(key)), score: scores?.[key] ?? 0 }))
  }

  #countFacets(keys: readonly number[], best: readonly number[], scope: Exclude<FacetScope, false>): Facets {
    if (keys.length <= this.#mostCounted) return this.#facets.facets(keys, scope)
    return { ...this.#facets.facets(best.slice(0, this.#mostCounted), scope), countedOver: this.#mostCounted }
  }
}

const nothingFound: EngineResult = { hits: [], total: 0, request: { sql: '', params: [] } }

const productOf = (row: unknown): Product => JSON.parse((row as { record: string }).record) as Product

const tokensOf = ({ words }: Pick<EngineQuery, 'words'>): string[] => [
  ...new Set(words.flatMap(({ forms }) => forms.flat())),
]
