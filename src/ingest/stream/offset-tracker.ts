/**
 * What of a partition is dealt with. Records are taken in order and may be done in any; what is done from the first on
 * without a gap may be committed.
 */
export class OffsetTracker {
  /** Taken, in order; those before `#head` are done. */
  #taken: number[] = []
  readonly #done = new Set<number>()
  #head = 0
  #committable: number | undefined
  #committed: number | undefined
  #highest = -1

  /** What was taken before, and is handed out again, is the same record. */
  take(offsets: readonly number[]): void {
    for (const offset of offsets) {
      if (offset <= this.#highest) continue
      this.#taken.push(offset)
      this.#highest = offset
    }
  }

  /** The partition holds nothing to deal with up to and with `offset`, but what was taken. */
  pass(offset: number): void {
    if (offset <= this.#highest) return
    this.take([offset])
    this.done(offset)
  }

  done(offset: number): void {
    // Twice, when it was handed out twice.
    if (this.#committable !== undefined && offset < this.#committable) return
    this.#done.add(offset)
    for (;;) {
      const next = this.#taken[this.#head]
      if (next === undefined || !this.#done.delete(next)) break
      this.#committable = next + 1
      this.#head++
    }
    // Shortened now and then: at each record it would be moved as a whole.
    if (this.#head > 1_000) {
      this.#taken = this.#taken.slice(this.#head)
      this.#head = 0
    }
  }

  /** Records that were taken and are not done. */
  get open(): number {
    return this.#taken.length - this.#head - this.#done.size
  }

  /** Where to go on after all that is done; undefined when that is committed already. */
  get uncommitted(): number | undefined {
    return this.#committable === this.#committed ? undefined : this.#committable
  }

  committed(offset: number): void {
    this.#committed = offset
  }
}
