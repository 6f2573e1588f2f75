/** A 32-bit hash of a text (FNV-1a, with MurmurHash3's finaliser so that like texts have unlike hashes). */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Numbers that look drawn by chance and are the same for the same seed (Mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** An integer from 0 up to but not including `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** Undefined only of an empty list. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)]
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items]
    const drawn: T[] = []
    while (left.length > 0) drawn.push(...left.splice(this.below(left.length), 1))
    return drawn
  }

  /** Normally distributed about 0 with deviation 1, near enough for a shop (Irwin-Hall with 6 summands). */
  normal(): number {
    let sum = -3
    for (let i = 0; i < 6; i++) sum += this.next()
    return sum * Math.SQRT2
  }
}
