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

/** A task was taken out of the queue before it had begun. */
export class TakenBackError extends Error {
  override name = 'TakenBackError'
}

/** Where tasks wait for their turn: so many run at once, so many begin in a minute. */
export class Slots {
  readonly #limits: SlotLimits
  readonly #waiting = new Set<(error: Error) => void>()
  #queue: PQueue

  constructor(limits: SlotLimits) {
    this.#limits = limits
    this.#queue = this.#open()
  }

  /**
   * What `task` resolves to, begun when there is a slot.
   * @throws TakenBackError when it was taken back before; what the task throws.
   */
  run<T>(task: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#waiting.add(reject)
    void this.#queue.add(async () => {
      this.#waiting.delete(reject)
      await task().then(resolve, reject)
    })
    return promise
  }

  /**
   * Takes back what has not begun. The waits for the rate begin anew: they go by the system's clock, and after that was
   * set back they would last as long as it was.
   */
  takeBack(): void {
    this.#queue.clear()
    this.#queue = this.#open()
    for (const reject of this.#waiting) reject(new TakenBackError())
    this.#waiting.clear()
  }

  #open(): PQueue {
    const { concurrency, perMinute } = this.#limits
    return new PQueue({ concurrency, ...(perMinute === undefined ? {} : intervalOf(perMinute)) })
  }
}
