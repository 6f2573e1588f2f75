import type { Lexicon, SearchEngine, Vocabulary } from './engine.ts'
import { within } from './patiently.ts'

export interface EnduringOptions {
  /** Of a catalogue of which nothing is known yet; ISO 4217. */
  currency: string
  /** Milliseconds that a shopper waits for what is known of the catalogue as a whole, while something is known already. */
  patienceMs?: number
  /** Milliseconds without an answer after which it is not waited for, for as long again. */
  restMs?: number
}

/**
 * An engine whose knowledge of the catalogue as a whole outlives the catalogue: while that is away or slow, what was known
 * last is given, or that nothing is known. So messages are understood, and answered as far as they need no products.
 */
export function enduringEngine(engine: SearchEngine, options: EnduringOptions): SearchEngine {
  const nothing: Lexicon = { brands: [], categories: [], attributes: [], currency: options.currency }
  const noWords: Vocabulary = { words: [], counts: new Uint32Array(), kinds: new Set() }
  const lexicon = new LastKnown(() => engine.lexicon(), nothing, options)
  const vocabulary = new LastKnown(() => engine.vocabulary(), noWords, options)
  return {
    name: engine.name,
    search: (query) => engine.search(query),
    rank: (query) => engine.rank(query),
    findByNumber: (...asked) => engine.findByNumber(...asked),
    vectorSpace: () => engine.vectorSpace(),
    nearest: (query) => engine.nearest(query),
    vectorOf: (...asked) => engine.vectorOf(...asked),
    products: (ids) => engine.products(ids),
    count: () => engine.count(),
    close: () => engine.close(),
    lexicon: () => lexicon.get(),
    vocabulary: () => vocabulary.get(),
  }
}

class LastKnown<T> {
  readonly #read: () => Promise<T>
  readonly #patienceMs: number
  readonly #restMs: number
  #known: T
  #restsUntil = Number.NEGATIVE_INFINITY
  #reading: Promise<T> | undefined

  constructor(read: () => Promise<T>, known: T, { patienceMs = 500, restMs = 2_000 }: EnduringOptions) {
    this.#read = read
    this.#known = known
    this.#patienceMs = patienceMs
    this.#restMs = restMs
  }

  async get(): Promise<T> {
    if (performance.now() < this.#restsUntil) return this.#known
    return within(this.#patienceMs, this.#once(), () => {
      this.#restsUntil = performance.now() + this.#restMs
      return this.#known
    })
  }

  /** One reading at a time, however long it takes. */
  #once(): Promise<T> {
    this.#reading ??= this.#read()
      .then((known) => {
        this.#known = known
        this.#restsUntil = Number.NEGATIVE_INFINITY
        return known
      })
      .finally(() => {
        this.#reading = undefined
      })
    return this.#reading
  }
}
