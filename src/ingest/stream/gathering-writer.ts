import { CatalogueUnavailableError, lineFor } from '../../search/catalogue-unavailable.ts'
import type { WriteOutcome } from '../../search/engine.ts'
import { isOutage } from './outage.ts'
import type { WriteGate } from './write-gate.ts'

export interface GatheringWriterOptions<T extends { id: string }> {
  /** Writes records; one outcome each, in their order. */
  write(records: readonly T[]): Promise<WriteOutcome[]>
  gate: WriteGate
  /** Writes at once. */
  concurrency: number
}

/** Records in a write, and their size in bytes: as large as is quick, and as small as is soon over. */
const maxRecords = 500
const maxBytes = 1024 * 1024

/** So many records in a row that each fail by themselves are not at fault: something is wrong with all of them. */
const mostCulprits = 50

interface Submission<T> {
  records: readonly T[]
  bytes: number
  signal: AbortSignal
  settle: PromiseWithResolvers<WriteOutcome[]>
}

/**
 * Gathers what several partitions bring into writes that are worth their while: a transaction or a request for each
 * partition's few records would be slower by far.
 */
export class GatheringWriter<T extends { id: string }> {
  readonly #options: GatheringWriterOptions<T>
  readonly #closing = new AbortController()
  readonly #waiting: Submission<T>[] = []
  #writing = 0
  /** Records that failed by themselves since the last one that did not. */
  #culprits = 0

  constructor(options: GatheringWriterOptions<T>) {
    this.#options = options
  }

  /** Resolves when all are written or refused, one by one. @throws what `signal` was aborted with. */
  async submit(records: readonly T[], bytes: number, signal: AbortSignal): Promise<WriteOutcome[]> {
    signal.throwIfAborted()
    const submission = { records, bytes, signal, settle: Promise.withResolvers<WriteOutcome[]>() }
    const giveUp = (): void => {
      submission.settle.reject(signal.reason)
      const at = this.#waiting.indexOf(submission)
      if (at >= 0) this.#waiting.splice(at, 1)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    this.#waiting.push(submission)
    this.#begin()
    try {
      return await submission.settle.promise
    } finally {
      signal.removeEventListener('abort', giveUp)
    }
  }

  /** Submissions that no write has been begun for. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Gives up what is not written. */
  close(): void {
    this.#closing.abort(new Error('the writer is closed'))
  }

  #begin(): void {
    while (this.#writing < this.#options.concurrency && this.#waiting.length > 0) {
      this.#writing++
      void this.#drain().finally(() => {
        this.#writing--
        // What came between its last look and its end.
        if (this.#waiting.length > 0) this.#begin()
      })
    }
  }

  async #drain(): Promise<void> {
    for (let next = this.#next(); next.length > 0; next = this.#next()) {
      const records = next.flatMap((submission) => submission.records)
      try {
        const outcomes = await this.#write(records)
        let from = 0
        for (const { records: own, settle } of next) {
          settle.resolve(outcomes.slice(from, from + own.length))
          from += own.length
        }
      } catch (error) {
        for (const { settle } of next) settle.reject(error)
      }
      // A writer that is synchronous would keep the thread from its heartbeats.
      await new Promise(setImmediate)
    }
  }

  /** Halves what fails until the record is found that it fails by; that one is refused, and the others are written. */
  async #write(records: readonly T[]): Promise<WriteOutcome[]> {
    try {
      const outcomes = await this.#options.gate.run(() => this.#tried(records), this.#closing.signal)
      this.#culprits = 0
      return outcomes
    } catch (error) {
      const [first] = records
      if (this.#closing.signal.aborted || first === undefined) throw error
      if (records.length === 1) {
        this.#culprits++
        return [{ id: first.id, outcome: 'failed', reason: `it cannot be written: ${oneLine(error)}` }]
      }
      const half = records.length >> 1
      return [...(await this.#write(records.slice(0, half))), ...(await this.#write(records.slice(half)))]
    }
  }

  async #tried(records: readonly T[]): Promise<WriteOutcome[]> {
    try {
      return await this.#options.write(records)
    } catch (error) {
      if (this.#culprits < mostCulprits || isOutage(error)) throw error
      throw new CatalogueUnavailableError('misconfigured', `no record can be written: ${oneLine(error)}`, {
        cause: error,
      })
    }
  }

  #next(): Submission<T>[] {
    const next: Submission<T>[] = []
    let [records, bytes] = [0, 0]
    for (;;) {
      const first = this.#waiting[0]
      if (first === undefined) return next
      if (next.length > 0 && (records + first.records.length > maxRecords || bytes + first.bytes > maxBytes))
        return next
      this.#waiting.shift()
      next.push(first)
      records += first.records.length
      bytes += first.bytes
    }
  }
}

const oneLine = (error: unknown): string => lineFor(error).replace(/\s+/g, ' ').slice(0, 300).toWellFormed()
