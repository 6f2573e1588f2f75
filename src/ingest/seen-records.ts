import { hash } from 'node:crypto'
import type { CatalogueRecord } from '../catalogue/product.ts'

const initialSlots = 1 << 12
/** So many are remembered: with their table, 96 MB. Later ones are still guarded by their version, but not named. */
const maxRecords = 4_000_000

/**
 * Which records (id and version) of a feed were seen, and on which line. It keeps 64-bit hashes in an open-addressing
 * table of 12 bytes a slot, not the ids: a million of them need 24 MB. Two different ids among a million are taken for
 * the same with a probability of 3 × 10⁻⁸ (n² / 2⁶⁵).
 */
export class SeenRecords {
  #slots = initialSlots
  #high = new Uint32Array(initialSlots)
  #low = new Uint32Array(initialSlots)
  /** 0: a free slot. */
  #lines = new Uint32Array(initialSlots)
  #count = 0

  /** The line on which the same record was seen before; undefined for a new one, which is remembered. */
  lineOf({ id, version }: Pick<CatalogueRecord, 'id' | 'version'>, line: number): number | undefined {
    const [high, low] = hashOf(`${version} ${id}`)
    const slot = this.#find(high, low)
    if (this.#lines[slot] !== 0) return this.#lines[slot]
    if (this.#count >= maxRecords) return undefined
    this.#put(slot, high, low, line)
    this.#count++
    if (this.#count * 2 > this.#slots) this.#grow()
    return undefined
  }

  #find(high: number, low: number): number {
    let slot = low & (this.#slots - 1)
    while (this.#lines[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & (this.#slots - 1)
    }
    return slot
  }

  #put(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high
    this.#low[slot] = low
    this.#lines[slot] = line
  }

  #grow(): void {
    const old = { high: this.#high, low: this.#low, lines: this.#lines }
    this.#slots *= 2
    this.#high = new Uint32Array(this.#slots)
    this.#low = new Uint32Array(this.#slots)
    this.#lines = new Uint32Array(this.#slots)
    for (const [i, line] of old.lines.entries()) {
      if (line === 0) continue
      const high = old.high[i] ?? 0
      const low = old.low[i] ?? 0
      this.#put(this.#find(high, low), high, low, line)
    }
  }
}

/** The first 64 bits of a digest, as two numbers of 32. */
function hashOf(text: string): [high: number, low: number] {
  const digest = hash('sha1', text, 'buffer')
  return [digest.readUInt32BE(0), digest.readUInt32BE(4)]
}
