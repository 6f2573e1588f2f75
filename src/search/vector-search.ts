import { withinTime } from '../within-time.ts'
import type { Embedder, VectorSpace } from './embedder.ts'
import { EmbeddingError } from './embedder.ts'
import { type RankedResult, type SearchEngine, type SearchFilters, VectorSearchError } from './engine.ts'

/** Searches products by meaning, as long as that can be done: what fails is told once, and search by words goes on. */
export interface VectorSearch {
  /** Whether there are vectors to search and no failure is being rested from. */
  isAvailable(): Promise<boolean>
  /** The products inside the limits whose meaning is nearest to the text; undefined when that cannot be told now. */
  nearest(text: string, filters: SearchFilters, limit: number): Promise<RankedResult | undefined>
  /** The products inside the limits that are nearest to this one, without it; undefined likewise. */
  like(id: string, filters: SearchFilters, limit: number): Promise<RankedResult | undefined>
  close(): Promise<void>
}

/** For a service that is to search by words alone. */
export const noVectorSearch: VectorSearch = {
  isAvailable: async () => false,
  nearest: async () => undefined,
  like: async () => undefined,
  close: async () => undefined,
}

export interface VectorSearchOptions {
  engine: SearchEngine
  /** @throws EmbeddingError when there is no embedder for this space. */
  openEmbedder(space: VectorSpace): Promise<Embedder>
  /** Told the first time that search by meaning fails, and again after it went well in between. */
  onFailure(message: string): void
  /** Patience with an embedder, in milliseconds; the shopper waits meanwhile. */
  patienceMs?: number
  /** How long after a failure it is not tried again, in milliseconds. */
  restMs?: number
}

export function createVectorSearch(options: VectorSearchOptions): VectorSearch {
  return new EngineVectorSearch(options)
}

/** One that was left is closed once nobody waits for it any more: what has failed for one may yet answer another. */
interface Opened {
  space: VectorSpace
  embedder: Promise<Embedder>
  waiting: number
  isLeft: boolean
}

class EngineVectorSearch implements VectorSearch {
  readonly #options: Required<VectorSearchOptions>
  #opened: Opened | undefined
  #restsUntil = 0
  #failed = false

  constructor({ patienceMs = 1_000, restMs = 10_000, ...options }: VectorSearchOptions) {
    this.#options = { patienceMs, restMs, ...options }
  }

  async isAvailable(): Promise<boolean> {
    return performance.now() >= this.#restsUntil && (await this.#options.engine.vectorSpace()) !== undefined
  }

  nearest(text: string, filters: SearchFilters, limit: number): Promise<RankedResult | undefined> {
    return this.#guarded(async (space) => {
      // Opening one may take long as well; it goes on meanwhile, for those who ask later.
      const { patienceMs } = this.#options
      const late = (): Error => new EmbeddingError(`The embedder did not answer within ${patienceMs} ms.`)
      const [vector] = await withinTime(patienceMs, never, (signal) => this.#embed(space, text, signal), late)
      return vector && this.#options.engine.nearest({ space, vector, filters, limit })
    })
  }

  like(id: string, filters: SearchFilters, limit: number): Promise<RankedResult | undefined> {
    return this.#guarded(async (space) => {
      const vector = await this.#options.engine.vectorOf(id, space)
      if (vector === undefined) return undefined
      const found = await this.#options.engine.nearest({ space, vector, filters, limit: limit + 1 })
      const hits = found.hits.filter((hit) => hit.id !== id).slice(0, limit)
      return { ...found, hits, total: hits.length }
    })
  }

  async #embed(space: VectorSpace, text: string, signal: AbortSignal): Promise<(Float32Array | undefined)[]> {
    const opened = this.#openedFor(space)
    opened.waiting++
    try {
      return await (await opened.embedder).embed([text], 'query', signal)
    } catch (error) {
      // One whose process is gone never answers again; one that is slow may be about to.
      if (error instanceof EmbeddingError && !signal.aborted) this.#leave(opened)
      throw error
    } finally {
      opened.waiting--
      if (opened.isLeft && opened.waiting === 0) void closed(opened.embedder)
    }
  }

  #leave(opened: Opened): void {
    opened.isLeft = true
    if (this.#opened === opened) this.#opened = undefined
    if (opened.waiting === 0) void closed(opened.embedder)
  }

  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    await closed(opened?.embedder)
  }

  async #guarded(work: (space: VectorSpace) => Promise<RankedResult | undefined>): Promise<RankedResult | undefined> {
    if (performance.now() < this.#restsUntil) return undefined
    try {
      const space = await this.#options.engine.vectorSpace()
      const result = space && (await work(space))
      this.#failed = false
      return result
    } catch (error) {
      if (!(error instanceof EmbeddingError) && !(error instanceof VectorSearchError)) throw error
      this.#restsUntil = performance.now() + this.#options.restMs
      if (!this.#failed) this.#options.onFailure(error.message)
      this.#failed = true
      return undefined
    }
  }

  /** A catalogue that was learned anew has another space: its embedder takes the place of the one before. */
  #openedFor(space: VectorSpace): Opened {
    const before = this.#opened
    if (before?.space.embedder === space.embedder && before.space.dimensions === space.dimensions) return before
    const opened: Opened = { space, embedder: this.#options.openEmbedder(space), waiting: 0, isLeft: false }
    opened.embedder.catch(() => this.#leave(opened))
    if (before !== undefined) this.#leave(before)
    this.#opened = opened
    return opened
  }
}

/** Nobody breaks a search off but its own patience. */
const never = new AbortController().signal

/** One that could not be opened needs no closing. */
const closed = async (embedder: Promise<Embedder> | undefined): Promise<void> =>
  embedder?.then(
    (opened) => opened.close(),
    () => undefined,
  )
