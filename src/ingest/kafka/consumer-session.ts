import type { Consumer, EachBatchPayload } from 'kafkajs'
import { OffsetTracker } from '../stream/offset-tracker.ts'
import type { TakeBatch, TopicPartition } from '../stream/record-stream.ts'
import type { RetryTopic, SourceTopic } from '../stream/topics.ts'
import type { KafkaSourceOptions } from './kafka-source.ts'
import { recordOf } from './record-of.ts'

/** A consumer that was killed loses its partitions after this time; a thread may be busy for a good part of it. */
const sessionTimeout = 10_000
/** Others join and leave within this time, whatever a consumer has in hand. */
const rebalanceTimeout = 20_000
const heartbeatInterval = 1_500
/** How long a broker waits for records. Stopping waits for it, too. */
const maxWaitTimeInMs = 500
/** Bytes that are fetched at once, over all partitions and of one: they bound what is held. */
const maxBytes = 6 * 1024 * 1024
const maxBytesPerPartition = 1024 * 1024
/** Partitions whose records are dealt with side by side: all that one consumer may have. */
const partitionsConsumedConcurrently = 20
const commitEveryMs = 500
const stopIsCrashWithinMs = 1_000
/** A server that is away must not keep a service from ending. */
const closeWithinMs = 4_000

type ConsumedTopic = SourceTopic | RetryTopic

const isSame = (one: TopicPartition, other: TopicPartition): boolean =>
  one.topic === other.topic && one.partition === other.partition

/** From one rebalance to the next: what was handed out in it is of no use after it. */
class Generation {
  readonly aborting = new AbortController()
  readonly trackers = new Map<string, { topic: ConsumedTopic; partition: number; tracker: OffsetTracker }>()

  tracker(topic: ConsumedTopic, partition: number): OffsetTracker {
    const key = `${topic}/${partition}`
    const known = this.trackers.get(key) ?? { topic, partition, tracker: new OffsetTracker() }
    this.trackers.set(key, known)
    return known.tracker
  }
}

/** A consumer of kafkajs, from its beginning to whatever ends it. */
export class ConsumerSession {
  readonly #options: KafkaSourceOptions
  readonly #take: TakeBatch
  readonly #consumer: Consumer
  readonly #ended = Promise.withResolvers<never>()
  #generation = new Generation()
  #committing: NodeJS.Timeout | undefined
  #commit: Promise<void> = Promise.resolve()
  #isOver = false
  /** When it last gave a sign of life; milliseconds since the epoch. */
  lastSign = Date.now()
  isJoined = false
  assigned: readonly TopicPartition[] = []

  constructor(options: KafkaSourceOptions, take: TakeBatch) {
    this.#options = options
    this.#take = take
    // Whoever ends it before it runs is heard by `run`.
    this.#ended.promise.catch(() => undefined)
    this.#consumer = options.client.kafka.consumer({
      groupId: options.groupId,
      ...{ sessionTimeout, rebalanceTimeout, heartbeatInterval, maxWaitTimeInMs, maxBytes, maxBytesPerPartition },
      allowAutoTopicCreation: false,
      // Restarting is the source's: it knows no errors after which a consumer stays dead.
      retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 1_000, restartOnFailure: async () => false },
    })
    this.#listen()
  }

  /** Ends it: `run` then rejects with `reason`. */
  end(reason: Error): void {
    this.#generation.aborting.abort(reason)
    this.#ended.reject(reason)
  }

  /** Never resolves. @throws what ended it. */
  async run(): Promise<never> {
    const { client, topics } = this.#options
    const begin = async (): Promise<void> => {
      await this.#consumer.connect()
      await this.#consumer.subscribe({ topics: topics.map((topic) => client.named(topic)), fromBeginning: true })
      // Ended meanwhile: it must not join the group, which nobody would leave.
      if (this.#isOver) return this.#consumer.disconnect()
      await this.#consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently,
        eachBatch: (payload) => this.#eachBatch(payload),
      })
      if (this.#isOver) await this.#consumer.disconnect()
    }
    begin().catch((error: unknown) => this.#ended.reject(error))
    this.#committing = setInterval(() => this.#commitDone(), commitEveryMs)
    return this.#ended.promise
  }

  /** Keeps what was done and leaves the group. */
  async close(): Promise<void> {
    this.isJoined = false
    clearInterval(this.#committing)
    const closing = async (): Promise<void> => {
      this.#commitDone()
      await this.#commit
      this.#isOver = true
      await this.#consumer.disconnect()
    }
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, closeWithinMs)
    // A connection that is gone cannot be closed in order, and need not be.
    await Promise.race([closing().catch(() => undefined), late])
    clearTimeout(timer)
    this.#isOver = true
  }

  #listen(): void {
    const { events, on } = this.#consumer
    const sign = (): void => {
      this.lastSign = Date.now()
    }
    for (const event of [events.HEARTBEAT, events.FETCH, events.CONNECT, events.END_BATCH_PROCESS]) on(event, sign)
    on(events.END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0) this.#pass(payload)
    })
    on(events.REBALANCING, () => this.#giveUp(new Error('the group is rebalancing')))
    on(events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
      sign()
      this.#giveUp(new Error('the group was rebalanced'))
      this.#generation = new Generation()
      const before = this.assigned
      this.assigned = Object.entries(memberAssignment).flatMap(([name, partitions]) =>
        partitions.map((partition) => ({ topic: this.#topicOf(name), partition })),
      )
      this.isJoined = true
      if (this.assigned.some((one) => !before.some((known) => isSame(known, one)))) this.#options.onGained?.()
    })
    on(events.CRASH, ({ payload: { error } }) => this.end(error))
    // Before a crash is told of, the consumer is stopped, and the crash says more.
    on(events.STOP, () =>
      setTimeout(() => this.end(new Error('the consumer has stopped')), stopIsCrashWithinMs).unref(),
    )
  }

  /**
   * A batch of nothing but what kafkajs keeps to itself: the ends of transactions, and records of those that were given
   * up. They would be lag for ever.
   */
  #pass({ topic, partition, lastOffset }: { topic: string; partition: number; lastOffset: string }): void {
    const { aborting } = this.#generation
    if (aborting.signal.aborted) return
    this.#generation.tracker(this.#topicOf(topic), partition).pass(Number(lastOffset))
  }

  #topicOf(name: string): ConsumedTopic {
    const topic = this.#options.topics.find((one) => this.#options.client.named(one) === name)
    if (topic === undefined) throw new Error(`${name} is no topic of this consumer's`)
    return topic
  }

  /** What was handed out is given up: whoever has its partition now gets it again. */
  #giveUp(reason: Error): void {
    this.#commitDone()
    this.#generation.aborting.abort(reason)
  }

  async #eachBatch({ batch, resolveOffset, heartbeat }: EachBatchPayload): Promise<void> {
    const generation = this.#generation
    const { signal } = generation.aborting
    const topic = this.#topicOf(batch.topic)
    const { partition } = batch
    const tracker = generation.tracker(topic, partition)
    const records = batch.messages.map(recordOf)
    tracker.take(records.map(({ offset }) => offset))
    let lost: unknown
    const beating = setInterval(() => {
      heartbeat().catch((error: unknown) => {
        lost ??= error
        this.#giveUp(error instanceof Error ? error : new Error(String(error)))
      })
    }, heartbeatInterval)
    try {
      await this.#take({ topic, partition, records, signal, done: (offset) => tracker.done(offset) })
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      clearInterval(beating)
    }
    // kafkajs joins the group again because of it.
    if (lost !== undefined) throw lost
    if (signal.aborted) throw signal.reason
    tracker.pass(Number(batch.lastOffset()))
    // Where the next fetch begins; what is committed is told by what is done.
    resolveOffset(batch.lastOffset())
  }

  /** One commit at a time, so that no older one comes after a newer one. */
  #commitDone(): void {
    const { trackers, aborting } = this.#generation
    if (this.#isOver) return
    const open = [...trackers.values()].flatMap(({ topic, partition, tracker }) =>
      tracker.uncommitted === undefined ? [] : [{ topic, partition, tracker, offset: tracker.uncommitted }],
    )
    if (open.length === 0) return
    this.#commit = this.#commit.then(async () => {
      const current = open.filter(({ tracker, offset }) => tracker.uncommitted === offset)
      if (current.length === 0) return
      try {
        await this.#consumer.commitOffsets(
          current.map(({ topic, partition, offset }) => ({
            ...{ topic: this.#options.client.named(topic), partition },
            offset: String(offset),
          })),
        )
        for (const { tracker, offset } of current) tracker.committed(offset)
      } catch (error) {
        // It is tried again with the next; after a rebalance it is too late, and the records come again.
        if (!aborting.signal.aborted) this.#options.onTrouble(this.#options.client.failure(error))
      }
    })
  }
}
