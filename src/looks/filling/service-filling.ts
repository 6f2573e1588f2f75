import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { LookCounts } from '../look-index.ts'
import type { FillingCommand, FillingJob, FillingMessage } from './filling-job.ts'

/** The filling of a service's index of looks, on a thread of its own. */
export interface LookFilling {
  start(): void
  /** Ends it when the picture in hand is described; the rest is done after the next start. */
  stop(): Promise<void>
  /** Whether pictures are being described that were not known before. */
  isFilling(): boolean
  check(): Promise<{ ok: boolean; detail: string }>
}

/** The heap of the thread; pixels are outside of it. */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 }
/** A thread that has ended with an error is begun again after this. */
const restartMs = 30_000
/** The service tells of a long filling this often, in its log. */
const progressEveryMs = 10_000

const inWords = new Intl.NumberFormat('en')

export interface FillingOptions {
  job: FillingJob
  /** Of the index that is filled. */
  counts: () => Promise<LookCounts>
  log: Logger
}

export const createLookFilling = (options: FillingOptions): LookFilling => new ServiceFilling(options)

class ServiceFilling implements LookFilling {
  readonly #options: FillingOptions
  #worker: Worker | undefined
  #ended: Promise<void> = Promise.resolve()
  #restart: NodeJS.Timeout | undefined
  #isStopped = false
  #doing: 'beginning' | 'filling' | 'idle' | 'elsewhere' = 'beginning'
  #trouble: string | undefined
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(options: FillingOptions) {
    this.#options = options
  }

  start(): void {
    const over = Promise.withResolvers<void>()
    this.#ended = over.promise
    const worker = new Worker(new URL('./filling-worker.ts', import.meta.url), {
      workerData: this.#options.job,
      resourceLimits,
    })
    this.#worker = worker
    worker.on('message', (message: FillingMessage) => this.#hear(message))
    worker.on('error', (err) => {
      this.#trouble = 'its thread has ended with an error and is begun again'
      this.#options.log.error({ err }, 'the index of looks is not filled now')
    })
    worker.on('exit', () => {
      over.resolve()
      if (!this.#isStopped) this.#restart = setTimeout(() => this.start(), restartMs).unref()
    })
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#restart)
    this.#worker?.postMessage('stop' satisfies FillingCommand)
    await this.#ended
  }

  isFilling = (): boolean => this.#doing === 'beginning' || this.#doing === 'filling'

  check = async (): Promise<{ ok: boolean; detail: string }> => {
    const { looks, unreadable } = await this.#options.counts()
    const doings = { beginning: '', filling: 'more are being described', idle: '', elsewhere: '' }
    const parts = [
      `${inWords.format(looks)} pictures can be searched by look`,
      unreadable === 0 ? '' : `${inWords.format(unreadable)} cannot be read`,
      doings[this.#doing],
      this.#trouble ?? '',
    ]
    return { ok: this.#trouble === undefined, detail: parts.filter((part) => part !== '').join('; ') }
  }

  #hear(message: FillingMessage): void {
    const { log } = this.#options
    switch (message.type) {
      case 'anew':
        log.warn(`The index of looks was made by ${message.was}, and is made anew by ${message.is}.`)
        return
      case 'elsewhere':
        this.#doing = 'elsewhere'
        return
      case 'failed':
        // The same trouble is told once.
        if (message.message !== this.#trouble) log.warn(`Pictures cannot be described now: ${message.message}`)
        this.#trouble = message.message
        return
      case 'progress':
        this.#trouble = undefined
        if (message.described > 0) this.#doing = 'filling'
        this.#tellProgress(message)
        return
      case 'idle':
        this.#trouble = undefined
        if (message.described > 0)
          log.info(`${inWords.format(message.described)} pictures described: they can be searched by look`)
        this.#doing = 'idle'
    }
  }

  #tellProgress({ read, described }: { read: number; described: number }): void {
    if (described === 0 || performance.now() - this.#toldAt < progressEveryMs) return
    this.#toldAt = performance.now()
    this.#options.log.info(
      `describing pictures: ${inWords.format(described)} of ${inWords.format(read)} products so far`,
    )
  }
}
