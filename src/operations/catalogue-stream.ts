import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { StreamCommand, StreamJob } from '../ingest/kafka/stream-job.ts'
import type { StreamMessage, StreamStatus } from '../ingest/stream/stream-status.ts'
import type { Check } from './health.ts'

/** The catalogue's feeding from Kafka, on a thread of its own: its writes wait for others', which shoppers must not. */
export interface CatalogueStream {
  start(): void
  /** Within 8 seconds; what was not written by then comes again after the next start. */
  stop(): Promise<void>
  /** How it does; of a thread that says nothing, undefined. */
  status(): StreamStatus | undefined
  check(): Promise<Check>
}

export interface CatalogueStreamOptions {
  job: StreamJob
  log: Logger
  /** Told when the catalogue has changed and nothing more has come for a while, or a while after it has changed. */
  onSettled(): void
  /** Told each status; undefined: the thread has ended. */
  onStatus(status: StreamStatus | undefined): void
  /** The thread can be neither used nor ended: the process has to. */
  onLost(error: Error): void
  /** What the thread runs; another for tests. */
  script?: URL
  silentAfterMs?: number
}

/**
 * The thread's heap: what was fetched, the slices of it that are parsed, and the words and rows of a write. The bound
 * makes the collector run early instead of letting the thread grow to what the machine allows.
 */
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 }

/** A thread that is silent for so long is ended and begun anew. */
const silentMs = 40_000
const streamScript = new URL('../ingest/kafka/stream-worker.ts', import.meta.url)
const lookEveryMs = 1_000
/** Doubled each time that it has ended before it told how it does: what no new beginning mends must not fill the log. */
const beginAgainAfterMs = 1_000
const beginAgainAtLatestMs = 60_000
/** Ending a thread waits for the statement in hand, at most 10 seconds for SQLite. */
const endWithinMs = 15_000
/** Less than the process waits for all that it stops. */
const stopWithinMs = 7_000

const settledAfterMs = 3_000
/** Under changes that never end, what they bring is learned this often. */
const settledAtLatestMs = 120_000

export const createCatalogueStream = (options: CatalogueStreamOptions): CatalogueStream => new WatchedStream(options)

class WatchedStream implements CatalogueStream {
  readonly #options: CatalogueStreamOptions
  readonly #settle: (status: StreamStatus, now: number) => void
  #worker: Worker | undefined
  #status: StreamStatus | undefined
  #failure: string | undefined
  #lastSign = Date.now()
  #beginAgainAfterMs = beginAgainAfterMs
  #beginning: NodeJS.Timeout | undefined
  #watching: NodeJS.Timeout | undefined
  #stopped = Promise.withResolvers<void>()

  constructor(options: CatalogueStreamOptions) {
    this.#options = options
    this.#settle = settling(options.onSettled)
  }

  start(): void {
    this.#begin()
    this.#watching = setInterval(() => {
      // One that has ended says nothing until the next is begun.
      const isOver = this.#beginning !== undefined
      if (!isOver && Date.now() - this.#lastSign > (this.#options.silentAfterMs ?? silentMs)) this.#replace()
    }, lookEveryMs)
    this.#watching.unref()
  }

  status(): StreamStatus | undefined {
    return this.#status
  }

  async check(): Promise<Check> {
    return checkOf(this.#status, this.#failure)
  }

  async stop(): Promise<void> {
    clearInterval(this.#watching)
    clearTimeout(this.#beginning)
    const worker = this.#worker
    this.#worker = undefined
    if (worker === undefined) return
    worker.postMessage('stop' satisfies StreamCommand)
    const late = setTimeout(() => this.#stopped.resolve(), stopWithinMs)
    await this.#stopped.promise
    clearTimeout(late)
    await worker.terminate()
  }

  #begin(): void {
    this.#beginning = undefined
    const { job, script = streamScript } = this.#options
    const worker = new Worker(script, { workerData: job, resourceLimits })
    this.#worker = worker
    this.#stopped = Promise.withResolvers<void>()
    const { resolve } = this.#stopped
    this.#lastSign = Date.now()
    worker.on('message', (message: StreamMessage) => {
      if (message.type === 'stopped') resolve()
      else this.#hear(message)
    })
    worker.on('error', (err) => {
      this.#failure = 'the thread that reads Kafka has ended with an error'
      this.#options.log.error({ err }, this.#failure)
    })
    worker.on('exit', () => {
      this.#status = undefined
      resolve()
      // Unless it was told to end.
      if (this.#worker !== worker) return
      this.#beginning = setTimeout(() => this.#begin(), this.#beginAgainAfterMs)
      this.#beginAgainAfterMs = Math.min(beginAgainAtLatestMs, this.#beginAgainAfterMs * 2)
      this.#options.onStatus(undefined)
    })
  }

  #hear(message: Exclude<StreamMessage, { type: 'stopped' }>): void {
    const { log, onStatus } = this.#options
    this.#lastSign = Date.now()
    switch (message.type) {
      case 'status':
        this.#status = message.status
        this.#failure = undefined
        this.#beginAgainAfterMs = beginAgainAfterMs
        onStatus(message.status)
        this.#settle(message.status, Date.now())
        return
      case 'trouble':
        log.warn(message.message)
        return
      case 'failed':
        this.#failure = message.message
        log.error(message.message)
    }
  }

  /** A thread that hangs cannot be asked to end. */
  #replace(): void {
    const { log, onLost } = this.#options
    log.error('the thread that reads Kafka hangs: it is ended and begun anew')
    this.#lastSign = Date.now()
    const late = setTimeout(
      () => onLost(new Error('The thread that reads Kafka hangs and cannot be ended.')),
      endWithinMs,
    )
    void this.#worker?.terminate().finally(() => clearTimeout(late))
  }
}

const inWords = new Intl.NumberFormat('en')

/** What the stream's status says to an operator. */
export function checkOf(status: StreamStatus | undefined, failure: string | undefined): Check {
  if (failure !== undefined) return { ok: false, detail: failure }
  if (status === undefined) return { ok: false, detail: 'is being opened' }
  const { isRunning, trouble, gate, handingOn, lag, deadLetters, waiting, assigned } = status
  if (!isRunning) return { ok: false, detail: trouble ?? 'is joining the consumer group' }
  const behind = lag?.reduce((sum, { lag: own }) => sum + own, 0)
  const details = [
    ...(gate.isOpen ? [`held back, the catalogue cannot be written: ${gate.reason}`] : []),
    ...(handingOn === undefined ? [] : [`records cannot be handed on: ${handingOn}`]),
    `${assigned} partitions`,
    ...(behind === undefined ? [] : [`${inWords.format(behind)} records behind`]),
    ...(waiting > 0 ? [`${inWords.format(waiting)} to be tried again`] : []),
    ...(deadLetters ? [`${inWords.format(deadLetters)} dead letters: npm run kafka:replay shows them`] : []),
  ]
  return { ok: !gate.isOpen && handingOn === undefined, detail: details.join('; ') }
}

/** Tells when what was written is worth learning from. */
function settling(onSettled: () => void): (status: StreamStatus, now: number) => void {
  let [written, learned] = [0, 0]
  let [changedAt, learnedAt] = [0, 0]
  return ({ counts }, now) => {
    // Counts of another thread begin at zero.
    if (counts.written < written) [written, learned] = [0, 0]
    if (counts.written !== written) {
      written = counts.written
      changedAt = now
      if (learned === 0 && learnedAt === 0) learnedAt = now
    }
    if (written === learned) return
    if (now - changedAt < settledAfterMs && now - learnedAt < settledAtLatestMs) return
    learned = written
    learnedAt = now
    onSettled()
  }
}
