import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** SQLITE_BUSY, of SQLite's result codes. */
const sqliteBusy = 5

/**
 * Switches a database to its write-ahead log. SQLite does not wait for others here, whatever the busy timeout, and
 * several processes may start at once: it is tried for `timeoutMs`. @throws SQLite's error after that.
 */
export async function switchToWriteAheadLog(database: DatabaseSync, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      await sleep(20)
    }
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
