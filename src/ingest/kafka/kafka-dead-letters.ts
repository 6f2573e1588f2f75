import { letterHeaders, readOrigin } from '../stream/record-headers.ts'
import type { DeadLetter, DeadLetters, OutgoingRecord, RecordSink } from '../stream/record-stream.ts'
import { deadLetterTopic } from '../stream/topics.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { isOfType } from './kafka-failure.ts'
import { type Range, readRange } from './read-range.ts'

/** Brokers' clocks may be apart by so much. */
const clockMarginMs = 5 * 60_000

/** Letters that are remembered of one partition. */
const maxKnown = 100_000

/** What of a value is kept at most when it does not fit into the topic with its headers; 4 MB do. */
const cutTo = 3 * 1024 * 1024
/** A value below this fits into any topic. */
const largeBytes = 128 * 1024

/** Letters of one partition that are there already. */
interface Known {
  /** Those of records that were appended since then are known. */
  since: number
  /** Oldest first. */
  keys: Set<string>
}

interface Putting {
  letters: readonly DeadLetter[]
  settle: PromiseWithResolvers<void>
}

/**
 * The topic `dead-letter-queue`. A letter has the partition number of its record. Before the first letter after a start,
 * or after records have come from another consumer, it is read which letters were put there since the record was
 * appended: one that was killed between putting a letter and committing its record has left it there.
 */
export class KafkaDeadLetters implements DeadLetters {
  readonly #client: KafkaClient
  readonly #sink: RecordSink
  readonly #known = new Map<number, Known>()
  #partitions: number | undefined
  #waiting: Putting[] = []
  #putting: Promise<void> | undefined
  /** Counts how often it forgot. */
  #generation = 0
  /** Whether it is being read now what is there already: nothing is put meanwhile. */
  isReading = false

  constructor(client: KafkaClient, sink: RecordSink) {
    this.#client = client
    this.#sink = sink
  }

  /** Forgets what it knows of all partitions: another consumer may have put letters of any. */
  forget(): void {
    this.#generation++
    this.#known.clear()
  }

  /** What comes while others are put is put together, after them: all of it is looked up at once. */
  put(letters: readonly DeadLetter[]): Promise<void> {
    const settle = Promise.withResolvers<void>()
    this.#waiting.push({ letters, settle })
    this.#putting ??= this.#drain()
    return settle.promise
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#waiting
      this.#waiting = []
      try {
        await this.#put(together.flatMap(({ letters }) => letters))
        for (const { settle } of together) settle.resolve()
      } catch (error) {
        for (const { settle } of together) settle.reject(error)
      }
    }
    // At once: whoever puts next must not take it for one that still looks.
    this.#putting = undefined
  }

  async #put(letters: readonly DeadLetter[]): Promise<void> {
    const partitions = await this.#partitionCount()
    const byPartition = Map.groupBy(letters, (letter) => letter.partition % partitions)
    const generation = this.#generation
    try {
      await this.#lookUp([...byPartition].map(([partition, own]) => ({ partition, since: oldest(own) })))
      await this.#putFresh(byPartition)
    } catch (error) {
      // Some may be stored all the same.
      for (const partition of byPartition.keys()) this.#known.delete(partition)
      throw error
    } finally {
      // What was read before it had to forget is forgotten as well.
      if (generation !== this.#generation) this.#known.clear()
    }
  }

  async #putFresh(byPartition: ReadonlyMap<number, readonly DeadLetter[]>): Promise<void> {
    const fresh = new Map<string, OutgoingRecord>()
    for (const [partition, own] of byPartition)
      for (const letter of own)
        if (!this.#known.get(partition)?.keys.has(keyOf(letter))) fresh.set(keyOf(letter), outgoing(letter, partition))
    await this.#send([...fresh.values()])
    for (const [key, { partition = 0 }] of fresh) remember(this.#known.get(partition), key)
  }

  /** Large ones go by themselves, so that one that is too large takes no others with it. */
  async #send(records: readonly OutgoingRecord[]): Promise<void> {
    const { small = [], large = [] } = Object.groupBy(records, ({ value }) =>
      (value?.length ?? 0) < largeBytes ? 'small' : 'large',
    )
    await this.#sink.send(small)
    for (const record of large) await this.#sendCut(record)
  }

  /** Cut as far as it has to be: its topic may take less than others do, and a letter is longer than its record. */
  async #sendCut(record: OutgoingRecord): Promise<void> {
    for (let cut = record; ; cut = shortened(record, cut)) {
      try {
        return await this.#sink.send([cut])
      } catch (error) {
        const isTooLarge = isOfType(error, 'MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE')
        if (!isTooLarge || (cut.value?.length ?? 0) < largeBytes) throw error
      }
    }
  }

  async #partitionCount(): Promise<number> {
    this.#partitions ??= await withAdmin(
      this.#client,
      async (admin) => (await admin.fetchTopicOffsets(this.#client.named(deadLetterTopic))).length,
    )
    return this.#partitions
  }

  /** Reads what is there already, of all partitions that it has to be known of and is not, at once. */
  async #lookUp(asked: readonly { partition: number; since: number }[]): Promise<void> {
    const unknown = asked.filter(
      ({ partition, since }) => (this.#known.get(partition)?.since ?? Number.POSITIVE_INFINITY) > since,
    )
    if (unknown.length === 0) return
    this.isReading = true
    try {
      const found = new Map(unknown.map(({ partition, since }) => [partition, { since, keys: new Set<string>() }]))
      await readRange(this.#client, deadLetterTopic, await this.#rangesSince(unknown), (partition, { headers }) => {
        const origin = readOrigin(headers)
        if (origin !== undefined) remember(found.get(partition), keyOf(origin))
      })
      for (const [partition, known] of found) this.#known.set(partition, known)
    } finally {
      this.isReading = false
    }
  }

  async #rangesSince(asked: readonly { partition: number; since: number }[]): Promise<Range[]> {
    const since = Math.max(0, Math.min(...asked.map((one) => one.since)) - clockMarginMs)
    return withAdmin(this.#client, async (admin) => {
      const topic = this.#client.named(deadLetterTopic)
      const ends = await admin.fetchTopicOffsets(topic)
      const begins = await admin.fetchTopicOffsetsByTimestamp(topic, since)
      return asked.map(({ partition }) => {
        const end = ends.find((one) => one.partition === partition)
        const begin = begins.find((one) => one.partition === partition)
        // Of a time after the last record kafkajs gives the end.
        const from = Math.max(Number(begin?.offset ?? 0), Number(end?.low ?? 0))
        return { partition, from, to: Number(end?.high ?? 0) }
      })
    })
  }
}

const oldest = (letters: readonly DeadLetter[]): number => Math.min(...letters.map(({ timestamp }) => timestamp))

/** Past the bound the oldest are forgotten: their records were committed long ago. */
function remember(known: Known | undefined, key: string): void {
  if (known === undefined) return
  known.keys.add(key)
  if (known.keys.size <= maxKnown) return
  for (const first of known.keys) {
    known.keys.delete(first)
    return
  }
}

const keyOf = ({ topic, partition, offset }: Pick<DeadLetter, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}/${partition}/${offset}`

const outgoing = (letter: DeadLetter, partition: number): OutgoingRecord => ({
  ...{ topic: deadLetterTopic, key: letter.key, value: letter.value, headers: letterHeaders(letter), partition },
})

/** `record`, with less of its value than `tried` had. */
function shortened(record: OutgoingRecord, tried: OutgoingRecord): OutgoingRecord {
  const value = Buffer.from(record.value ?? '')
  const length = tried.value?.length ?? 0
  const keep = length > cutTo ? cutTo : length >> 1
  return {
    ...record,
    value: value.subarray(0, keep),
    headers: { ...record.headers, 'value-bytes': String(value.byteLength) },
  }
}
