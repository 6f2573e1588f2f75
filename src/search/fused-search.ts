import type {
  EngineResult,
  Facets,
  Hit,
  RankedHit,
  RankedResult,
  RankQuery,
  SearchEngine,
  SearchFilters,
  WordMatch,
} from './engine.ts'
import { diversified, fuse, nudged } from './fusion.ts'
import { isLimited } from './limits.ts'
import { quoted } from './quoted.ts'
import type { Route } from './routing.ts'
import type { SearchNotice, SearchOutcome, SearchRequest } from './search.ts'
import { someWordsNotice } from './some-words-notice.ts'
import type { AnalysedQuery } from './text-analysis.ts'
import type { QueryLog } from './traced.ts'
import type { VectorSearch } from './vector-search.ts'

/** So many of the best by words and by meaning are fused. Nobody pages further than four pages of 24 to find a thing. */
const fusedHits = 100

/** More where a need is described, so that several kinds of thing are among them. */
const needHits = 150

/**
 * What nearness counts against words: little among products that have all of them, where it only decides between near
 * equals, and half as much as a rank by words among the others. On Icecat's development judgements results are level
 * from .05 to .2, and names of kinds gain up to .15; among the others they are level from .3 to .5.
 */
const nearnessWeights = { all: 0.15, some: 0.5 } as const
/** What words count against nearness where a need is described: they may be the need's and not the product's. */
const wordsWeight = 0.5

/**
 * A name of which no product has a word must be at least so near to one to be answered with it. With the catalogue's
 * embedder the names of what a shop lacks ('lawnmower', 'aspirin') and what means nothing stay below it in a demo shop of
 * 5,000 products, as unrelated texts do with the usual sentence models. Described needs have no such bound: long texts are
 * less near to what serves them.
 */
const leastNearness = 0.3

/** Products in one order: those that were fused, and behind them the rest as the engine ranks them. */
interface Tier {
  fused: RankedHit[]
  total: number
  /** Whether some of them have a word that was asked for. */
  hasWords: boolean
  rest(offset: number, limit: number): Promise<RankedHit[]>
}

type RankChanges = Partial<Pick<RankQuery, 'limit' | 'offset' | 'among'>> & Pick<SearchFilters, 'excludeIds'>

const emptyTier: Tier = { fused: [], total: 0, hasWords: false, rest: async () => [] }

/** One search by meaning, or by words and meaning together. */
export class FusedSearch {
  readonly #engine: SearchEngine
  readonly #vectors: VectorSearch
  readonly #request: SearchRequest
  readonly #words: AnalysedQuery
  readonly #log: QueryLog
  #type: Route['type'] = 'hybrid'

  constructor(
    engine: SearchEngine,
    vectors: VectorSearch,
    request: SearchRequest,
    words: AnalysedQuery,
    log: QueryLog,
  ) {
    this.#engine = engine
    this.#vectors = vectors
    this.#request = request
    this.#words = words
    this.#log = log
  }

  /** Undefined when meaning cannot be searched now. */
  async run({ type, why }: Route): Promise<SearchOutcome | undefined> {
    this.#type = type
    const nearest = this.#nearest(why, type === 'need' ? needHits : fusedHits)
    if (type === 'hybrid') return this.#hybrid(nearest)
    const near = await nearest
    if (near === undefined) return undefined
    if (type === 'vector') return this.#byMeaning(near.hits)
    const words = await this.#rank('any', 'The same by its words')
    const fused = fuse([
      { hits: near.hits, weight: 1 },
      { hits: words.hits, weight: wordsWeight },
    ])
    return this.#byMeaning(diversified(fused))
  }

  async #hybrid(nearest: Promise<RankedResult | undefined>): Promise<SearchOutcome | undefined> {
    const [all, near] = await Promise.all([this.#rank('all', 'Products with all the words'), nearest])
    if (near === undefined) return undefined
    const isNear = (near.hits[0]?.score ?? 0) >= leastNearness
    const first = this.#withAll(all, near)
    const { someWords } = this.#request
    const goesOn = someWords === 'fill' || (someWords === 'when-none' && all.total === 0)
    const some = goesOn ? await this.#withSome(all, near) : emptyTier
    const second = some.hasWords || isNear || all.total > 0 ? some : emptyTier
    const hits = await this.#page([first, second])
    const isByWords = all.total > 0 || second.total > near.hits.length
    return this.#outcome(hits, {
      total: first.total + second.total,
      exactTotal: all.total,
      by: isByWords ? 'words' : 'meaning',
      facets: await this.#facetsOfWords(goesOn, second === emptyTier ? [] : near.hits),
    })
  }

  /** Products with all the words: nearness decides between near equals. */
  #withAll(all: RankedResult, near: RankedResult): Tier {
    return {
      fused: nudged(all.hits, { hits: near.hits, weight: nearnessWeights.all }),
      total: all.total,
      hasWords: true,
      rest: async (offset, limit) => {
        const found = await this.#rank('all', 'The same, further down', { offset: fusedHits + offset, limit })
        return found.hits
      },
    }
  }

  /** Products with some of the words and those near in meaning, in one order. */
  async #withSome(all: RankedResult, near: RankedResult): Promise<Tier> {
    const nearIds = near.hits.map(({ id }) => id)
    const inFirst = new Set(all.total > 0 ? await this.#amongAll(all, nearIds) : [])
    const others = near.hits.filter(({ id }) => !inFirst.has(id))
    const why = 'After them, products with some of the words'
    const some = await this.#rank('some', all.total > 0 ? why : 'No product has all the words: those with some', {
      among: others.map(({ id }) => id),
    })
    const fused = fuse([
      { hits: some.hits, weight: 1 },
      { hits: others, weight: nearnessWeights.some },
    ])
    const known = fused.map(({ id }) => id)
    return {
      fused,
      total: some.total + others.length - some.among.length,
      hasWords: some.total > 0,
      rest: async (offset, limit) => {
        const further = { offset, limit, excludeIds: known }
        return (await this.#rank('some', 'The same, further down', further)).hits
      },
    }
  }

  /** Which of the nearest have all the words; where all of those were ranked it is known already. */
  async #amongAll(all: RankedResult, ids: readonly string[]): Promise<readonly string[]> {
    if (all.total <= all.hits.length) return all.hits.map(({ id }) => id)
    const { among } = await this.#rank('all', 'Which of the nearest have all the words', { limit: 0, among: ids })
    return among
  }

  /** The products of the page, taken from the tiers one after the other. */
  async #page(tiers: readonly Tier[]): Promise<Hit[]> {
    let { offset, limit } = this.#request
    const ranked: RankedHit[] = []
    for (const { fused, total, rest } of tiers) {
      const wanted = Math.min(limit, Math.max(0, total - offset))
      const here = fused.slice(offset, offset + wanted)
      ranked.push(...here)
      if (here.length < wanted) {
        ranked.push(...(await rest(Math.max(0, offset - fused.length), wanted - here.length)))
      }
      limit -= wanted
      offset = Math.max(0, offset - total)
    }
    return this.#products(ranked)
  }

  async #byMeaning(list: readonly RankedHit[]): Promise<SearchOutcome> {
    const { offset, limit, sort } = this.#request
    const ids = list.map(({ id }) => id)
    const counted = await this.#counted(ids)
    const hits = sort === undefined ? await this.#products(list.slice(offset, offset + limit)) : (counted?.hits ?? [])
    return this.#outcome(hits, { total: ids.length, exactTotal: 0, by: 'meaning', facets: counted?.facets })
  }

  /** Facets over what is near, and their products in the order that was asked for. */
  async #counted(ids: readonly string[]): Promise<EngineResult | undefined> {
    const { filters, offset, limit, sort, facets } = this.#request
    if (!facets && sort === undefined) return undefined
    const shown = { sort, offset, limit: sort === undefined ? 0 : limit }
    return this.#log.traced('keyword', 'What the nearest have in common, counted', () =>
      this.#engine.search({ words: [], match: 'all', filters: { ...filters, ids }, facets, ...shown }),
    )
  }

  async #facetsOfWords(goesOn: boolean, near: readonly RankedHit[]): Promise<Facets | undefined> {
    const { filters, facets } = this.#request
    if (!facets) return undefined
    const match = goesOn ? 'any' : 'all'
    const query = { words: this.#words, match, filters, offset: 0, limit: 0, facets } as const
    const counted = await this.#log.traced('keyword', 'What they have in common, counted', () =>
      this.#engine.search(query),
    )
    if (counted.total > 0 || near.length === 0) return counted.facets
    return (await this.#counted(near.map(({ id }) => id)))?.facets
  }

  #nearest(why: string, limit: number): Promise<RankedResult | undefined> {
    const { text, filters } = this.#request
    return this.#log.traced('vector', `${why}: the nearest in meaning`, () =>
      this.#vectors.nearest(text, filters, limit),
    )
  }

  #rank(match: WordMatch, why: string, { excludeIds, ...changes }: RankChanges = {}): Promise<RankedResult> {
    const filters = { ...this.#request.filters, ...(excludeIds === undefined ? {} : { excludeIds }) }
    const query = { words: this.#words, match, filters, limit: fusedHits, ...changes }
    return this.#log.traced('keyword', why, () => this.#engine.rank(query))
  }

  /** With their records; what was deleted since is left out. */
  async #products(ranked: readonly RankedHit[]): Promise<Hit[]> {
    const scores = new Map(ranked.map(({ id, score }) => [id, score]))
    const products = await this.#engine.products(ranked.map(({ id }) => id))
    return products.map((product) => ({ product, score: scores.get(product.id) ?? 0 }))
  }

  /** A described need has no words that a product must have. */
  #notice(shown: number, exactTotal: number, by: SearchOutcome['by']): SearchNotice | undefined {
    const { text, offset, filters } = this.#request
    if (by === 'words') return someWordsNotice({ text, offset, shown, exactTotal, isLimited: isLimited(filters) })
    if (this.#type !== 'hybrid' || shown === 0) return undefined
    return { kind: 'meaning', text: `Nothing has ${quoted(text)}; these come nearest in meaning.` }
  }

  #outcome(hits: Hit[], found: Pick<SearchOutcome, 'total' | 'exactTotal' | 'by' | 'facets'>): SearchOutcome {
    const { exactTotal, by, facets, ...rest } = found
    const notice = this.#notice(hits.length, exactTotal, by)
    return {
      hits,
      ...rest,
      exactTotal,
      by,
      ...(facets === undefined ? {} : { facets }),
      notices: notice === undefined ? [] : [notice],
      trace: { engine: this.#engine.name, queries: this.#log.queries },
    }
  }
}
