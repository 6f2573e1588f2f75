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
  const fused = new Map<string, RankedHit>()
  for (const { hits, weight } of lists) {
    for (const [index, { id, kind }] of hits.entries()) {
      const score = (fused.get(id)?.score ?? 0) + weight / (rankConstant + index + 1)
      fused.set(id, { id, kind, score })
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score)
}

/**
 * The same hits in an order that has several kinds of thing near its top: the second of a kind counts half its score, the
 * third a third of it. Where a need is described nobody knows which kind of thing serves it, and five alike are one guess.
 */
export function diversified(hits: readonly RankedHit[]): RankedHit[] {
  const seen = new Map<string, number>()
  const discounted = hits.map((hit) => {
    const rank = hit.kind === undefined ? 1 : (seen.get(hit.kind) ?? 0) + 1
    if (hit.kind !== undefined) seen.set(hit.kind, rank)
    return { ...hit, score: hit.score / rank }
  })
  return discounted.sort((a, b) => b.score - a.score)
}

/**
 * The hits of one list, in which those that `others` has as well gain by their scores there, each list's best counting 1
 * and `weight`. Unlike ranks, scores say how much better one is than the next: near equals change places, others do not.
 */
export function nudged(hits: readonly RankedHit[], { hits: others, weight }: RankedList): RankedHit[] {
  const [best, bestOther] = [hits[0]?.score || 1, others[0]?.score || 1]
  const gains = new Map(others.map(({ id, score }) => [id, (weight * score) / bestOther]))
  return hits
    .map((hit) => ({ ...hit, score: hit.score / best + (gains.get(hit.id) ?? 0) }))
    .sort((a, b) => b.score - a.score)
}
