import type { Columns } from './columns.ts'

/**
 * Counts the values of products and keeps the most frequent ones of each field. The arrays are kept
 * from one count to the next: a frequent word has thousands of products with some twenty values each.
 */
export class TopValues {
  readonly #most: number
  #counts = new Uint32Array()
  /** Of each field: how many values are kept, then the values and their counts, most frequent first. */
  #kept = new Uint8Array()
  #values = new Uint32Array()
  #valueCounts = new Uint32Array()
  #totals = new Uint32Array()

  /** Keeps `most` values of each field, at most 255. */
  constructor(most: number) {
    this.#most = most
  }

  /** Counts over the products with these keys. Returns the keys of the fields that they have. */
  count(keys: readonly number[], columns: Columns): number[] {
    this.#reserve(columns)
    const counts = this.#counts
    const { facts, factsStart, factsCount, valueField, valueCapacity } = columns
    for (const key of keys) {
      const start = factsStart[key] ?? 0
      const end = start + (factsCount[key] ?? 0)
      for (let i = start; i < end; i++) {
        const value = facts[i] ?? 0
        counts[value] = (counts[value] ?? 0) + 1
      }
    }
    const fields: number[] = []
    for (let value = 0; value < valueCapacity; value++) {
      const count = counts[value] ?? 0
      if (count === 0) continue
      const field = valueField[value] ?? 0
      if (this.#kept[field] === 0) fields.push(field)
      this.#totals[field] = (this.#totals[field] ?? 0) + count
      this.#keep(field, value, count)
    }
    return fields
  }

  /** The most frequent values of a field; among equals the one that came into the catalogue first. */
  values(field: number): { value: number; count: number }[] {
    const start = field * this.#most
    return Array.from({ length: this.#kept[field] ?? 0 }, (_, index) => ({
      value: this.#values[start + index] ?? 0,
      count: this.#valueCounts[start + index] ?? 0,
    }))
  }

  /** How many products have one of the `shown` most frequent values of a field, and how many the first of them. */
  share(field: number, shown: number): { all: number; first: number } {
    const start = field * this.#most
    const end = start + Math.min(this.#kept[field] ?? 0, shown)
    let all = 0
    for (let i = start; i < end; i++) all += this.#valueCounts[i] ?? 0
    return { all, first: this.#valueCounts[start] ?? 0 }
  }

  /** How many products have any value of a field, counted once for each value. */
  total(field: number): number {
    return this.#totals[field] ?? 0
  }

  #reserve({ valueCapacity, fieldCapacity }: Columns): void {
    if (this.#counts.length < valueCapacity) this.#counts = new Uint32Array(Math.ceil(valueCapacity * 1.5))
    this.#counts.fill(0)
    if (this.#kept.length < fieldCapacity) {
      this.#kept = new Uint8Array(Math.ceil(fieldCapacity * 1.5))
      this.#values = new Uint32Array(this.#kept.length * this.#most)
      this.#valueCounts = new Uint32Array(this.#kept.length * this.#most)
      this.#totals = new Uint32Array(this.#kept.length)
    }
    this.#kept.fill(0)
    this.#totals.fill(0)
  }

  #keep(field: number, value: number, count: number): void {
    const start = field * this.#most
    let kept = this.#kept[field] ?? 0
    if (kept === this.#most) {
      if (count <= (this.#valueCounts[start + kept - 1] ?? 0)) return
      kept--
    }
    let place = start + kept
    for (; place > start && count > (this.#valueCounts[place - 1] ?? 0); place--) {
      this.#values[place] = this.#values[place - 1] ?? 0
      this.#valueCounts[place] = this.#valueCounts[place - 1] ?? 0
    }
    this.#values[place] = value
    this.#valueCounts[place] = count
    this.#kept[field] = kept + 1
  }
}
