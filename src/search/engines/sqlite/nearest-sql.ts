import type { SQLInputValue } from 'node:sqlite'
import type { SearchFilters, VectorQuery } from '../../engine.ts'
import { filterConditions } from './filter-sql.ts'
import { bytesOf } from './quantise.ts'

/** A search for the nearest products, for the thread that does it. */
export interface NearestSearch {
  embedder: string
  /** A byte a value. */
  vector: Uint8Array
  /** So many are found by their signs and ranked by their values. */
  candidates: number
  limit: number
  /** Gives the keys of the products inside the limits as a JSON array `keys`; undefined when there are no limits. */
  inside: { sql: string; params: SQLInputValue[] } | undefined
}

/**
 * So many times the products wanted are ranked by their values after they were found by their signs. Described needs
 * on the demo catalogue find the same with twice as many as with four times.
 */
const oversampling = 2
const fewestCandidates = 200

export function nearestSearch({ space, vector, filters, limit }: VectorQuery): NearestSearch {
  return {
    embedder: space.embedder,
    vector: bytesOf(vector),
    candidates: Math.max(fewestCandidates, oversampling * limit),
    limit,
    inside: insideOf(filters),
  }
}

/** Limits come before the distances: a product outside them takes no other's place. */
export function insideOf(filters: SearchFilters): NearestSearch['inside'] {
  const conditions = filterConditions(filters)
  if (conditions.length === 0) return undefined
  const where = ['p.deleted = 0', ...conditions.map(({ sql }) => sql)].join('\n  AND ')
  return {
    sql: `SELECT json_group_array(p.key) AS keys\nFROM products p\nWHERE ${where}`,
    params: conditions.flatMap(({ params }) => params),
  }
}

/** Keys of products and cosine similarities, nearest first: of these vectors, a JSON array of their rows, to a vector, so many. */
export const rankingSql = `SELECT v.product, 1 - vec_distance_cosine(vec_int8(v.bytes), vec_int8(?2)) AS similarity
FROM json_each(?1) candidates CROSS JOIN vectors v ON v.key = candidates.value
ORDER BY similarity DESC, v.product
LIMIT ?3`

/** The search for the trace: a vector as what it is, not as its hundreds of numbers. */
export const readable = ({ embedder, vector, candidates, limit, inside }: NearestSearch) => ({
  embedder,
  vector: `${vector.byteLength} dimensions`,
  candidates,
  limit,
  ...(inside === undefined ? {} : { inside: { sql: inside.sql, params: inside.params.map(plain) } }),
  sql: rankingSql,
})

function plain(param: SQLInputValue): string | number | null {
  if (ArrayBuffer.isView(param)) return `${param.byteLength} bytes`
  return typeof param === 'bigint' ? Number(param) : param
}
