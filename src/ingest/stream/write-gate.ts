import { setTimeout as sleep } from 'node:timers/promises'
import { CircuitState, ConsecutiveBreaker, circuitBreaker, ExponentialBackoff, handleWhen } from 'cockatiel'

import { CatalogueUnavailableError, lineFor } from '../../search/catalogue-unavailable.ts'
import { isOutage } from './outage.ts'

export interface GateState {
  /** Whether writing is held back. */
  isOpen: boolean
  /** Why, in one line. */
  reason: string | undefined
  /** When the first of the failures was that go on now; milliseconds since the epoch. */
  since: number | undefined
}

export interface WriteGateOptions {
  /** Told when writing is held back, and when it goes on. */
  onChange(state: GateState): void
  /** A write that has no answer for so long holds the others back; it may still succeed. */
  slowAfterMs?: number
  /** A write that has none for so long has failed. */
  failedAfterMs?: number
}

/** Two failures in a row: a single reset connection is no outage. */
const failuresToOpen = 2
/** Asked again soon at first, since most outages are a restart, and at least every 5 seconds. */
const halfOpenAfter = new ExponentialBackoff({ initialDelay: 500, maxDelay: 5_000 })
/** How often a write that is held back looks whether it may go on. */
const lookEveryMs = 100

/**
 * The circuit breaker between the stream and the catalogue. A write that fails because of the catalogue (`isOutage`) says
 * nothing of its records: it is made again until it succeeds, and meanwhile no others are begun, so that nothing is dropped, no record's tries
 * are spent and no more is read than is in hand.
 */
export class WriteGate {
  readonly #breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter,
    breaker: new ConsecutiveBreaker(failuresToOpen),
  })
  readonly #onChange: WriteGateOptions['onChange']
  readonly #slowAfterMs: number
  readonly #failedAfterMs: number
  #slow = 0
  #reason: string | undefined
  #since: number | undefined
  #wasOpen = false

  constructor({ onChange, slowAfterMs = 4_000, failedAfterMs = 60_000 }: WriteGateOptions) {
    this.#onChange = onChange
    this.#slowAfterMs = slowAfterMs
    this.#failedAfterMs = failedAfterMs
  }

  get state(): GateState {
    const isOpen = this.#slow > 0 || this.#breaker.state !== CircuitState.Closed
    return { isOpen, reason: isOpen ? this.#reason : undefined, since: isOpen ? this.#since : undefined }
  }

  /**
   * Resolves with what `write` resolves to, however often that takes. @throws what `signal` was aborted with; what `write`
   * throws that is no outage.
   */
  async run<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      while (this.#slow > 0) await sleep(lookEveryMs, undefined, { signal })
      signal.throwIfAborted()
      let wasTried = false
      const tried = (): Promise<T> => {
        wasTried = true
        return this.#watched(write)
      }
      try {
        const result = await this.#breaker.execute(tried)
        this.#tell()
        return result
      } catch (error) {
        // By this breaker, which says nothing new.
        const isHeldBack = !wasTried
        if (!isHeldBack && !isOutage(error)) {
          this.#tell()
          throw error
        }
        if (!isHeldBack) this.#failed(error)
        this.#tell()
        await sleep(lookEveryMs, undefined, { signal })
      }
    }
  }

  async #watched<T>(write: () => Promise<T>): Promise<T> {
    const overdue = Promise.withResolvers<never>()
    let isSlow = false
    const slow = setTimeout(() => {
      isSlow = true
      this.#slow++
      this.#failed(new Error(`no answer for ${this.#slowAfterMs / 1_000} s`))
      this.#tell()
    }, this.#slowAfterMs)
    const failed = setTimeout(
      () =>
        overdue.reject(
          new CatalogueUnavailableError('unreachable', `no answer within ${this.#failedAfterMs / 1_000} s`),
        ),
      this.#failedAfterMs,
    )
    try {
      return await Promise.race([write(), overdue.promise])
    } finally {
      clearTimeout(slow)
      clearTimeout(failed)
      if (isSlow) this.#slow--
    }
  }

  #failed(error: unknown): void {
    if (this.#since === undefined) this.#since = Date.now()
    this.#reason = lineFor(error).replace(/\s+/g, ' ').slice(0, 300)
  }

  #tell(): void {
    const { state } = this
    if (state.isOpen === this.#wasOpen) return
    this.#wasOpen = state.isOpen
    if (!state.isOpen) this.#since = undefined
    this.#onChange(state)
  }
}
