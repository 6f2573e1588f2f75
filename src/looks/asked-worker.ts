import { Worker, type WorkerOptions } from 'node:worker_threads'
import { LookSearchError } from './look-index.ts'

/** More would wait longer than a shopper does. */
const mostWaiting = 100

interface Waiting<Reply> {
  resolve(reply: Reply): void
  reject(error: Error): void
}

/**
 * A thread that answers questions one after the other. It is started for the first of them; when it ends over one, those
 * in hand fail and the next starts another thread. A process that has nothing else to do ends.
 */
export class AskedWorker<Question extends object, Reply extends object> {
  readonly #module: URL
  readonly #options: WorkerOptions
  readonly #waiting = new Map<number, Waiting<Reply>>()
  #worker: Worker | undefined
  #lastId = 0

  constructor(module: URL, options: WorkerOptions) {
    this.#module = module
    this.#options = options
  }

  /** @throws LookSearchError when it fails or too many are waiting. */
  ask(question: Question): Promise<Reply> {
    if (this.#waiting.size >= mostWaiting)
      return Promise.reject(new LookSearchError(`More than ${mostWaiting} searches by look are waiting.`))
    const id = ++this.#lastId
    this.#worker ??= this.#start()
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    this.#waiting.set(id, { resolve, reject })
    this.#worker.postMessage({ ...question, id })
    return promise
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#module, this.#options)
    worker.on('message', (reply: Reply & ({ id: number } | { id: number; failure: string })) => {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if ('failure' in reply) waiting?.reject(new LookSearchError(String(reply.failure)))
      else waiting?.resolve(reply)
    })
    worker.on('error', (error) => this.#fail(worker, error instanceof Error ? error.message : String(error)))
    worker.on('exit', () => this.#fail(worker, 'its thread has ended'))
    worker.unref()
    return worker
  }

  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(new LookSearchError(`Search by look failed: ${reason}.`))
    this.#waiting.clear()
  }
}
