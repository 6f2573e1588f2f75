import type { RankedHit } from './engine.ts'

export interface RankedList {
  hits: readonly RankedHit[]
  /** What a rank in this list counts, against 1. */
  weight: number
}

/** From the paper, in which results hardly depend on it. */
const rankConstant = 60

/**
 * One list of several, best first: reciprocal rank fusion (Cormack, Clarke & Büttcher, SIGIR 2009), in which each list
 * adds `weight / (60 + rank)`. Scores of words and of vectors cannot be compared; ranks can. Among equals the order of
 * the first list that has them counts.
 */
export function fuse(lists: readonly RankedList[]): RankedHit[] {
  const scores = new Map<string, number>()
  for (const { hits, weight } of lists) {
    for (const [index, { id }] of hits.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (rankConstant + index + 1))
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score)
}

/** The hits of the first list alone, in the order of the fusion with the others. */
export function rerank(hits: readonly RankedHit[], others: readonly RankedList[]): RankedHit[] {
  const own = new Set(hits.map(({ id }) => id))
  return fuse([{ hits, weight: 1 }, ...others]).filter(({ id }) => own.has(id))
}
