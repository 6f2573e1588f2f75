import type { DatabaseSync } from 'node:sqlite'
import { Signs } from './signs.ts'

interface StateRow {
  setKey: number | null
  dimensions: number | null
  change: number
  rebuild: number
  vectors: number
}

type VectorRow = [product: number, row: number, bytes: Uint8Array]

interface Kept {
  setKey: number
  signs: Signs
  change: number
  rebuild: number
  vectors: number
}

/** The signs of the live set of vectors, brought up to what the open transaction sees by reading only what has changed. */
export class LiveSignsReader {
  readonly #statements
  #kept: Kept | undefined

  constructor(database: DatabaseSync) {
    this.#statements = prepareReads(database)
  }

  /** Undefined when no set of this embedder is live. */
  read(embedder: string): Signs | undefined {
    const { setKey, dimensions, ...now } = this.#statements.state.get(embedder) as unknown as StateRow
    if (setKey === null) return undefined
    const known = this.#kept?.setKey === setKey && this.#kept.rebuild === now.rebuild ? this.#kept : undefined
    const signs = known?.signs ?? new Signs(dimensions ?? 0)
    // Deletions first: what was deleted and has come back has another vector.
    if (known !== undefined && known.change !== now.change) {
      for (const key of this.#deletedSince(known.change)) signs.remove(key)
    }
    if (known?.vectors !== now.vectors) {
      for (const [key, row, bytes] of this.#vectorsSince(setKey, known?.vectors ?? -1)) signs.put(key, row, int8(bytes))
    }
    this.#kept = { setKey, signs, ...now }
    return signs
  }

  *#deletedSince(change: number): Generator<number> {
    for (const row of this.#statements.deleted.iterate(change)) yield (row as { key: number }).key
  }

  #vectorsSince(setKey: number, change: number): Iterable<VectorRow> {
    return this.#statements.vectors.iterate(setKey, change) as Iterable<unknown> as Iterable<VectorRow>
  }
}

export const int8 = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function prepareReads(database: DatabaseSync) {
  const counter = (name: string): string => `(SELECT value FROM counters WHERE name = '${name}')`
  const vectors = database.prepare('SELECT product, key, bytes FROM vectors WHERE set_key = ? AND change > ?')
  vectors.setReturnArrays(true)
  return {
    state: database.prepare(
      `SELECT ${counter('change')} AS change, ${counter('rebuild')} AS rebuild, ${counter('vectors')} AS vectors,
         live.key AS setKey, live.dimensions AS dimensions
       FROM (SELECT 1) LEFT JOIN vector_sets live ON live.embedder = ? AND live.live = 1`,
    ),
    deleted: database.prepare('SELECT key FROM products WHERE change > ? AND deleted = 1'),
    vectors,
  }
}
