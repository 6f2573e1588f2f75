/** Of a catalogue that changes all the time, a tenth of the time at most goes into working it out. */
const leastRest = 10

/** Something worked out of the catalogue as a whole, as of a state of it. */
interface View<T> {
  state: string | typeof isPart
  value: T
  /** When the state was looked at last. */
  since: number
}

/** Of no state: what is known is a part, and the whole is read again. */
const isPart = Symbol('part')

/** What a view is worked out of. */
export interface Source<T> {
  /** A name of the state that the catalogue is in. */
  state(): Promise<string>
  /** May give a part of the value to `publish` first, for those who have none yet. */
  read(publish: (part: T) => void): Promise<T>
  isEmpty(value: T): boolean
}

export interface ViewOptions {
  /** A view is given as it is for so long, in milliseconds; then it is looked at anew behind the next who asks. */
  freshForMs: number
  /**
   * Told when a view could not be brought up to date, once until it could again: the one before goes on being used.
   */
  onFailure: (error: unknown) => void
}

/**
 * Keeps what is slow to work out of a catalogue: `read` is called once for a state of it, and nobody but the first waits,
 * until a part of it is there.
 * Of an empty catalogue there is nothing to keep: whoever asks next waits for the view of what has come. With `freshForMs`
 * of 0 every one waits for the view of the present state.
 */
export class CatalogueView<T> {
  readonly #state: () => Promise<string>
  readonly #read: Source<T>['read']
  readonly #isEmpty: (value: T) => boolean
  readonly #options: ViewOptions
  #known: View<T> | undefined
  #part = Promise.withResolvers<T>()
  #hasFailed = false
  #restsUntil = Number.NEGATIVE_INFINITY
  #renewing: Promise<View<T>> | undefined

  constructor({ state, read, isEmpty }: Source<T>, options: ViewOptions) {
    this.#state = state
    this.#read = read
    this.#isEmpty = isEmpty
    this.#options = options
  }

  async get(): Promise<T> {
    const { freshForMs } = this.#options
    const known = this.#known
    if (known === undefined || freshForMs === 0 || this.#isEmpty(known.value)) return this.#waitedFor()
    if (performance.now() - known.since > freshForMs) this.#renewed().catch(this.#tell)
    return known.value
  }

  /** The whole, or a part of it that is there before. */
  #waitedFor(): Promise<T> {
    const whole = this.#renewed().then(({ value }) => value)
    // Who has been given a part does not hear of the rest.
    whole.catch((error: unknown) => this.#known?.state === isPart && this.#tell(error))
    return Promise.race([whole, this.#part.promise])
  }

  #tell = (error: unknown): void => {
    if (!this.#hasFailed) this.#options.onFailure(error)
    this.#hasFailed = true
  }

  /** One renewal at a time. */
  #renewed(): Promise<View<T>> {
    if (this.#renewing !== undefined) return this.#renewing
    this.#part = Promise.withResolvers()
    this.#renewing = this.#renew().finally(() => {
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
    if (before !== undefined && before.state !== state && since < this.#restsUntil) return before
    this.#known = before?.state === state ? before : { state, value: await this.#readResting(since), since }
    this.#hasFailed = false
    return this.#known
  }

  /** Reads, and rests from it whether or not it went well: what fails after half a minute would do so all the time. */
  async #readResting(since: number): Promise<T> {
    let needsNoRest = this.#options.freshForMs === 0
    try {
      const value = await this.#read((part) => this.#publish(part, since))
      needsNoRest ||= this.#isEmpty(value)
      return value
    } finally {
      const now = performance.now()
      this.#restsUntil = needsNoRest ? since : now + leastRest * (now - since)
    }
  }

  /** A part is of use to those who have nothing yet. */
  #publish(part: T, since: number): void {
    const hasNothing = this.#known === undefined || this.#isEmpty(this.#known.value)
    if (!hasNothing || this.#options.freshForMs === 0 || this.#isEmpty(part)) return
    this.#known = { state: isPart, value: part, since }
    this.#part.resolve(part)
  }
}
