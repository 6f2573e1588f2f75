import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { OffsetTracker } from '../stream/offset-tracker.ts'
import type {
  OutgoingRecord,
  RecordSink,
  RecordSource,
  SourceState,
  StreamRecord,
  TakeBatch,
  TopicPartition,
} from '../stream/record-stream.ts'
import { deadLetterTopic, type RetryTopic, type SourceTopic } from '../stream/topics.ts'

export const inProcessPartitions = 10
/** Records of a partition that may wait; whoever sends more waits until some are dealt with. */
const maxWaiting = 2_000
const maxBatch = 500
const lookEveryMs = 5

type ConsumedTopic = SourceTopic | RetryTopic

class Partition {
  /** Those that are not dealt with, from `first` on. */
  records: StreamRecord[] = []
  first = 0
  wake = Promise.withResolvers<void>()

  get next(): number {
    return this.first + this.records.length
  }

  append(record: Omit<StreamRecord, 'offset'>): void {
    this.records.push({ ...record, offset: this.next })
    this.wake.resolve()
    this.wake = Promise.withResolvers()
  }

  /** Those before `offset` are dealt with. */
  drop(offset: number): void {
    this.records.splice(0, offset - this.first)
    this.first = offset
  }
}

/**
 * Topics within the process: what is in them is gone when it ends. For a shop without Kafka, whose records have their
 * durable place elsewhere.
 */
export class InProcessTopics implements RecordSink {
  readonly #partitions = new Map<string, Partition>()

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const { topic, key, value, headers = {}, partition: given } of records) {
      if (topic === deadLetterTopic) throw new Error('dead letters have a table')
      const partition = this.partition(topic, (given ?? partitionOf(key)) % inProcessPartitions)
      while (partition.records.length >= maxWaiting) await sleep(lookEveryMs)
      const bytes = typeof value === 'string' ? Buffer.from(value) : value
      partition.append({ key, value: bytes, headers, timestamp: Date.now() })
    }
  }

  /** Records that are not dealt with. */
  get waiting(): number {
    let waiting = 0
    for (const { records } of this.#partitions.values()) waiting += records.length
    return waiting
  }

  source(topics: readonly ConsumedTopic[]): RecordSource {
    return new InProcessSource(this, topics)
  }

  partition(topic: ConsumedTopic, partition: number): Partition {
    const key = `${topic}/${partition}`
    const known = this.#partitions.get(key) ?? new Partition()
    this.#partitions.set(key, known)
    return known
  }

  async close(): Promise<void> {
    return undefined
  }
}

function partitionOf(key: string | null): number {
  return key === null ? 0 : createHash('sha1').update(key).digest().readUInt32BE()
}

class InProcessSource implements RecordSource {
  readonly #topics: InProcessTopics
  readonly #assigned: readonly TopicPartition[]
  #take: TakeBatch | undefined
  #reading = new AbortController()
  #loops: Promise<void>[] = []
  #restarts = 0
  #isRunning = false
  #trouble: string | undefined

  constructor(topics: InProcessTopics, names: readonly ConsumedTopic[]) {
    this.#topics = topics
    this.#assigned = names.flatMap((topic) =>
      Array.from({ length: inProcessPartitions }, (_, partition) => ({ topic, partition })),
    )
  }

  start(take: TakeBatch): void {
    this.#take = take
    this.#begin()
  }

  state(): SourceState {
    const [isRunning, trouble, restarts] = [this.#isRunning, this.#trouble, this.#restarts]
    return { isRunning, trouble, restarts, assigned: this.#isRunning ? this.#assigned : [] }
  }

  restart(reason: string): void {
    const before = this.#loops
    this.#restarts++
    this.#reading.abort(new Error(reason))
    void Promise.all(before).then(() => this.#begin())
  }

  async stop(): Promise<void> {
    this.#take = undefined
    this.#isRunning = false
    this.#reading.abort(new Error('the consumer is stopped'))
    await Promise.all(this.#loops)
  }

  #begin(): void {
    const take = this.#take
    if (take === undefined) return
    this.#reading = new AbortController()
    this.#isRunning = true
    const { signal } = this.#reading
    this.#loops = this.#assigned.map((own) =>
      this.#read(own, take, signal).catch((error: unknown) => {
        if (signal.aborted) return
        this.#trouble = error instanceof Error ? error.message : String(error)
        this.restart(this.#trouble)
      }),
    )
  }

  async #read({ topic, partition: number }: TopicPartition, take: TakeBatch, signal: AbortSignal): Promise<void> {
    const partition = this.#topics.partition(topic, number)
    const tracker = new OffsetTracker()
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    const done = (offset: number): void => {
      tracker.done(offset)
      const until = tracker.uncommitted
      if (until === undefined || signal.aborted) return
      tracker.committed(until)
      partition.drop(until)
    }
    for (let position = partition.first; !signal.aborted; ) {
      const records = partition.records.slice(position - partition.first, position - partition.first + maxBatch)
      if (records.length === 0) {
        await Promise.race([partition.wake.promise, stopped])
        continue
      }
      tracker.take(records.map(({ offset }) => offset))
      position += records.length
      await take({ topic, partition: number, records, signal, done })
    }
  }
}
