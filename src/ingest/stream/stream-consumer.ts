import { setTimeout as sleep } from 'node:timers/promises'
import { type OriginRecord, RecordHandler, type RecordHandlerOptions } from './record-handler.ts'
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

  async #take({ topic, partition, records, signal, done }: RecordBatch): Promise<void> {
    const now = Date.now()
    for (const slice of slices(records)) {
      const origins = slice.map((record) => ({
        ...record,
        ...{ topic: sourceTopicOf(topic), partition, firstSeen: now, tries: 0 },
      }))
      await this.handler.handle(origins, signal)
      for (const { offset } of slice) done(offset)
    }
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
      await this.handler.handle([origin], signal)
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
