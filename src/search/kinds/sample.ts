/**
 * At most `most` items, by a hash of their ids: those whose hashes end in the same number of zero bits,
 * so that the same ones are kept in whatever order they come. `take` is asked only for what may be kept.
 */
export class SampleById<T> {
  readonly #most: number
  #mask = 0
  #kept: { id: string; hash: number; item: T }[] = []

  constructor(most: number) {
    this.#most = most
  }

  offer(id: string, take: () => T): void {
    const hash = hashOf(id)
    if ((hash & this.#mask) !== 0) return
    this.#kept.push({ id, hash, item: take() })
    while (this.#kept.length > this.#most) {
      this.#mask = this.#mask * 2 + 1
      this.#kept = this.#kept.filter((one) => (one.hash & this.#mask) === 0)
    }
  }

  /** In the order of their ids. */
  items(): T[] {
    return this.#kept.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ item }) => item)
  }
}

/** FNV-1a, its upper bits mixed into the lower ones, which are used. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
