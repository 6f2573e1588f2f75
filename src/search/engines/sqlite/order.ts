import type { Sort } from '../../../understanding/understanding.ts'
import type { Columns } from './columns.ts'

export interface Order {
  sort: Sort | undefined
  /** By key; undefined when nothing was scored. */
  scores: Float64Array | undefined
}

/**
 * The first `count` of `keys`: by `sort`, what has no value last, then by score, then in the
 * catalogue's own order. The order is total, so that pages neither overlap nor skip.
 */
export function firstInOrder(
  keys: readonly number[],
  count: number,
  { sort, scores }: Order,
  columns: Columns,
): number[] {
  if (sort === undefined && scores === undefined) return keys.toSorted((a, b) => a - b).slice(0, count)
  const score = (key: number): number => scores?.[key] ?? 0
  const byScore = (a: number, b: number): number => score(b) - score(a) || a - b
  if (sort === undefined) return first(keys, count, byScore)
  const value = sortValue(sort, columns)
  return first(keys, count, (a, b) => descending(value(a), value(b)) || byScore(a, b))
}

/** What to sort by, descending; minus infinity where there is none. */
function sortValue(sort: Sort, { price, released, rating }: Columns): (key: number) => number {
  const column = { price_asc: price, price_desc: price, newest: released, rating }[sort]
  const sign = sort === 'price_asc' ? -1 : 1
  return (key) => {
    const value = column[key] ?? Number.NaN
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : sign * value
  }
}

/** Equal infinities must not be subtracted. */
const descending = (a: number, b: number): number => (a === b ? 0 : b - a)

/** Sorting fewer at a time would sort too often. */
const leastRoom = 64

/** Sorts what has come so far whenever there is twice as much as is wanted: most of the rest is then passed over. */
function first(keys: readonly number[], count: number, compare: (a: number, b: number) => number): number[] {
  if (count <= 0) return []
  const room = Math.max(2 * count, leastRoom)
  const best: number[] = []
  let worst: number | undefined
  for (const key of keys) {
    if (worst !== undefined && compare(key, worst) > 0) continue
    best.push(key)
    if (best.length < room) continue
    best.sort(compare).length = count
    worst = best[count - 1]
  }
  return best.sort(compare).slice(0, count)
}
