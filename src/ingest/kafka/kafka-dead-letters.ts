import { letterHeaders, readOrigin } from '../stream/record-headers.ts'
import type { DeadLetter, DeadLetters, OutgoingRecord, RecordSink } from '../stream/record-stream.ts'
import { deadLetterTopic } from '../stream/topics.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { type Range, readRange } from './read-range.ts'

/** Brokers' clocks may be apart by so much. */
const clockMarginMs = 5 * 60_000

/** Letters that are remembered of one partition; more are looked for again. */
const maxKnown = 100_000

/** What of a value is kept when it would not fit into the topic with its headers; 4 MB do. */
const cutTo = 3 * 1024 * 1024

/** Letters of one partition that are there already. */
interface Known {
  /** Those that were appended since then are known. */
  since: number
  keys: Set<string>
}

/**
 * The topic `dead-letter-queue`. A letter has the partition number of its record. Before the first letter of a
 * partition after a start or a rebalance, it is read which letters were put there since the record was appended: one
 * that was killed between putting a letter and committing its record has left it there.
 */
export class KafkaDeadLetters implements DeadLetters {
  readonly #client: KafkaClient
  readonly #sink: RecordSink
  #known = new Map<number, Known>()
  #partitions: number | undefined
  #putting: Promise<void> = Promise.resolve()

  constructor(client: KafkaClient, sink: RecordSink) {
    this.#client = client
    this.#sink = sink
  }

  /** Forgets what it knows: another consumer may have put letters since. */
  forget(): void {
    this.#known = new Map()
  }

  /** One after the other, since each must know those before it. */
  async put(letters: readonly DeadLetter[]): Promise<void> {
    const put = this.#putting.then(() => this.#put(letters))
    this.#putting = put.catch(() => undefined)
    return put
  }

  async #put(letters: readonly DeadLetter[]): Promise<void> {
    const partitions = await this.#partitionCount()
    const known = this.#known
    for (const [partition, own] of Map.groupBy(letters, (letter) => letter.partition % partitions)) {
      const { keys } = await this.#knownOf(known, partition, Math.min(...own.map(({ timestamp }) => timestamp)))
      const fresh = own.filter((letter) => !keys.has(keyOf(letter)))
      try {
        await this.#send(fresh.map((letter) => outgoing(letter, partition)))
      } catch (error) {
        // Some may have been stored: it is looked at before they are put again.
        known.delete(partition)
        throw error
      }
      for (const letter of fresh) keys.add(keyOf(letter))
    }
  }

  async #send(records: OutgoingRecord[]): Promise<void> {
    try {
      await this.#sink.send(records)
    } catch (error) {
      if (!/too large/i.test((error as Error).message)) throw error
      for (const record of records) await this.#sink.send([shortened(record)])
    }
  }

  async #partitionCount(): Promise<number> {
    this.#partitions ??= await withAdmin(
      this.#client,
      async (admin) => (await admin.fetchTopicOffsets(this.#client.named(deadLetterTopic))).length,
    )
    return this.#partitions
  }

  async #knownOf(known: Map<number, Known>, partition: number, since: number): Promise<Known> {
    const there = known.get(partition)
    if (there !== undefined && there.since <= since && there.keys.size < maxKnown) return there
    const range = await this.#rangeSince(partition, since - clockMarginMs)
    const keys = new Set<string>()
    await readRange(this.#client, deadLetterTopic, [range], (_, { headers }) => {
      const origin = readOrigin(headers)
      if (origin !== undefined) keys.add(keyOf(origin))
    })
    const found = { since, keys }
    known.set(partition, found)
    return found
  }

  async #rangeSince(partition: number, timestamp: number): Promise<Range> {
    return withAdmin(this.#client, async (admin) => {
      const topic = this.#client.named(deadLetterTopic)
      const ends = await admin.fetchTopicOffsets(topic)
      const begins = await admin.fetchTopicOffsetsByTimestamp(topic, Math.max(0, timestamp))
      const end = ends.find((one) => one.partition === partition)
      const begin = begins.find((one) => one.partition === partition)
      // Of a time after the last record kafkajs gives the end.
      return {
        partition,
        from: Math.max(Number(begin?.offset ?? 0), Number(end?.low ?? 0)),
        to: Number(end?.high ?? 0),
      }
    })
  }
}

const keyOf = ({ topic, partition, offset }: Pick<DeadLetter, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}/${partition}/${offset}`

const outgoing = (letter: DeadLetter, partition: number): OutgoingRecord => ({
  ...{ topic: deadLetterTopic, key: letter.key, value: letter.value, headers: letterHeaders(letter), partition },
})

function shortened(record: OutgoingRecord): OutgoingRecord {
  const value = record.value === null ? null : Buffer.from(record.value)
  if (value === null || value.byteLength <= cutTo) return record
  return {
    ...record,
    value: value.subarray(0, cutTo),
    headers: { ...record.headers, 'value-bytes': String(value.byteLength) },
  }
}
