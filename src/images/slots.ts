import PQueue from 'p-queue'

export interface SlotLimits {
  /** Tasks at once. */
  concurrency: number
  /** Tasks that begin in a minute; undefined: as many as there are. */
  perMinute: number | undefined
}

const minute = 60_000
/** A minute's worth is not begun at once, but spread over it. */
const shortestIntervalMs = 100

/** `perMinute` tasks a minute as so many in each interval, no shorter than a tenth of a second. */
export function intervalOf(perMinute: number): { interval: number; intervalCap: number } {
  const intervalCap = Math.max(1, Math.round((perMinute * shortestIntervalMs) / minute))
  return { intervalCap, interval: Math.ceil((intervalCap * minute) / perMinute) }
}

/** Where tasks wait for their turn: so many run at once, so many begin in a minute. */
export class Slots<T> {
  readonly #limits: SlotLimits
  readonly #waiting = new Set<T>()
  #queue: PQueue

  constructor(limits: SlotLimits) {
    this.#limits = limits
    this.#queue = this.#open()
  }

  /** Runs `task` when there is a slot. It must not reject. */
  add(item: T, task: () => Promise<void>): void {
    this.#waiting.add(item)
    void this.#queue.add(async () => {
      this.#waiting.delete(item)
      await task()
    })
  }

  /**
   * Takes back what has not begun. The waits for the rate begin anew: they go by the system's clock, and after that was
   * set back they would last as long as it was.
   */
  takeBack(): T[] {
    const taken = [...this.#waiting]
    this.#waiting.clear()
    this.#queue.clear()
    this.#queue = this.#open()
    return taken
  }

  #open(): PQueue {
    const { concurrency, perMinute } = this.#limits
    return new PQueue({ concurrency, ...(perMinute === undefined ? {} : intervalOf(perMinute)) })
  }
}
