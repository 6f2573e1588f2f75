import type { TopicPartition } from './record-stream.ts'

/** How far a partition has been dealt with, and how many records wait behind that. */
export interface PartitionProgress extends TopicPartition {
  committed: number
  lag: number
}

/** The longest that a partition lags and stays where it is, before its consumer is begun anew. */
const stalledAfterMs = 40_000

/** Notices partitions that do not move while records wait in them. */
export class StallWatch {
  readonly #seen = new Map<string, { committed: number; since: number }>()

  /**
   * Which of the partitions have stalled at `now`. `isHeld`: whether one does not move for a reason that
   * is known, as when writing is held back.
   */
  stalled(
    progress: readonly PartitionProgress[],
    isHeld: (one: PartitionProgress) => boolean,
    now: number,
  ): PartitionProgress[] {
    const keys = new Set(progress.map(keyOf))
    for (const key of this.#seen.keys()) if (!keys.has(key)) this.#seen.delete(key)
    return progress.filter((one) => {
      const seen = this.#seen.get(keyOf(one))
      if (seen === undefined || seen.committed !== one.committed || one.lag === 0 || isHeld(one)) {
        this.#seen.set(keyOf(one), { committed: one.committed, since: now })
        return false
      }
      return now - seen.since > stalledAfterMs
    })
  }

  /** Counts anew: the consumer has been begun anew. */
  reset(): void {
    this.#seen.clear()
  }
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`
