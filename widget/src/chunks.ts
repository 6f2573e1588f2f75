import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Imports a module that is loaded when it is used. */
export type Source<Module> = () => Promise<Module>

/** A part of the widget could not be fetched. */
export class ChunkError extends Error {
  constructor(cause: unknown) {
    super('A part of the widget could not be loaded.', { cause })
    this.name = 'ChunkError'
  }
}

/** Milliseconds before each further try; a shopper is told after about a second. */
const delays = [200, 800]

const loaded = new Map<Source<unknown>, unknown>()

/** What `source` exports. A failed fetch is tried again. Throws ChunkError. */
export async function load<Module>(source: Source<Module>, waits: readonly number[] = delays): Promise<Module> {
  for (const wait of [...waits, undefined]) {
    // What is here is not asked for once more, as it could not be without a network.
    if (loaded.has(source)) return loaded.get(source) as Module
    try {
      const module = await source()
      loaded.set(source, module)
      return module
    } catch (error) {
      if (wait === undefined) throw new ChunkError(error)
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  throw new ChunkError(undefined)
}

/** The chunks that one component draws with: draws it again when one has come, or could not be had. */
export class Chunks implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #asked = new Map<Source<unknown>, 'loading' | 'failed'>()

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    // Those that failed while it was elsewhere are tried anew.
    for (const [source, state] of this.#asked) if (state === 'failed') this.#asked.delete(source)
  }

  /** What the chunk exports once it is there; the first call begins to load it. */
  get<Module>(source: Source<Module>): Module | 'loading' | 'failed' {
    if (loaded.has(source)) return loaded.get(source) as Module
    const state = this.#asked.get(source)
    if (state === undefined) void this.#load(source)
    return state ?? 'loading'
  }

  /** Loads what failed once more. */
  retry(): void {
    for (const [source, state] of this.#asked) if (state === 'failed') void this.#load(source)
    this.#host.requestUpdate()
  }

  async #load(source: Source<unknown>): Promise<void> {
    this.#asked.set(source, 'loading')
    try {
      await load(source)
      this.#asked.delete(source)
    } catch (error) {
      if (!(error instanceof ChunkError)) throw error
      this.#asked.set(source, 'failed')
    }
    this.#host.requestUpdate()
  }
}
