import type { DatabaseSync } from 'node:sqlite'

/** Does all of `work` in one transaction that writes, or none of it: what it throws rolls back and is thrown on. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has rolled back by itself after some errors (disk full, out of memory).
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
