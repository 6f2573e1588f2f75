/** A sparse matrix by rows: the columns and values of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  starts: Uint32Array
  columns: Uint16Array
  values: Float32Array
}

const emptySlot = -1
/** 8 bytes each: 48 MB. */
const mostSlots = 1 << 22
/** Open addressing grows slow when fuller. */
const fullestLoad = 0.7

/**
 * Counts pairs of a row and a column in bounded memory: when the table is full, the pairs that were counted least are let
 * go (lossy counting; Manku & Motwani, VLDB 2002). What is lost was seen once or a few times among millions of pairs.
 */
export class PairCounts {
  readonly #columns: number
  #keys = new Int32Array(1 << 16).fill(emptySlot)
  #counts = new Float32Array(1 << 16)
  #size = 0

  /** Row times `columns` plus column is at most 2^31 - 1, and a column less than 2^16. */
  constructor(columns: number) {
    this.#columns = columns
  }

  add(row: number, column: number, count: number): void {
    if (this.#size > this.#keys.length * fullestLoad) this.#makeRoom()
    this.#addKey(row * this.#columns + column, count)
  }

  #addKey(key: number, count: number): void {
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, 0x9e3779b1) >>> 7
    slot &= mask
    for (;;) {
      const held = this.#keys[slot]
      if (held === key) break
      if (held === emptySlot) {
        this.#keys[slot] = key
        this.#size++
        break
      }
      slot = (slot + 1) & mask
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count
  }

  #makeRoom(): void {
    const [keys, counts] = [this.#keys, this.#counts]
    const grows = keys.length < mostSlots
    const size = grows ? keys.length * 2 : keys.length
    const least = grows ? 0 : lowerThird(counts, keys)
    this.#keys = new Int32Array(size).fill(emptySlot)
    this.#counts = new Float32Array(size)
    this.#size = 0
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? emptySlot
      if (key !== emptySlot && (counts[slot] ?? 0) > least) this.#addKey(key, counts[slot] ?? 0)
    }
  }

  /** The counts by rows; columns within a row are in no order that is promised, but always in the same. */
  toRows(rows: number): SparseRows {
    const starts = new Uint32Array(rows + 1)
    for (const key of this.#keys) {
      if (key === emptySlot) continue
      const next = Math.floor(key / this.#columns) + 1
      starts[next] = (starts[next] ?? 0) + 1
    }
    for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0)
    const columns = new Uint16Array(this.#size)
    const values = new Float32Array(this.#size)
    const next = starts.slice(0, rows)
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const key = this.#keys[slot] ?? emptySlot
      if (key === emptySlot) continue
      const row = Math.floor(key / this.#columns)
      const at = next[row] ?? 0
      next[row] = at + 1
      columns[at] = key % this.#columns
      values[at] = this.#counts[slot] ?? 0
    }
    return { starts, columns, values }
  }
}

/** A count that at least a third of the pairs do not exceed, judged by an even sample. */
function lowerThird(counts: Float32Array, keys: Int32Array): number {
  const sample: number[] = []
  for (let slot = 0; slot < keys.length; slot += 64) if (keys[slot] !== emptySlot) sample.push(counts[slot] ?? 0)
  sample.sort((a, b) => a - b)
  return sample[Math.floor(sample.length / 3)] ?? 0
}
