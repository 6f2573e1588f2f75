import { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../in-transaction.ts'
import { EmbeddingError } from '../search/embedder.ts'
import type { EmbeddingCache } from './embedding-cache.ts'

/** A cache that outlives the process. */
export interface StoredEmbeddingCache extends EmbeddingCache {
  close(): void
}

/** Waiting for another's write, in milliseconds: a batch takes some ten, and a service stands still meanwhile. */
const busyTimeoutMs = 250

/** Of reads whose use is not written yet; of more than these the later ones are not known to be used. */
const mostNoted = 10_000

/** So large a share of what may be kept comes in before the oldest are looked for again. */
const trimmedShare = 0.01

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
  const find = database.prepare('SELECT vector FROM vectors WHERE key = ?')
  const note = database.prepare('UPDATE vectors SET used = ? WHERE key = ?')
  const put = database.prepare('INSERT OR REPLACE INTO vectors (key, used, vector) VALUES (?, ?, ?)')
  const trim = database.prepare(
    'DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY used DESC LIMIT -1 OFFSET ?)',
  )
  let use = Number(database.prepare('SELECT coalesce(max(used), 0) AS used FROM vectors').get()?.used)
  const trimAfter = mostEntries * trimmedShare
  let untrimmed = 0
  // Written with the next vectors: a question that is known writes nothing.
  const uses = new Map<string, number>()
  const write = (entries: Parameters<EmbeddingCache['set']>[0]): void => {
    const added = untrimmed + entries.length
    inTransaction(database, () => {
      for (const [key, at] of uses) note.run(at, key)
      for (const [key, vector] of entries) put.run(key, ++use, new Uint8Array(vector.slice().buffer))
      if (added >= trimAfter) trim.run(mostEntries)
    })
    uses.clear()
    untrimmed = added >= trimAfter ? 0 : added
  }
  const read = (key: string): Float32Array | undefined => {
    const vector = vectorOf(find.get(key)?.vector)
    if (vector !== undefined && uses.size < mostNoted) uses.set(key, ++use)
    return vector
  }
  return {
    get: async (keys) => orEmbeddingError(path, 'used', () => keys.map(read)),
    set: async (entries) => orEmbeddingError(path, 'used', () => write(entries)),
    close: () => database.close(),
  }
}

function open(path: string): DatabaseSync {
  return orEmbeddingError(path, 'opened', () => {
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
    try {
      database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** @throws EmbeddingError, in one line, for what SQLite throws: the file is locked, the disk is full. */
function orEmbeddingError<T>(path: string, what: 'opened' | 'used', work: () => T): T {
  try {
    return work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EmbeddingError(`The cache of vectors ${path} cannot be ${what}: ${reason}.`, { cause: error })
  }
}

const vectorOf = (bytes: unknown): Float32Array | undefined =>
  bytes instanceof Uint8Array ? new Float32Array(bytes.slice().buffer) : undefined
