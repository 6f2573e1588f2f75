import type { FacetScope } from '../../engine.ts'
import type { Columns } from './columns.ts'

/**
 * Counts the values of products and keeps the most frequent ones of each field. The arrays are kept
 * from one count to the next: a frequent word has thousands of products with some twenty values each.
 */
export class TopValues {
  readonly #most: number
  /** By value; all zero between two counts. */
  #counts = new Uint32Array()
  /** The values that were counted, in the order in which they were met. */
  #met = new Uint32Array()
  /** Of each field: how many values are kept, then the values and their counts, most frequent first. */
  #kept = new Uint8Array()
  #values = new Uint32Array()
  #valueCounts = new Uint32Array()
  #totals = new Uint32Array()
  /** Of each field: how many of its values were met. */
  #different = new Uint32Array()
  #wanted = new Uint8Array()
  /** Of each field: the value that came into the catalogue first. */
  #firstValues = new Uint32Array()

  /** Keeps `most` values of each field, at most 255. */
  constructor(most: number) {
    this.#most = most
  }

  /**
   * Counts over the products with these keys, all their facts or only the choices (`FacetScope`), and keeps the values of the fields that `isWanted`, given a field, how
   * many values of it were met and how often in all. Returns those fields, in the order in which the first of their
   * values came into the catalogue. Takes time for the values met, not for all there are.
   */
  count(
    keys: readonly number[],
    scope: Exclude<FacetScope, false>,
    columns: Columns,
    isWanted: (field: number, values: number, total: number) => boolean,
  ): number[] {
    this.#reserve(columns)
    const met = this.#countValues(keys, scope, columns)
    const fields = this.#sumUp(met, columns).filter((field) => {
      const wanted = isWanted(field, this.#different[field] ?? 0, this.#totals[field] ?? 0)
      this.#wanted[field] = wanted ? 1 : 0
      return wanted
    })
    const counts = this.#counts
    for (let i = 0; i < met; i++) {
      const value = this.#met[i] ?? 0
      const field = columns.valueField[value] ?? 0
      if (this.#wanted[field] === 1) this.#keep(field, value, counts[value] ?? 0)
      counts[value] = 0
    }
    return fields.sort((a, b) => (this.#firstValues[a] ?? 0) - (this.#firstValues[b] ?? 0))
  }

  /** What each field has in all. Returns the fields. */
  #sumUp(met: number, { valueField }: Columns): number[] {
    const [totals, different, firstValues] = [this.#totals, this.#different, this.#firstValues]
    const fields: number[] = []
    for (let i = 0; i < met; i++) {
      const value = this.#met[i] ?? 0
      const field = valueField[value] ?? 0
      const values = different[field] ?? 0
      if (values === 0) fields.push(field)
      if (values === 0 || value < (firstValues[field] ?? 0)) firstValues[field] = value
      different[field] = values + 1
      totals[field] = (totals[field] ?? 0) + (this.#counts[value] ?? 0)
    }
    return fields
  }

  /** Returns how many values were met. */
  #countValues(keys: readonly number[], scope: Exclude<FacetScope, false>, columns: Columns): number {
    const { facts, factsStart } = columns
    const factsCount = scope === 'choices' ? columns.choicesCount : columns.factsCount
    const [counts, met] = [this.#counts, this.#met]
    let values = 0
    for (const key of keys) {
      const start = factsStart[key] ?? 0
      const end = start + (factsCount[key] ?? 0)
      for (let i = start; i < end; i++) {
        const value = facts[i] ?? 0
        const count = counts[value] ?? 0
        if (count === 0) met[values++] = value
        counts[value] = count + 1
      }
    }
    return values
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
    if (this.#counts.length < valueCapacity) {
      this.#counts = new Uint32Array(Math.ceil(valueCapacity * 1.5))
      this.#met = new Uint32Array(this.#counts.length)
    }
    if (this.#kept.length < fieldCapacity) {
      this.#kept = new Uint8Array(Math.ceil(fieldCapacity * 1.5))
      this.#values = new Uint32Array(this.#kept.length * this.#most)
      this.#valueCounts = new Uint32Array(this.#kept.length * this.#most)
      this.#totals = new Uint32Array(this.#kept.length)
      this.#different = new Uint32Array(this.#kept.length)
      this.#wanted = new Uint8Array(this.#kept.length)
      this.#firstValues = new Uint32Array(this.#kept.length)
    }
    this.#kept.fill(0)
    this.#totals.fill(0)
    this.#different.fill(0)
  }

  #keep(field: number, value: number, count: number): void {
    const start = field * this.#most
    let kept = this.#kept[field] ?? 0
    if (kept === this.#most) {
      if (!this.#isBefore(value, count, start + kept - 1)) return
      kept--
    }
    let place = start + kept
    for (; place > start && this.#isBefore(value, count, place - 1); place--) {
      this.#values[place] = this.#values[place - 1] ?? 0
      this.#valueCounts[place] = this.#valueCounts[place - 1] ?? 0
    }
    this.#values[place] = value
    this.#valueCounts[place] = count
    this.#kept[field] = kept + 1
  }

  #isBefore(value: number, count: number, place: number): boolean {
    const other = this.#valueCounts[place] ?? 0
    return count > other || (count === other && value < (this.#values[place] ?? 0))
  }
}
