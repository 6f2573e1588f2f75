import { type Waits, waitAfter } from './backoff.ts'

/**
 * Holds the whole queue while a provider answers nothing but failures: with thousands of jobs waiting, each would
 * otherwise be tried at once against a service that is down, or that has said when it takes more. Single failures among
 * successes hold only their own job.
 */
export class Pacing {
  readonly #mostInARow: number
  readonly #waits: Waits
  #inARow = 0
  #heldUntil = 0

  /** `mostInARow`: so many failures without a success between them hold the queue. */
  constructor(mostInARow: number, waits: Waits) {
    this.#mostInARow = mostInARow
    this.#waits = waits
  }

  succeeded(): void {
    this.#inARow = 0
    this.#heldUntil = 0
  }

  failed(retryAfterMs: number | undefined): void {
    this.#inARow++
    if (this.#inARow < this.#mostInARow) return
    const holds = Math.floor(this.#inARow / this.#mostInARow) - 1
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + waitAfter(holds, retryAfterMs, this.#waits))
  }

  /** Milliseconds for which nothing is begun; 0 when nothing holds it. By a clock that is never set. */
  heldForMs(): number {
    return Math.max(0, this.#heldUntil - performance.now())
  }
}
