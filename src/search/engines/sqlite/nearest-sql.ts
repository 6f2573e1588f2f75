import type { SQLInputValue } from 'node:sqlite'
import type { SearchFilters, VectorQuery } from '../../engine.ts'
import { filterConditions } from './filter-sql.ts'
import { bitsOf, bytesOf } from './quantise.ts'

export interface NearestStatement {
  /** Gives rows of a product's id, its kind and its cosine similarity, nearest first. */
  sql: string
  params: SQLInputValue[]
}

/**
 * So many times the products wanted are ranked by their values after they were found by their signs. Described needs
 * on the demo catalogue find the same with twice as many as with four times.
 */
const oversampling = 2
const fewestCandidates = 200

const liveSet = '(SELECT key FROM vector_sets WHERE embedder = ? AND live = 1)'

/** The products inside the limits that are nearest to a vector: candidates by Hamming distance, ranked by cosine. */
export function nearestStatement({ space, vector, filters, limit }: VectorQuery): NearestStatement {
  const { from, where, params } = limited(filters)
  const sql = `WITH candidates AS MATERIALIZED (
  SELECT b.product
  FROM ${from}
  WHERE b.set_key = ${liveSet}${where.map((condition) => `\n    AND ${condition}`).join('')}
  ORDER BY vec_distance_hamming(vec_bit(b.bits), vec_bit(?))
  LIMIT ?
)
SELECT found.id, found.kind, nearest.similarity
FROM (
  SELECT v.product, 1 - vec_distance_cosine(vec_int8(v.bytes), vec_int8(?)) AS similarity
  FROM candidates c CROSS JOIN vector_values v ON v.set_key = ${liveSet} AND v.product = c.product
  ORDER BY similarity DESC, v.product
  LIMIT ?
) nearest CROSS JOIN products found ON found.key = nearest.product
ORDER BY nearest.similarity DESC, found.key`
  const candidates = Math.max(fewestCandidates, oversampling * limit)
  return {
    sql,
    params: [space.embedder, ...params, bitsOf(vector), candidates, bytesOf(vector), space.embedder, limit],
  }
}

/** Limits come before the distances: a product outside them takes no other's place. */
function limited(filters: SearchFilters): { from: string; where: string[]; params: SQLInputValue[] } {
  const conditions = filterConditions(filters)
  if (conditions.length === 0) return { from: 'vector_bits b', where: [], params: [] }
  return {
    from: 'products p CROSS JOIN vector_bits b ON b.product = p.key',
    where: ['p.deleted = 0', ...conditions.map(({ sql }) => sql)],
    params: conditions.flatMap(({ params }) => params),
  }
}

/** The statement for the trace: a vector as what it is, not as its hundreds of numbers. */
export const readable = ({ sql, params }: NearestStatement): { sql: string; params: (string | number | null)[] } => ({
  sql,
  params: params.map((param) => {
    if (ArrayBuffer.isView(param)) return `vector of ${param.byteLength} bytes`
    return typeof param === 'bigint' ? Number(param) : param
  }),
})
