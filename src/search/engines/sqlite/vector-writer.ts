import type { DatabaseSync } from 'node:sqlite'
import type { Product } from '../../../catalogue/product.ts'
import { inTransaction } from '../../../in-transaction.ts'
import type { VectorSpace } from '../../embedder.ts'
import { embeddingText } from '../../embedding-text.ts'
import type { NewVector, PendingVector, VectorWriter } from '../../engine.ts'
import { openDatabase } from './database.ts'
import { bytesOf } from './quantise.ts'

/**
 * Opens the vectors of a catalogue for writing, on a connection of its own.
 * @throws StartupError when the path cannot be used.
 */
export async function openSqliteVectorWriter(path: string): Promise<VectorWriter> {
  const database = openDatabase(path)
  return new SqliteVectorWriter(database)
}

const setOf = 'SELECT key FROM vector_sets WHERE embedder = ?'

/** Products whose text has no vector in a set. Its parameter is the set's key. */
const isPending = `deleted = 0 AND NOT EXISTS (
  SELECT 1 FROM vectors v WHERE v.set_key = ? AND v.product = p.key AND v.text_hash = p.text_hash
)`

class SqliteVectorWriter implements VectorWriter {
  readonly #database: DatabaseSync
  readonly #statements

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#statements = prepareStatements(database)
  }

  async live(): Promise<VectorSpace | undefined> {
    const row = this.#statements.live.get()
    return row === undefined ? undefined : { embedder: String(row.embedder), dimensions: Number(row.dimensions) }
  }

  async progress(space: VectorSpace): Promise<{ products: number; pending: number }> {
    const count = (row: unknown): number => (row as { count: number }).count
    return {
      products: count(this.#statements.countProducts.get()),
      pending: count(this.#statements.countPending.get(this.#setKey(space))),
    }
  }

  async begin({ embedder, dimensions }: VectorSpace): Promise<void> {
    inTransaction(this.#database, () => {
      this.#dropSets('live = 0 AND embedder <> ?', embedder)
      // What goes by the same name and has other dimensions is another embedder.
      this.#dropSets('embedder = ? AND dimensions <> ?', embedder, dimensions)
      this.#statements.addSet.run(embedder, dimensions)
    })
  }

  async *pending(space: VectorSpace, batchSize: number): AsyncGenerator<PendingVector[]> {
    let last = 0
    for (;;) {
      const rows = this.#statements.pending.all(last, this.#setKey(space), batchSize) as unknown as PendingRow[]
      last = rows.at(-1)?.key ?? last
      if (rows.length === 0) return
      yield rows.map(({ id, text_hash: textHash, record }) => {
        return { id, textHash, text: embeddingText(JSON.parse(record) as Product) }
      })
    }
  }

  async write(space: VectorSpace, vectors: readonly NewVector[]): Promise<void> {
    inTransaction(this.#database, () => {
      const set = this.#setKey(space)
      const { value: change } = this.#statements.countChange.get() as { value: number }
      for (const { id, textHash, vector } of vectors) {
        const product = this.#statements.find.get(id, textHash) as { key: number } | undefined
        if (product === undefined) continue
        const bytes = vector === undefined ? nothing : bytesOf(vector)
        this.#statements.put.run(set, product.key, textHash, change, bytes)
      }
    })
  }

  async publish({ embedder }: VectorSpace): Promise<void> {
    inTransaction(this.#database, () => {
      this.#dropSets('live = 1 AND embedder <> ?', embedder)
      this.#statements.publish.run(embedder)
    })
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #setKey({ embedder }: VectorSpace): number {
    return (this.#statements.setKey.get(embedder) as { key: number } | undefined)?.key ?? 0
  }

  #dropSets(which: string, ...values: (string | number)[]): void {
    this.#database
      .prepare(`DELETE FROM vectors WHERE set_key IN (SELECT key FROM vector_sets WHERE ${which})`)
      .run(...values)
    this.#database.prepare(`DELETE FROM vector_sets WHERE ${which}`).run(...values)
  }
}

interface PendingRow {
  key: number
  id: string
  text_hash: number
  record: string
}

const nothing = new Uint8Array()

const prepareStatements = (database: DatabaseSync) => ({
  live: database.prepare('SELECT embedder, dimensions FROM vector_sets WHERE live = 1'),
  setKey: database.prepare(setOf),
  addSet: database.prepare(
    'INSERT INTO vector_sets (embedder, dimensions, live) VALUES (?, ?, 0) ON CONFLICT (embedder) DO NOTHING',
  ),
  publish: database.prepare('UPDATE vector_sets SET live = 1 WHERE embedder = ?'),
  countProducts: database.prepare('SELECT count(*) AS count FROM products WHERE deleted = 0'),
  countPending: database.prepare(`SELECT count(*) AS count FROM products p WHERE ${isPending}`),
  pending: database.prepare(
    `SELECT key, id, text_hash, record FROM products p CROSS JOIN records ON records.product = p.key
     WHERE p.key > ? AND ${isPending} ORDER BY p.key LIMIT ?`,
  ),
  find: database.prepare('SELECT key FROM products WHERE id = ? AND deleted = 0 AND text_hash = ?'),
  countChange: database.prepare("UPDATE counters SET value = value + 1 WHERE name = 'vectors' RETURNING value"),
  put: database.prepare(
    `INSERT INTO vectors (set_key, product, text_hash, change, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (set_key, product) DO UPDATE SET text_hash = excluded.text_hash, change = excluded.change, bytes = excluded.bytes`,
  ),
})
