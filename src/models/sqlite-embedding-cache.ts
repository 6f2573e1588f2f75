import { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../in-transaction.ts'
import { EmbeddingError } from '../search/embedder.ts'
import type { EmbeddingCache } from './embedding-cache.ts'

/** A cache that outlives the process. */
export interface StoredEmbeddingCache extends EmbeddingCache {
  close(): void
}

/** Waiting for another process's write, in milliseconds. */
const busyTimeoutMs = 10_000

const schema = `CREATE TABLE IF NOT EXISTS vectors (
  key TEXT PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS vectors_by_use ON vectors (used)`

/**
 * Opens a cache in a file, which keeps the `mostEntries` vectors that were used last.
 * @throws EmbeddingError, in one line, when the file cannot be used.
 */
export function openSqliteEmbeddingCache(path: string, mostEntries: number): StoredEmbeddingCache {
  const database = open(path)
  const find = database.prepare('UPDATE vectors SET used = ? WHERE key = ? RETURNING vector')
  const put = database.prepare('INSERT OR REPLACE INTO vectors (key, used, vector) VALUES (?, ?, ?)')
  const trim = database.prepare(
    'DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY used DESC LIMIT -1 OFFSET ?)',
  )
  let use = Number(database.prepare('SELECT coalesce(max(used), 0) AS used FROM vectors').get()?.used)
  return {
    get: async (keys) => inTransaction(database, () => keys.map((key) => vectorOf(find.get(++use, key)?.vector))),
    async set(entries) {
      inTransaction(database, () => {
        for (const [key, vector] of entries) put.run(key, ++use, new Uint8Array(vector.slice().buffer))
        trim.run(mostEntries)
      })
    },
    close: () => database.close(),
  }
}

function open(path: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs })
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`)
    return database
  } catch (error) {
    database?.close()
    const reason = error instanceof Error ? error.message : String(error)
    throw new EmbeddingError(`The cache of vectors ${path} cannot be opened: ${reason}.`, { cause: error })
  }
}

const vectorOf = (bytes: unknown): Float32Array | undefined =>
  bytes instanceof Uint8Array ? new Float32Array(bytes.slice().buffer) : undefined
