/** Ratings of products by id, for each query. 0 is irrelevant; larger is better. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * Reads judgements from CSV (RFC 4180) with the columns query, product_id and rating, in any order.
 * Throws an Error that names the line when a rating is no number of 0 or more.
 */
export function parseJudgements(csv: string): Judgements {
  const [head = [], ...rows] = csvRows(csv)
  const [query, product, rating] = ['query', 'product_id', 'rating'].map((name) => head.indexOf(name))
  if (query === undefined || query < 0 || product === undefined || product < 0 || rating === undefined || rating < 0) {
    throw new Error('The judgements need the columns query, product_id and rating.')
  }
  const judgements = new Map<string, Map<string, number>>()
  rows.forEach((row, index) => {
    const value = Number(row[rating])
    if (row[rating] === '' || !(value >= 0)) throw new Error(`Line ${index + 2} of the judgements has no rating.`)
    const ratings = judgements.get(row[query] ?? '') ?? new Map<string, number>()
    judgements.set(row[query] ?? '', ratings.set(row[product] ?? '', value))
  })
  return judgements
}

/** The cells of a CSV text (RFC 4180), line by line. */
export function csvRows(csv: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  const rows: string[][] = []
  let row: string[] = []
  for (const [all, quoted, plain = '', end] of csv.matchAll(cell)) {
    if (all === '' && row.length === 0) break
    row.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '')
}

/**
 * nDCG@10 of a ranking (Järvelin & Kekäläinen, TOIS 20, 2002) with linear gain: a product that was
 * not judged counts as irrelevant. Undefined for a query without a positive rating, which is skipped.
 */
export function ndcgAt10(ranking: readonly string[], ratings: ReadonlyMap<string, number>): number | undefined {
  const ideal = discountedGain([...ratings.values()].sort((a, b) => b - a))
  return ideal === 0 ? undefined : discountedGain(ranking.map((id) => ratings.get(id) ?? 0)) / ideal
}

const discountedGain = (gains: readonly number[]): number =>
  gains.slice(0, 10).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0)

export interface QueryScore {
  query: string
  ndcg: number
}

/** The nDCG@10 of each query that has a positive rating. `rank` gives the ids of the best products. */
export async function scoreQueries(
  judgements: Judgements,
  rank: (query: string) => Promise<readonly string[]> | readonly string[],
): Promise<QueryScore[]> {
  const scores: QueryScore[] = []
  for (const [query, ratings] of judgements) {
    const ndcg = ndcgAt10(await rank(query), ratings)
    if (ndcg !== undefined) scores.push({ query, ndcg })
  }
  return scores
}

export const mean = (scores: readonly QueryScore[]): number =>
  scores.reduce((sum, { ndcg }) => sum + ndcg, 0) / scores.length
