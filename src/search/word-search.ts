import type { EngineQuery, EngineResult, SearchEngine, WordMatch } from './engine.ts'
import { isLimited } from './limits.ts'
import { ofKind } from './query-words.ts'
import type { SearchOutcome, SearchRequest } from './search.ts'
import { someWordsNotice } from './some-words-notice.ts'
import type { AnalysedQuery } from './text-analysis.ts'
import type { QueryLog } from './traced.ts'

/** One search by words alone: which queries are sent, one after the other, is decided by what those before have found. */
export class WordSearch {
  readonly #engine: SearchEngine
  readonly #request: SearchRequest
  readonly #words: AnalysedQuery
  readonly #log: QueryLog

  constructor(engine: SearchEngine, request: SearchRequest, words: AnalysedQuery, log: QueryLog) {
    this.#engine = engine
    this.#request = request
    this.#words = words
    this.#log = log
  }

  async run(): Promise<SearchOutcome> {
    const { someWords } = this.#request
    if (someWords === 'never' || this.#words.length <= 1) return this.allWords()
    return someWords === 'fill' ? this.#filled() : this.#whenNone()
  }

  /** Products with this number; undefined when there is none. */
  async byNumber(number: string): Promise<SearchOutcome | undefined> {
    const { filters, offset, limit } = this.#request
    const why = `“${number}” looks like a product number: looked up as SKU, GTIN and model`
    const found = await this.#log.traced('keyword', why, () =>
      this.#engine.findByNumber(number, filters, offset + limit),
    )
    return found.total === 0 ? undefined : this.#outcome({ ...found, hits: found.hits.slice(offset) }, found.total)
  }

  /** Those with all the words, whatever else the request takes. */
  async allWords(): Promise<SearchOutcome> {
    const found = await this.#all()
    return this.#outcome(found, found.total)
  }

  /** Products with all the words; in the order of price only those that are what was asked for, where there are such. */
  async #all(): Promise<EngineResult> {
    const why = this.#words.length === 0 ? 'No words: everything inside the limits' : 'Products with all the words'
    const { sort } = this.#request
    const isByPrice = sort === 'price_asc' || sort === 'price_desc'
    const words = isByPrice ? ofKind(this.#words) : undefined
    if (words === undefined) return this.#query('all', why)
    const things = await this.#query('all', `${why}, which are what was asked for`, { words })
    return things.total > 0 ? things : this.#query('all', why)
  }

  async #whenNone(): Promise<SearchOutcome> {
    const all = await this.#all()
    if (all.total > 0) return this.#outcome(all, all.total)
    const things = await this.#thingsInOrder()
    if (things !== undefined && things.total > 0) return this.#outcome(things, 0)
    const some = await this.#query('some', 'No product has all the words: those with some of them')
    return this.#outcome(some, 0)
  }

  /** The pages run through the products with all the words and on into those with some of them. */
  async #filled(): Promise<SearchOutcome> {
    const { offset, limit, facets } = this.#request
    const all = await this.#query('all', 'Products with all the words', { facets: false })
    const some = await this.#query('some', 'After them, products with some of the words', {
      offset: Math.max(0, offset - all.total),
      limit: limit - all.hits.length,
      facets: facets && all.total === 0,
    })
    const counted =
      facets && all.total > 0
        ? await this.#query('any', 'What both have in common, counted', { offset: 0, limit: 0 })
        : some
    const found = { hits: [...all.hits, ...some.hits], total: all.total + some.total, facets: counted.facets }
    return this.#outcome(found, all.total)
  }

  #query(match: WordMatch, why: string, changes: Partial<EngineQuery> = {}): Promise<EngineResult> {
    const { filters, sort, offset, limit, facets } = this.#request
    const query: EngineQuery = { words: this.#words, match, filters, sort, offset, limit, facets, ...changes }
    return this.#log.traced('keyword', why, () => this.#engine.search(query))
  }

  /**
   * Those with some of the words, where an order is asked for. It takes the place of relevance, which otherwise
   * keeps what only shares a word behind what was asked for: the cheapest thing with six buttons is no mouse. So
   * the word for the thing itself has to be there.
   */
  async #thingsInOrder(): Promise<EngineResult | undefined> {
    if (this.#request.sort === undefined || !this.#words.some(({ head }) => head)) return undefined
    const words = this.#words.map((word) => (word.head ? { ...word, required: true } : word))
    return this.#query('some', 'No product has all the words: those that are what was asked for', { words })
  }

  #outcome({ hits, total, facets }: Omit<EngineResult, 'request'>, exactTotal: number): SearchOutcome {
    const { text, offset, filters } = this.#request
    const notice = someWordsNotice({ text, offset, shown: hits.length, exactTotal, isLimited: isLimited(filters) })
    return {
      hits,
      total,
      exactTotal,
      by: 'words',
      ...(facets === undefined ? {} : { facets }),
      notices: notice === undefined ? [] : [notice],
      trace: { engine: this.#engine.name, queries: this.#log.queries },
    }
  }
}
