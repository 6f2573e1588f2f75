import type { RecordSource } from '../stream/record-stream.ts'
import { type PartitionProgress, StallWatch } from '../stream/stall-watch.ts'
import type { KafkaClient } from './client.ts'
import { type Lag, readLag } from './lag.ts'

export interface LagWatchOptions {
  client: KafkaClient
  sources: readonly RecordSource[]
  /** Whether a partition does not move for a reason that is known. */
  isHeld(partition: PartitionProgress): boolean
  onTrouble(message: string): void
}

const lookEveryMs = 3_000

/** Looks at what waits in the topics, and begins a consumer anew of which a partition does not move. */
export class LagWatch {
  readonly #options: LagWatchOptions
  readonly #watched: readonly { source: RecordSource; watch: StallWatch }[]
  readonly #timer: NodeJS.Timeout
  #isLooking = false
  /** Undefined: it could not be read. */
  lag: Lag | undefined

  constructor(options: LagWatchOptions) {
    this.#options = options
    this.#watched = options.sources.map((source) => ({ source, watch: new StallWatch() }))
    this.#timer = setInterval(() => void this.#look(), lookEveryMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    try {
      this.lag = await readLag(this.#options.client)
    } catch {
      // The consumers say what is wrong with the server; what is not known is not shown.
      this.lag = undefined
    } finally {
      this.#isLooking = false
    }
    if (this.lag !== undefined) this.#restartStalled(this.lag.partitions)
  }

  #restartStalled(partitions: readonly PartitionProgress[]): void {
    const { isHeld, onTrouble } = this.#options
    for (const { source, watch } of this.#watched) {
      const { assigned } = source.state()
      const own = partitions.filter(({ topic, partition }) =>
        assigned.some((one) => one.topic === topic && one.partition === partition),
      )
      const stalled = watch.stalled(own, isHeld, Date.now())[0]
      if (stalled === undefined) continue
      watch.reset()
      onTrouble(`${stalled.topic} ${stalled.partition} has not moved: its consumer is begun anew.`)
      source.restart('a partition has not moved')
    }
  }
}
