import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { LookSpace } from '../../../../looks/look-index.ts'
import type { SearchFilters } from '../../../engine.ts'
import { int8 } from '../live-signs.ts'
import { insideOf } from '../nearest-sql.ts'
import { centred, LiveLooks } from './live-looks.ts'

/** A search for the nearest looks, for the thread that does it. */
export interface LookScan {
  space: LookSpace
  vectors: readonly Float32Array[]
  limit: number
  /** Gives the keys of the products inside the limits as a JSON array `keys`; undefined when there are no limits. */
  inside: { sql: string; params: SQLInputValue[] } | undefined
}

/** A candidate as it is stored: a vector of a byte each value. */
export interface StoredLook {
  productId: string
  vector: Uint8Array
  details: Uint8Array
}

/**
 * So many times the looks wanted are compared by their values after they were found by their signs: of looks, unlike
 * meanings, only the very nearest count, and signs tell these from others by few bits.
 */
const oversampling = 3

export const lookScan = (
  space: LookSpace,
  vectors: readonly Float32Array[],
  filters: SearchFilters,
  limit: number,
): LookScan => ({
  space,
  vectors,
  limit,
  inside: insideOf(filters),
})

/** Scans the signs of all looks and compares the nearest of them by their values. For one connection. */
export class LookScanner {
  readonly #database: DatabaseSync
  readonly #live: LiveLooks
  readonly #statements

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#live = new LiveLooks(database)
    this.#statements = {
      vectors: database.prepare(
        'SELECT l.key, vector FROM json_each(?) wanted CROSS JOIN looks.looks l ON l.key = wanted.value WHERE vector IS NOT NULL',
      ),
      look: database.prepare(
        `SELECT product AS productId, vector, details FROM looks.looks LEFT JOIN looks.look_details ON look = key
         WHERE key = ?`,
      ),
    }
  }

  /** Reads what a scan needs, so that the first does not wait for it. */
  prepare(space: LookSpace): void {
    this.#inOneState(() => this.#live.read(space))
  }

  /** Nearest first. All of it sees the same state of the catalogue, whatever is written meanwhile. */
  scan({ space, vectors, limit, inside }: LookScan): StoredLook[] {
    return this.#inOneState(() => {
      const live = this.#live.read(space)
      if (live === undefined) return []
      const keys = inside && this.#keysInside(inside)
      const rows = new Set<number>()
      for (const vector of vectors)
        for (const row of live.signs.nearest(centred(vector, live.mean), oversampling * limit, keys)) rows.add(row)
      return this.#nearestOf([...rows], vectors, limit)
    })
  }

  #nearestOf(rows: number[], vectors: readonly Float32Array[], limit: number): StoredLook[] {
    const stored = this.#statements.vectors.all(JSON.stringify(rows)) as unknown as {
      key: number
      vector: Uint8Array
    }[]
    const scored = stored.map(({ key, vector }) => ({ key, similarity: nearestSimilarity(int8(vector), vectors) }))
    scored.sort((a, b) => b.similarity - a.similarity || a.key - b.key)
    return scored.slice(0, limit).map(({ key }) => {
      const { productId, vector, details } = this.#statements.look.get(key) as unknown as StoredLook & {
        details: Uint8Array | null
      }
      return { productId, vector, details: details ?? new Uint8Array() }
    })
  }

  #keysInside({ sql, params }: NonNullable<LookScan['inside']>): Uint32Array {
    const { keys } = this.#database.prepare(sql).get(...params) as { keys: string }
    return Uint32Array.from(JSON.parse(keys) as number[])
  }

  #inOneState<T>(work: () => T): T {
    this.#database.exec('BEGIN')
    try {
      return work()
    } finally {
      this.#database.exec('COMMIT')
    }
  }
}

/** The cosine with the nearest of the vectors, which have unit length. */
function nearestSimilarity(values: Int8Array, vectors: readonly Float32Array[]): number {
  let square = 0
  for (let i = 0; i < values.length; i++) square += (values[i] ?? 0) ** 2
  let most = -1
  for (const vector of vectors) {
    let product = 0
    for (let i = 0; i < values.length; i++) product += (values[i] ?? 0) * (vector[i] ?? 0)
    most = Math.max(most, product / (Math.sqrt(square) || 1))
  }
  return most
}
