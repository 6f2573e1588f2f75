import { setTimeout as sleep } from 'node:timers/promises'
import { boundedBatches } from '../../bounded-batches.ts'
import { type OriginRecord, type ReadRecords, RecordHandler, type RecordHandlerOptions } from './record-handler.ts'
import { readOrigin } from './record-headers.ts'
import type { RecordBatch, RecordSource, StreamRecord, TopicPartition } from './record-stream.ts'
import { dueIn } from './retry-policy.ts'
import { sourceTopicOf } from './topics.ts'

export interface StreamConsumerOptions extends RecordHandlerOptions {
  /** Of `products` and `product-images`. */
  source: RecordSource
  /** Of the topics of records that wait for their next try. */
  retries: RecordSource
  /** Records that wait here for their next try at most. */
  maxWaiting?: number
}

/** Records of a batch that are handled at once, and their size in bytes: so many are parsed and held beside the batch. */
const sliceRecords = 250
const sliceBytes = 512 * 1024
const sliceBounds = {
  ...{ items: sliceRecords, bytes: sliceBytes },
  bytesOf: ({ value }: StreamRecord) => value?.byteLength ?? 0,
}

/** Records that wait in memory for their next try, and their bytes; what is past it waits in its topic. */
const mostWaiting = 2_000
const maxWaitingBytes = 32 * 1024 * 1024
/** Without room, a record that is due later than this goes behind the others of its topic. */
const laterMs = 5_000
const putBehindAfterMs = 2_000

/** Feeds the catalogue from topics. */
export class StreamConsumer {
  readonly handler: RecordHandler
  readonly #options: StreamConsumerOptions
  readonly #maxWaiting: number
  /** By partition: what is held of it, in its order. */
  readonly #held = new Map<string, Set<{ isDue: boolean }>>()
  /** What is being written of each partition. */
  readonly #last = new Map<string, Promise<void>>()
  #waiting = 0
  #waitingBytes = 0

  constructor(options: StreamConsumerOptions) {
    this.#options = options
    this.#maxWaiting = options.maxWaiting ?? mostWaiting
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
    for (const slice of boundedBatches(batch.records, sliceBounds)) {
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
   * Whether the first record of a partition that is not dealt with waits here until its next try is due, so that the
   * partition does not move for a reason that is known.
   */
  isWaiting({ topic, partition }: TopicPartition): boolean {
    return this.#held.get(`${topic}/${partition}`)?.values().next().value?.isDue === false
  }

  /**
   * Holds each record until it is due, so that none waits for those before it: their order is of no matter, since
   * versions guard. While there is no room for more, those that are due later go to the end of their topic, and the
   * others are tried from here.
   */
  async #takeWaiting(batch: RecordBatch): Promise<void> {
    const later: StreamRecord[] = []
    for (const record of batch.records) {
      const { dueAt } = waitingOrigin(record, batch.topic, batch.partition)
      if (!this.#isFull) void this.#tryAgain(batch, record)
      else if (dueIn(dueAt, Date.now()) > laterMs) later.push(record)
      else await this.#tryAgain(batch, record)
    }
    if (later.length > 0) await this.#putBehind(batch, later)
  }

  /** As slowly as they come round again at most: each is due within a minute. */
  async #putBehind({ topic, signal, done }: RecordBatch, records: readonly StreamRecord[]): Promise<void> {
    await sleep(putBehindAfterMs, undefined, { signal })
    await this.handler.handOn(
      records.map(({ key, value, headers }) => ({ topic, key, value, headers })),
      signal,
    )
    for (const { offset } of records) done(offset)
  }

  get #isFull(): boolean {
    return this.#waiting >= this.#maxWaiting || this.#waitingBytes >= maxWaitingBytes
  }

  async #tryAgain({ topic, partition, signal, done }: RecordBatch, record: StreamRecord): Promise<void> {
    const bytes = record.value?.byteLength ?? 0
    const held = this.#heldOf(topic, partition)
    const own = { isDue: false }
    held.add(own)
    this.#waiting++
    this.#waitingBytes += bytes
    try {
      const { dueAt, ...origin } = waitingOrigin(record, topic, partition)
      const wait = dueIn(dueAt, Date.now())
      if (wait > 0) await sleep(wait, undefined, { signal })
      own.isDue = true
      await this.handler.handle(this.handler.read([origin]), signal)
      done(record.offset)
    } catch (error) {
      // Handed out again, here or to whoever has the partition now.
      if (!signal.aborted) this.#options.onTrouble(error instanceof Error ? error.message : String(error))
    } finally {
      held.delete(own)
      this.#waiting--
      this.#waitingBytes -= bytes
    }
  }

  #heldOf(topic: RecordBatch['topic'], partition: number): Set<{ isDue: boolean }> {
    const key = `${topic}/${partition}`
    const known = this.#held.get(key) ?? new Set<{ isDue: boolean }>()
    this.#held.set(key, known)
    return known
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
