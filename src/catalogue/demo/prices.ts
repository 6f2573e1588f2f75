import type { Character } from './vocabulary.ts'

/** Up to `below` cents, prices lie `offsets` above each multiple of `step`. */
interface Endings {
  below: number
  step: number
  offsets: readonly number[]
}

/** How price tags end. Each band ends on a price of the one before, so that a dearer thing never rounds below a cheaper. */
const endings: Readonly<Record<Character, readonly Endings[]>> = {
  cheap: [
    { below: 500, step: 100, offsets: [29, 49, 79, 99] },
    { below: 2_000, step: 100, offsets: [49, 99] },
    { below: 10_000, step: 100, offsets: [99] },
    { below: 50_000, step: 500, offsets: [499] },
    { below: Number.POSITIVE_INFINITY, step: 1_000, offsets: [999] },
  ],
  solid: [
    { below: 1_000, step: 50, offsets: [25, 45] },
    { below: 5_000, step: 100, offsets: [50, 95] },
    { below: 20_000, step: 500, offsets: [495] },
    { below: Number.POSITIVE_INFINITY, step: 1_000, offsets: [995] },
  ],
  luxury: [
    { below: 2_000, step: 50, offsets: [0] },
    { below: 10_000, step: 100, offsets: [0] },
    { below: 50_000, step: 500, offsets: [0] },
    { below: Number.POSITIVE_INFINITY, step: 1_000, offsets: [0] },
  ],
}

/** No shop sells for less than this, in cents. */
const leastPrice = 100

/** The price in cents that a brand of this character would put on the tag for about `cents`. Grows with `cents`. */
export function tagPrice(cents: number, character: Character): number {
  const band = endings[character].find(({ below }) => cents < below)
  if (band === undefined || cents <= leastPrice) return firstTag(character)
  const base = Math.floor(cents / band.step) * band.step
  let nearest = 0
  for (const start of [base - band.step, base, base + band.step]) {
    for (const offset of band.offsets) {
      if (Math.abs(start + offset - cents) < Math.abs(nearest - cents)) nearest = start + offset
    }
  }
  return Math.max(nearest, firstTag(character))
}

const firstTag = (character: Character): number => ({ cheap: 129, solid: 125, luxury: 150 })[character]

/** A pack and what it may cost beside the next smaller one. */
interface PackPrice {
  count: number
  /** In cents. */
  price: number
}

/**
 * The price in cents of a pack of `count` for about `cents`: on the tag it is cheaper for each piece than `smaller`,
 * and never cheaper than all of `smaller`.
 */
export function packPrice(cents: number, count: number, smaller: PackPrice | undefined, character: Character): number {
  const price = tagPrice(cents, character)
  if (smaller === undefined) return price
  const dearest = Math.ceil((smaller.price * count) / smaller.count) - 1
  return Math.max(Math.min(price, dearest), smaller.price)
}
