import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** SQLITE_BUSY, of SQLite's result codes. */
const sqliteBusy = 5
const againAfterMs = 20

/**
 * Switches a database to its write-ahead log. SQLite does not wait for others here, whatever the busy timeout, and
 * several processes may start at once: it is tried for `timeoutMs`. @throws SQLite's error after that.
 */
export async function switchToWriteAheadLog(database: DatabaseSync, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs
  while (!isSwitched(database, until)) await sleep(againAfterMs)
}

/** The same for a thread that has nothing else to do before its database is open: it sleeps between tries. */
export function switchToWriteAheadLogSync(database: DatabaseSync, timeoutMs: number): void {
  const until = performance.now() + timeoutMs
  const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  while (!isSwitched(database, until)) Atomics.wait(never, 0, 0, againAfterMs)
}

/** False while another connection is at it. */
function isSwitched(database: DatabaseSync, until: number): boolean {
  try {
    database.exec('PRAGMA journal_mode = WAL')
    return true
  } catch (error) {
    if (!isBusy(error) || performance.now() > until) throw error
    return false
  }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
