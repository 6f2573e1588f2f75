/** Of a catalogue that changes all the time, a tenth of the time at most goes into working it out. */
const leastRest = 10

/** Something worked out of the catalogue as a whole, as of a state of it. */
interface View<T> {
  state: string
  value: T
  /** When the state was looked at last. */
  since: number
}

export interface ViewOptions {
  /** A view is given as it is for so long, in milliseconds; then it is looked at anew behind the next who asks. */
  freshForMs: number
  /** Told when a view could not be brought up to date: the one before goes on being used. */
  onFailure: (error: unknown) => void
}

/**
 * Keeps what is slow to work out of a catalogue: `read` is called once for a state of it, and nobody but the first waits.
 * With `freshForMs` of 0 every one waits for the view of the present state.
 */
export class CatalogueView<T> {
  readonly #state: () => Promise<string>
  readonly #read: () => Promise<T>
  readonly #options: ViewOptions
  #known: View<T> | undefined
  #restsUntil = Number.NEGATIVE_INFINITY
  #renewing: Promise<View<T>> | undefined

  constructor(state: () => Promise<string>, read: () => Promise<T>, options: ViewOptions) {
    this.#state = state
    this.#read = read
    this.#options = options
  }

  async get(): Promise<T> {
    const { freshForMs, onFailure } = this.#options
    if (this.#known === undefined || freshForMs === 0) return (await this.#renewed()).value
    if (performance.now() - this.#known.since > freshForMs) this.#renewed().catch(onFailure)
    return this.#known.value
  }

  /** One renewal at a time. */
  #renewed(): Promise<View<T>> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  async #renew(): Promise<View<T>> {
    const since = performance.now()
    const before = this.#known
    // Until it is there, and after a failure, the one before counts as looked at just now.
    if (before !== undefined) before.since = since
    const state = await this.#state()
    const isTooSoon = this.#options.freshForMs > 0 && since < this.#restsUntil
    if (before !== undefined && (before.state === state || isTooSoon)) return before
    const value = await this.#read()
    const took = performance.now() - since
    this.#restsUntil = since + (1 + leastRest) * took
    this.#known = { state, value, since }
    return this.#known
  }
}
