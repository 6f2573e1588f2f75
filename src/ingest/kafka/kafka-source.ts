import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordSource, SourceState, TakeBatch } from '../stream/record-stream.ts'
import type { RetryTopic, SourceTopic } from '../stream/topics.ts'
import type { KafkaClient } from './client.ts'
import { ConsumerSession } from './consumer-session.ts'

export interface KafkaSourceOptions {
  client: KafkaClient
  groupId: string
  topics: readonly (SourceTopic | RetryTopic)[]
  /** Told when partitions have become this consumer's that were not before. */
  onGained?(): void
  /** Told what ends it, in one line, once for each new reason. */
  onTrouble(message: string): void
}

/** Between two beginnings: soon after a single failure, and often enough for a broker that comes back. */
const firstWaitMs = 500
const longestWaitMs = 5_000
/** A session that has lasted so long was no failure to begin. */
const healthyAfterMs = 30_000
/** A consumer that gives no sign for so long has stopped without saying so. */
const silentAfterMs = 30_000
const lookEveryMs = 2_000

/**
 * A consumer of a Kafka group that sees to itself. kafkajs restarts after some errors and stays dead after others; here
 * whatever ends a consumer has a new one begun, and one that has gone silent is ended.
 */
export class KafkaSource implements RecordSource {
  readonly #options: KafkaSourceOptions
  readonly #stopping = new AbortController()
  #session: ConsumerSession | undefined
  #running: Promise<void> | undefined
  #trouble: string | undefined
  #restarts = -1

  constructor(options: KafkaSourceOptions) {
    this.#options = options
  }

  start(take: TakeBatch): void {
    this.#running ??= this.#run(take)
  }

  state(): SourceState {
    const isRunning = this.#session?.isJoined === true
    return {
      isRunning,
      trouble: isRunning ? undefined : this.#trouble,
      assigned: this.#session?.assigned ?? [],
      restarts: Math.max(0, this.#restarts),
    }
  }

  restart(reason: string): void {
    this.#session?.end(new Error(reason))
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the consumer is stopped'))
    this.#session?.end(this.#stopping.signal.reason)
    await this.#running
  }

  async #run(take: TakeBatch): Promise<void> {
    let wait = firstWaitMs
    while (!this.#stopping.signal.aborted) {
      const began = Date.now()
      this.#restarts++
      await this.#runOnce(take)
      wait = Date.now() - began > healthyAfterMs ? firstWaitMs : Math.min(longestWaitMs, wait * 2)
      await sleep(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
  }

  async #runOnce(take: TakeBatch): Promise<void> {
    const session = new ConsumerSession(this.#options, take)
    this.#session = session
    const watching = setInterval(() => {
      if (Date.now() - session.lastSign > silentAfterMs) session.end(new Error('the consumer has gone silent'))
    }, lookEveryMs)
    try {
      // Stopped while the session before it ended.
      if (this.#stopping.signal.aborted) session.end(this.#stopping.signal.reason)
      await session.run()
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#failed(error)
    } finally {
      clearInterval(watching)
      await session.close()
      this.#session = undefined
    }
  }

  #failed(error: unknown): void {
    const message = this.#options.client.failure(error)
    if (message !== this.#trouble || this.#restarts === 0) this.#options.onTrouble(message)
    this.#trouble = message
  }
}
