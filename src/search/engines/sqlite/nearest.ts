import { Worker } from 'node:worker_threads'
import { VectorSearchError } from '../../engine.ts'
import type { NearestSearch } from './nearest-sql.ts'

export interface NearestRequest {
  id: number
  search: NearestSearch
}

/** Keys of products and their cosine similarities, nearest first. */
export type NearestKeys = [key: number, similarity: number][]

export type NearestReply = { id: number; nearest: NearestKeys } | { id: number; failure: string }

/** More would wait longer than a shopper does: 500 scans of 20,000 products take about a second. */
const mostWaiting = 500

/** A scan allocates little, and the signs are outside the heap. Without bounds the thread would take what the machine allows. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 }

interface Waiting {
  resolve(nearest: NearestKeys): void
  reject(error: Error): void
}

/** Scans vectors on a thread of its own: the event loop stays free for others. */
export class Nearest {
  readonly #path: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #lastId = 0

  constructor(path: string) {
    this.#path = path
  }

  /** Starts the thread, which reads what it needs, so that the first scan does not wait for it. */
  begin(): Worker {
    this.#worker ??= this.#start()
    return this.#worker
  }

  /** @throws VectorSearchError when the scan fails or too many are waiting. */
  keys(search: NearestSearch): Promise<NearestKeys> {
    if (this.#waiting.size >= mostWaiting) {
      return Promise.reject(new VectorSearchError(`More than ${mostWaiting} searches by meaning are waiting.`))
    }
    const id = ++this.#lastId
    const worker = this.begin()
    const keys = new Promise<NearestKeys>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
    worker.postMessage({ id, search } satisfies NearestRequest)
    return keys
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./nearest-worker.ts', import.meta.url), {
      workerData: this.#path,
      resourceLimits,
    })
    worker.on('message', (reply: NearestReply) => this.#settle(reply))
    worker.on('error', (error) => this.#fail(worker, error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => this.#fail(worker, 'its thread has ended'))
    // A process that has nothing else to do ends.
    worker.unref()
    return worker
  }

  #settle(reply: NearestReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('nearest' in reply) waiting?.resolve(reply.nearest)
    else waiting?.reject(new VectorSearchError(reply.failure))
  }

  /** The next search starts another thread. */
  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject } of this.#waiting.values())
      reject(new VectorSearchError(`Search by meaning failed: ${reason}.`))
    this.#waiting.clear()
  }
}
