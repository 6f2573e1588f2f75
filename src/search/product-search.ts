import type { Product } from '../catalogue/product.ts'
import type { EngineQuery, EngineResult, SearchEngine, SearchFilters, WordMatch } from './engine.ts'
import { nearestPrice } from './nearest-price.ts'
import { isProductNumber, wholeNumber } from './product-number.ts'
import type { ProductSearch, SearchOutcome, SearchRequest, TracedQuery } from './search.ts'
import { someWordsNotice } from './some-words-notice.ts'
import { type AnalysedQuery, analyseQuery } from './text-analysis.ts'

/** Searches products over one engine: numbers are looked up, everything else is a search for its words. */
export function createProductSearch(engine: SearchEngine): ProductSearch {
  return {
    search: async (request) => new Search(engine, await inCatalogueCurrency(request, engine)).run(),
    products: (ids): Promise<Product[]> => engine.products(ids),
    nearestPrice: async (request) => {
      const words = wordsOf(request.text)
      const priced = await inCatalogueCurrency(request, engine)
      const things = ofKind(words)
      const nearest = things && (await nearestPrice(engine, { ...priced, someWords: 'never' }, things))
      return nearest ?? nearestPrice(engine, priced, words)
    },
  }
}

/** Prices are asked for in the catalogue's currency; 500 yen are not under $6. */
async function inCatalogueCurrency(request: SearchRequest, engine: SearchEngine): Promise<SearchRequest> {
  const { minPrice, maxPrice } = request.filters
  if (minPrice === undefined && maxPrice === undefined) return request
  const { currency } = await engine.lexicon()
  return { ...request, filters: { ...request.filters, currency } }
}

/** A product number among the words is never given up for the sake of the others. */
function wordsOf(text: string): AnalysedQuery {
  return analyseQuery(text).map((word) => (isProductNumber(word.text) ? { ...word, required: true } : word))
}

/**
 * The same words, of which the one that says what is looked for must say what the product is; undefined when none
 * does. An order by price takes the place of relevance, which otherwise keeps what only mentions a laptop behind them.
 */
const ofKind = (words: AnalysedQuery): AnalysedQuery | undefined =>
  words.some(({ head }) => head) ? words.map((word) => (word.head ? { ...word, isKind: true } : word)) : undefined

/** Whether any limit is set: lists without entries set none. */
const isLimited = (filters: SearchFilters): boolean =>
  Object.values(filters).some((limit) => limit !== undefined && !isEmptyLimit(limit))

function isEmptyLimit(limit: NonNullable<SearchFilters[keyof SearchFilters]>): boolean {
  if (typeof limit !== 'object') return false
  return Array.isArray(limit) ? limit.length === 0 : limit.include.length + limit.exclude.length === 0
}

/** One search: which queries are sent, one after the other, is decided by what the ones before have found. */
class Search {
  readonly #engine: SearchEngine
  readonly #request: SearchRequest
  readonly #words: AnalysedQuery
  readonly #queries: TracedQuery[] = []

  constructor(engine: SearchEngine, request: SearchRequest) {
    this.#engine = engine
    this.#request = request
    this.#words = wordsOf(request.text)
  }

  async run(): Promise<SearchOutcome> {
    // Only signs: nothing that could be found, and no wish to see everything.
    if (this.#words.length === 0 && this.#request.text.trim() !== '') return this.#outcome({ hits: [], total: 0 }, 0)
    const number = wholeNumber(this.#request.text)
    if (number !== undefined) return this.#number(number)
    const { someWords } = this.#request
    if (someWords === 'never' || this.#words.length <= 1) return this.#allWords()
    return someWords === 'fill' ? this.#filled() : this.#whenNone()
  }

  async #number(number: string): Promise<SearchOutcome> {
    const { filters, offset, limit } = this.#request
    const found = await this.#traced(`“${number}” looks like a product number: looked up as SKU, GTIN and model`, () =>
      this.#engine.findByNumber(number, filters, offset + limit),
    )
    if (found.total === 0) return this.#allWords()
    return this.#outcome({ ...found, hits: found.hits.slice(offset) }, found.total)
  }

  async #allWords(): Promise<SearchOutcome> {
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
    return this.#traced(why, () => this.#engine.search(query))
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

  async #traced(why: string, query: () => Promise<EngineResult>): Promise<EngineResult> {
    const startedAt = performance.now()
    const result = await query()
    const tookMs = Math.round((performance.now() - startedAt) * 100) / 100
    this.#queries.push({ kind: 'keyword', why, request: result.request, tookMs })
    return result
  }

  #outcome({ hits, total, facets }: Omit<EngineResult, 'request'>, exactTotal: number): SearchOutcome {
    const { text, offset, filters } = this.#request
    const notice = someWordsNotice({ text, offset, shown: hits.length, exactTotal, isLimited: isLimited(filters) })
    return {
      hits,
      total,
      exactTotal,
      ...(facets === undefined ? {} : { facets }),
      notices: notice === undefined ? [] : [notice],
      trace: { engine: this.#engine.name, queries: this.#queries },
    }
  }
}
