import { CompressionTypes, type ICustomPartitioner, type Message, Partitioners, type Producer } from 'kafkajs'
import { boundedBatches } from '../../bounded-batches.ts'
import type { OutgoingRecord, RecordSink } from '../stream/record-stream.ts'
import { deadLetterTopic } from '../stream/topics.ts'
import type { KafkaClient } from './client.ts'

/** What goes into one request: enough to compress well, little enough to be held, and below what a broker takes. */
const maxRecords = 1_000
const maxBytes = 1024 * 1024
const requestBounds = {
  ...{ items: maxRecords, bytes: maxBytes },
  bytesOf: ({ value }: OutgoingRecord) => value?.length ?? 0,
}

const closeWithinMs = 2_000

/** A sending with a record of so many bytes goes by itself: what a broker finds too large takes no others with it. */
const largeBytes = 256 * 1024
/** Producers that are tried, one after the other. */
const maxRenewals = 3
/** Of the Kafka protocol: what an idempotent producer is told whose sequence numbers the broker does not expect. */
const doubts = ['OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID', 'INVALID_PRODUCER_EPOCH']

const areNumbersInDoubt = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && doubts.includes(String(error.type))

interface Sending {
  records: readonly OutgoingRecord[]
  isLarge: boolean
  settle: PromiseWithResolvers<void>
}

/**
 * Sends records in the order they are given: one request at a time, of all that has come meanwhile. Several at once
 * would confuse the sequence numbers of kafkajs' idempotent producer (its issue 598). After a failure it is made anew,
 * since its numbers are then in doubt.
 */
export class KafkaSink implements RecordSink {
  readonly #client: KafkaClient
  readonly #queue: Sending[] = []
  #producer: Producer | undefined
  #sending: Promise<void> | undefined

  constructor(client: KafkaClient) {
    this.#client = client
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return
    const settle = Promise.withResolvers<void>()
    const isLarge = records.some(({ value }) => (value?.length ?? 0) >= largeBytes)
    this.#queue.push({ records, isLarge, settle })
    this.#sending ??= this.#drain()
    return settle.promise
  }

  /** Within 2 seconds: what a broker that is away has not confirmed by then is not waited for. */
  async close(): Promise<void> {
    const closing = async (): Promise<void> => {
      await this.#sending
      await this.#dispose()
    }
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, closeWithinMs)
    await Promise.race([closing(), late])
    clearTimeout(timer)
  }

  async #drain(): Promise<void> {
    for (let next = this.#next(); next.length > 0; next = this.#next()) {
      try {
        const all = next.flatMap((sending) => sending.records)
        for (const records of boundedBatches(all, requestBounds)) await this.#requestSurely(records)
        for (const { settle } of next) settle.resolve()
      } catch (error) {
        await this.#dispose()
        const failure = new Error(this.#client.failure(error), { cause: error })
        for (const { settle } of next) settle.reject(failure)
      }
    }
    // At once: whoever sends next must not take it for one that still looks.
    this.#sending = undefined
  }

  #next(): Sending[] {
    let [count, records] = [0, 0]
    for (const sending of this.#queue) {
      records += sending.records.length
      if (count > 0 && (records > maxRecords || sending.isLarge)) break
      count++
      if (sending.isLarge) break
    }
    return this.#queue.splice(0, count)
  }

  /**
   * Numbers that are in doubt say nothing of the records, so that they are sent again with new ones. What was stored
   * already is then there twice, which versions guard; dead letters have nothing that does, and see to themselves.
   */
  async #requestSurely(records: readonly OutgoingRecord[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#request(records)
      } catch (error) {
        const isSafe = records.every(({ topic }) => topic !== deadLetterTopic)
        if (!isSafe || tries >= maxRenewals || !areNumbersInDoubt(error)) throw error
        await this.#dispose()
      }
    }
  }

  async #request(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.#connected()
    const byTopic = Map.groupBy(records, ({ topic }) => topic)
    await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.GZIP,
      topicMessages: [...byTopic].map(([topic, own]) => ({
        topic: this.#client.named(topic),
        messages: own.map(messageOf),
      })),
    })
  }

  async #connected(): Promise<Producer> {
    if (this.#producer !== undefined) return this.#producer
    const producer = this.#client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: existingPartitioner,
      // kafkajs would try an idempotent request for ever.
      retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    })
    // First, so that what is half open is closed after a failure.
    this.#producer = producer
    await producer.connect()
    return producer
  }

  async #dispose(): Promise<void> {
    const producer = this.#producer
    this.#producer = undefined
    await producer?.disconnect().catch(() => undefined)
  }
}

/** By its name kafkajs tells what it need not try again; its own class is not among what it exports as a module. */
class MissingPartitionError extends Error {
  override name = 'KafkaJSNonRetriableError'
}

/** kafkajs leaves out what is for a partition that is not there, and says that all was stored. */
const existingPartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner()
  return (given) => {
    const partition = choose(given)
    if (given.partitionMetadata.some(({ partitionId }) => partitionId === partition)) return partition
    throw new MissingPartitionError(
      `the topic ${given.topic} has no partition ${partition}, only ${given.partitionMetadata.length}`,
    )
  }
}

function messageOf({ key, value, headers, partition }: OutgoingRecord): Message {
  return { key, value, ...(headers && { headers: { ...headers } }), ...(partition !== undefined && { partition }) }
}
