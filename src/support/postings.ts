/** A feature and how much of it there is. */
export type Weighted = [feature: string, weight: number]

/** Of each feature, the texts that have it and how much of it they have. */
export type Postings = ReadonlyMap<string, { ids: Int32Array; weights: Float32Array }>

/**
 * Turns texts round into the lists of their features; a text's number is its place in `texts`. They are taken
 * one by one, so that tens of thousands of phrasings need not be in memory at once.
 */
export function inverted(texts: Iterable<readonly Weighted[]>): Postings {
  const lists = new Map<string, { ids: number[]; weights: number[] }>()
  let id = 0
  for (const text of texts) {
    for (const [feature, weight] of text) {
      const list = lists.get(feature)
      if (list === undefined) lists.set(feature, { ids: [id], weights: [weight] })
      else {
        list.ids.push(id)
        list.weights.push(weight)
      }
    }
    id++
  }
  return new Map(
    [...lists].map(([feature, { ids, weights }]) => [
      feature,
      { ids: Int32Array.from(ids), weights: Float32Array.from(weights) },
    ]),
  )
}
