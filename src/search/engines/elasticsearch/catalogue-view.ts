/** Of a catalogue that changes all the time, a tenth of the time at most goes into working it out. */
const leastRest = 10

/** Something worked out of the catalogue as a whole, as of a state of it. */
interface View<T> {
  state: string
  value: T
  /** When the state was looked at last. */
  since: number
}

/** What a view is worked out of. */
export interface Source<T> {
  /** A name of the state that the catalogue is in. */
  state(): Promise<string>
  read(): Promise<T>
  isEmpty(value: T): boolean
}

export interface ViewOptions {
  /** A view is given as it is for so long, in milliseconds; then it is looked at anew behind the next who asks. */
  freshForMs: number
  /** Told when a view could not be brought up to date: the one before goes on being used. */
  onFailure: (error: unknown) => void
}

/**
 * Keeps what is slow to work out of a catalogue: `read` is called once for a state of it, and nobody but the first waits.
 * Of an empty catalogue there is nothing to keep: whoever asks next waits for the view of what has come. With `freshForMs`
 * of 0 every one waits for the view of the present state.
 */
export class CatalogueView<T> {
  readonly #state: () => Promise<string>
  readonly #read: () => Promise<T>
  readonly #isEmpty: (value: T) => boolean
  readonly #options: ViewOptions
  #known: View<T> | undefined
  #restsUntil = Number.NEGATIVE_INFINITY
  #renewing: Promise<View<T>> | undefined

  constructor({ state, read, isEmpty }: Source<T>, options: ViewOptions) {
    this.#state = state
    this.#read = read
    this.#isEmpty = isEmpty
    this.#options = options
  }

  async get(): Promise<T> {
    const { freshForMs, onFailure } = this.#options
    const known = this.#known
    if (known === undefined || freshForMs === 0 || this.#isEmpty(known.value)) return (await this.#renewed()).value
    if (performance.now() - known.since > freshForMs) this.#renewed().catch(onFailure)
    return known.value
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
    if (before !== undefined && (before.state === state || since < this.#restsUntil)) return before
    const value = await this.#read()
    const needsNoRest = this.#options.freshForMs === 0 || this.#isEmpty(value)
    const took = performance.now() - since
    this.#restsUntil = needsNoRest ? since : performance.now() + leastRest * took
    this.#known = { state, value, since }
    return this.#known
  }
}
