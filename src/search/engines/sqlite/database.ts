import { DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../../errors.ts'
import { switchToWriteAheadLogSync } from '../../../write-ahead-log.ts'
import { applicationId, schema, schemaVersion } from './schema.ts'

/** How long a connection waits for another one's write before it gives up, in milliseconds. */
const busyTimeoutMs = 10_000

/** Pages kept in memory by one connection, in KiB. More made neither searches nor loads quicker: the file system keeps them too. */
const cacheKib = 4 * 1024

/**
 * Opens the catalogue's database and creates what is missing in it.
 * Throws StartupError, in one line, when the path cannot be used or holds something else.
 */
export function openDatabase(path: string, options: { allowExtension?: boolean } = {}): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs, ...options })
    checkIsCatalogue(database, path)
    switchToWriteAheadLogSync(database, busyTimeoutMs)
    database.exec(`PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${cacheKib}`)
    createSchema(database)
    return database
  } catch (error) {
    database?.close()
    if (error instanceof StartupError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(`The catalogue ${path} cannot be opened: ${reason}.`, { cause: error })
  }
}

function createSchema(database: DatabaseSync): void {
  if (pragma(database, 'user_version') === schemaVersion) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have created it meanwhile.
    if (pragma(database, 'user_version') === 0) {
      database.exec(`${schema}; PRAGMA user_version = ${schemaVersion}; PRAGMA application_id = ${applicationId}`)
    }
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function checkIsCatalogue(database: DatabaseSync, path: string): void {
  const tables = Number(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables)
  if (tables > 0 && pragma(database, 'application_id') !== applicationId) {
    throw new StartupError(`The catalogue ${path} cannot be opened: it is the database of another program.`)
  }
  const version = pragma(database, 'user_version')
  if (tables > 0 && version < schemaVersion) {
    throw new StartupError(
      `The catalogue ${path} was written by an older Shopclerk. Remove it, and it is loaded again from its feed.`,
    )
  }
  if (version > schemaVersion) {
    throw new StartupError(
      `The catalogue ${path} was written by a newer Shopclerk (its format is ${version}, this one reads ${schemaVersion}).`,
    )
  }
}

const pragma = (database: DatabaseSync, name: string): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
