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
  readonly #perMinute: number | undefined
  readonly #slots: PQueue
  /** Of those that have not begun: takes one back. */
  readonly #waiting = new Set<() => void>()
  #turns: PQueue | undefined

  constructor({ concurrency, perMinute }: SlotLimits) {
    this.#perMinute = perMinute
    this.#slots = new PQueue({ concurrency })
    this.#turns = this.#openTurns()
  }

  /**
   * What `task` resolves to, begun when there is a slot and it is its turn.
   * @throws TakenBackError when it was taken back before; what the task throws.
   */
  run<T>(task: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const taken = Promise.withResolvers<void>()
    const takeBack = (): void => {
      reject(new TakenBackError())
      taken.resolve()
    }
    this.#waiting.add(takeBack)
    void this.#slots.add(async () => {
      if (this.#waiting.has(takeBack)) await Promise.race([this.#turns?.add(async () => undefined), taken.promise])
      if (this.#waiting.delete(takeBack)) await task().then(resolve, reject)
    })
    return promise
  }

  /**
   * Takes back what has not begun. The waits for the rate begin anew: they go by the system's clock, and after that was
   * set back they would last as long as it was.
   */
  takeBack(): void {
    this.#turns?.clear()
    this.#turns = this.#openTurns()
    for (const takeBack of this.#waiting) takeBack()
    this.#waiting.clear()
  }

  #openTurns(): PQueue | undefined {
    return this.#perMinute === undefined ? undefined : new PQueue(intervalOf(this.#perMinute))
  }
}
