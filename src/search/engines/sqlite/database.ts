import { DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../../errors.ts'
import { schema, schemaVersion } from './schema.ts'

/** How long a writer waits for another one before it gives up, in milliseconds. */
const busyTimeoutMs = 10_000

/**
 * Opens the catalogue's database and creates what is missing in it.
 * Throws StartupError, in one line, when the path cannot be used or holds something else.
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs })
  } catch (error) {
    throw unusable(path, error)
  }
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
    createSchema(database, path)
    return database
  } catch (error) {
    database.close()
    throw error instanceof StartupError ? error : unusable(path, error)
  }
}

function createSchema(database: DatabaseSync, path: string): void {
  if (versionOf(database, path) === schemaVersion) return
  database.exec('BEGIN IMMEDIATE')
  try {
    if (versionOf(database, path) === 0) database.exec(`${schema}; PRAGMA user_version = ${schemaVersion}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function versionOf(database: DatabaseSync, path: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version > schemaVersion) {
    throw new StartupError(
      `The catalogue ${path} was written by a newer version of Shopclerk (${version}; this one knows ${schemaVersion}).`,
    )
  }
  return version
}

function unusable(path: string, cause: unknown): StartupError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StartupError(`The catalogue ${path} cannot be opened: ${reason}.`, { cause })
}
