import { setTimeout as sleep } from 'node:timers/promises'
import { type OriginRecord, type ReadRecords, RecordHandler, type RecordHandlerOptions } from './record-handler.ts'
import { readOrigin } from './record-headers.ts'
import type { RecordBatch, RecordSource, StreamRecord } from './record-stream.ts'
import { sourceTopicOf } from './topics.ts'

export interface StreamConsumerOptions extends RecordHandlerOptions {
  /** Of `products` and `product-images`. */
  source: RecordSource
  /** Of the topics of records that wait for their next try. */
  retries: RecordSource
}

/** Records of a batch that are handled at once, and their size in bytes: so many are parsed and held beside the batch. */
const sliceRecords = 250
const sliceBytes = 512 * 1024

/** Records that wait in memory for their next try, and their bytes; what is past it waits in its topic. */
const maxWaiting = 2_000
const maxWaitingBytes = 32 * 1024 * 1024

/** Feeds the catalogue from topics. */
export class StreamConsumer {
  readonly handler: RecordHandler
  readonly #options: StreamConsumerOptions
  /** What is being written of each partition. */
  readonly #last = new Map<string, Promise<void>>()
  #waiting = 0
  #waitingBytes = 0

  constructor(options: StreamConsumerOptions) {
    this.#options = options
    this.handler = new RecordHandler(options)
  }

  start(): void {
    this.#options.source.start((batch) => this.#take(batch))
    this.#options.retries.start((batch) => this.#takeWaiting(batch))
  }

  /** Records that wait for their next try and are held here. */
  get waiting(): number {
    return this.#waiting
  }

  async stop(): Promise<void> {
    await Promise.all([this.#options.source.stop(), this.#options.retries.stop()])
  }

  /**
   * Resolves while the last slice is still being written, so that the next batch is fetched meanwhile; that one waits for
   * it.
   */
  async #take(batch: RecordBatch): Promise<void> {
    const key = `${batch.topic}/${batch.partition}`
    for (const slice of slices(batch.records)) {
      await this.#settled(key)
      const read = this.#read(batch, slice)
      const last = this.#handle(batch, slice, read).catch((error: unknown) => {
        // What was given up comes again.
        if (!batch.signal.aborted) throw error
      })
      this.#last.set(key, last)
      // Whoever waits for it hears of it.
      last.catch(() => undefined)
      // A group is rebalanced once what it has handed out is dealt with: then a letter is there for the next to find.
      if (read.letters.length > 0) await this.#settled(key)
    }
  }

  /** A failure is told once; its records then come again. */
  async #settled(key: string): Promise<void> {
    try {
      await this.#last.get(key)
    } finally {
      this.#last.delete(key)
    }
  }

  #read({ topic, partition }: RecordBatch, slice: readonly StreamRecord[]): ReadRecords {
    const more = { topic: sourceTopicOf(topic), partition, firstSeen: Date.now(), tries: 0 }
    return this.handler.read(slice.map((record) => ({ ...record, ...more })))
  }

  async #handle({ signal, done }: RecordBatch, slice: readonly StreamRecord[], read: ReadRecords): Promise<void> {
    await this.handler.handle(read, signal)
    for (const { offset } of slice) done(offset)
  }

  /**
   * Holds each record until it is due, so that none waits for those before it: their order is of no matter, since
   * versions guard. Resolves when there is room for more.
   */
  async #takeWaiting(batch: RecordBatch): Promise<void> {
    for (const record of batch.records) {
      while (this.#waiting >= maxWaiting || this.#waitingBytes >= maxWaitingBytes)
        await sleep(100, undefined, { signal: batch.signal })
      void this.#tryAgain(batch, record)
    }
  }

  async #tryAgain({ topic, partition, signal, done }: RecordBatch, record: StreamRecord): Promise<void> {
    const bytes = record.value?.byteLength ?? 0
    this.#waiting++
    this.#waitingBytes += bytes
    try {
      const { dueAt, ...origin } = waitingOrigin(record, topic, partition)
      const wait = dueAt - Date.now()
      if (wait > 0) await sleep(wait, undefined, { signal })
      await this.handler.handle(this.handler.read([origin]), signal)
      done(record.offset)
    } catch (error) {
      // Handed out again, here or to whoever has the partition now.
      if (!signal.aborted) this.#options.onTrouble(error instanceof Error ? error.message : String(error))
    } finally {
      this.#waiting--
      this.#waitingBytes -= bytes
    }
  }
}

/** A record that somebody else put into a retry topic is tried as if it came from there. */
function waitingOrigin(
  record: StreamRecord,
  topic: RecordBatch['topic'],
  partition: number,
): OriginRecord & { dueAt: number } {
  const { key, value, headers, offset, timestamp } = record
  const origin = readOrigin(headers) ?? {
    ...{ topic: sourceTopicOf(topic), partition, offset, timestamp, firstSeen: timestamp, tries: 0, dueAt: undefined },
  }
  return { ...origin, dueAt: origin.dueAt ?? 0, key, value, headers }
}

function* slices(records: readonly StreamRecord[]): Generator<StreamRecord[]> {
  let slice: StreamRecord[] = []
  let bytes = 0
  for (const record of records) {
    const length = record.value?.byteLength ?? 0
    if (slice.length > 0 && (slice.length >= sliceRecords || bytes + length > sliceBytes)) {
      yield slice
      slice = []
      bytes = 0
    }
    slice.push(record)
    bytes += length
  }
  if (slice.length > 0) yield slice
}
