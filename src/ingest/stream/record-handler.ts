import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueRecord } from '../../catalogue/product.ts'
import type { ProductImage } from '../../catalogue/product-image.ts'
import type { WriteOutcome } from '../../search/engine.ts'
import type { GatheringWriter } from './gathering-writer.ts'
import { readValue } from './read-value.ts'
import { ownHeaders, waitingHeaders } from './record-headers.ts'
import type { DeadLetter, DeadLetters, OutgoingRecord, RecordSink, StreamRecord } from './record-stream.ts'
import { waitAfter } from './retry-policy.ts'
import { retryTopicOf, type SourceTopic } from './topics.ts'

/** A record and where it came from at first: in a retry topic it is read from elsewhere. */
export interface OriginRecord extends Pick<StreamRecord, 'key' | 'value' | 'headers'> {
  topic: SourceTopic
  partition: number
  offset: number
  timestamp: number
  firstSeen: number
  /** Tries that were made before. */
  tries: number
}

/** Records whose values were read. */
export interface ReadRecords {
  products: Gathered<CatalogueRecord>
  images: Gathered<ProductImage>
  /** Those that can never work. */
  letters: DeadLetter[]
}

/** What became of records since the start. */
export interface HandledCounts {
  written: number
  stale: number
  retried: number
  dead: number
  /** From being appended to being written, of the record that was written last; milliseconds. */
  lastDelayMs: number
}

export interface RecordHandlerOptions {
  products: GatheringWriter<CatalogueRecord>
  images: GatheringWriter<ProductImage>
  sink: RecordSink
  letters: DeadLetters
  /** ISO 4217 code of prices that name none. */
  currency: string
  onTrouble(message: string): void
}

/** Between two tries to hand on a record: the source notices by itself when its server is away for longer. */
const sendAgainAfterMs = 500

/** Does with records what is to be done with them; the same for those that come first and those that come again. */
export class RecordHandler {
  readonly #options: RecordHandlerOptions
  readonly #troubles = new Map<symbol, string>()
  readonly counts: HandledCounts = { written: 0, stale: 0, retried: 0, dead: 0, lastDelayMs: 0 }

  constructor(options: RecordHandlerOptions) {
    this.#options = options
  }

  /** Reads values, without doing anything. */
  read(records: readonly OriginRecord[]): ReadRecords {
    const read: ReadRecords = { products: new Gathered(), images: new Gathered(), letters: [] }
    for (const origin of records) {
      const value = readValue(origin.topic, origin.value, this.#options.currency)
      if ('reason' in value) read.letters.push(letterOf(origin, value.reason))
      else if (value.topic === 'products') read.products.add(value.record, origin)
      else read.images.add(value.record, origin)
    }
    return read
  }

  /**
   * Resolves when each of the records is written, known, waiting for its next try, or in the dead letters.
   * @throws what `signal` was aborted with.
   */
  async handle({ products, images, letters: poison }: ReadRecords, signal: AbortSignal): Promise<void> {
    const [letters, again]: [DeadLetter[], OutgoingRecord[]] = [[...poison], []]
    for (const [writer, { origins, values, bytes }] of [
      [this.#options.products, products],
      [this.#options.images, images],
    ] as const) {
      if (values.length === 0) continue
      const outcomes = await (writer as GatheringWriter<{ id: string }>).submit(values, bytes, signal)
      for (const [index, origin] of origins.entries()) this.#settle(origin, outcomes[index], letters, again)
    }
    if (letters.length > 0) await this.#persist(() => this.#options.letters.put(letters), signal)
    if (again.length > 0) await this.handOn(again, signal)
    this.counts.dead += letters.length
    this.counts.retried += again.length
  }

  /** Resolves when records are stored where they go. @throws what `signal` was aborted with. */
  handOn(records: readonly OutgoingRecord[], signal: AbortSignal): Promise<void> {
    return this.#persist(() => this.#options.sink.send(records), signal)
  }

  #settle(
    origin: OriginRecord,
    outcome: WriteOutcome | undefined,
    letters: DeadLetter[],
    again: OutgoingRecord[],
  ): void {
    if (outcome === undefined) throw new Error(`The catalogue's writer gave no outcome for ${origin.key}`)
    if (outcome.outcome !== 'failed') {
      this.counts[outcome.outcome]++
      this.counts.lastDelayMs = Date.now() - origin.timestamp
      return
    }
    const tries = origin.tries + 1
    const wait = outcome.isTransient === true ? waitAfter(tries, Math.random()) : undefined
    const reason = tries > 1 ? `${outcome.reason} (after ${tries} tries)` : outcome.reason
    if (wait === undefined) letters.push(letterOf(origin, reason))
    else again.push(waitingRecord(origin, outcome.reason, tries, Date.now() + wait))
  }

  /** Why records cannot be handed on, to their next try or to the dead letters; undefined: they can. */
  get trouble(): string | undefined {
    return this.#troubles.values().next().value
  }

  /** Records that are handed on must be stored before theirs may be done. What has begun is waited for: see `put`. */
  async #persist(store: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const attempt = Symbol()
    try {
      for (;;) {
        signal.throwIfAborted()
        try {
          return await store()
        } catch (error) {
          this.#stumbled(attempt, error instanceof Error ? error.message : String(error))
          await sleep(sendAgainAfterMs, undefined, { signal })
        }
      }
    } finally {
      this.#troubles.delete(attempt)
    }
  }

  /** It is said once, however often it is tried and by how many. */
  #stumbled(attempt: symbol, message: string): void {
    const isKnown = [...this.#troubles.values()].includes(message)
    this.#troubles.set(attempt, message)
    if (!isKnown) this.#options.onTrouble(message)
  }
}

class Gathered<T> {
  readonly values: T[] = []
  readonly origins: OriginRecord[] = []
  bytes = 0

  add(value: T, origin: OriginRecord): void {
    this.values.push(value)
    this.origins.push(origin)
    this.bytes += origin.value?.byteLength ?? 0
  }
}

function letterOf(origin: OriginRecord, reason: string): DeadLetter {
  const { topic, partition, offset, timestamp, firstSeen, key, value, headers } = origin
  return { reason, topic, partition, offset, timestamp, firstSeen, key, value, headers: ownHeaders(headers) }
}

/** It goes where its key leads: the retry topic may have other partitions than the record's own. */
function waitingRecord(origin: OriginRecord, reason: string, tries: number, dueAt: number): OutgoingRecord {
  const { topic, partition, offset, timestamp, firstSeen, key, value, headers } = origin
  const waiting = { topic, partition, offset, timestamp, firstSeen, reason, tries, dueAt }
  return { topic: retryTopicOf(topic), key, value, headers: waitingHeaders(waiting, ownHeaders(headers)) }
}
