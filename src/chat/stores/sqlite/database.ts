import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../../errors.ts'
import { makeFolder } from '../../../files.ts'
import { switchToWriteAheadLog } from '../../../write-ahead-log.ts'
import { applicationId, migrations } from './schema.ts'

/**
 * How long a writer waits for another process's transaction, in milliseconds. The event loop stands
 * still meanwhile, so it is well under the time after which a process counts as dead.
 */
const busyTimeoutMs = 2_000
/** The write-ahead log is cut back to this size, in bytes, when a burst has made it longer. */
const journalSizeLimit = 16 * 1024 * 1024
const openTimeoutMs = 5_000

/**
 * Opens the state database at `path`, making its folder, the file and what is missing in it.
 * @throws StartupError, one line, when the path cannot be used, is no database, belongs to something
 * else or was written by a newer version.
 */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined
  try {
    await makeFolder(dirname(path))
    database = new DatabaseSync(path, { timeout: busyTimeoutMs })
    await prepare(database, path)
    return database
  } catch (error) {
    database?.close()
    if (error instanceof StartupError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(`The state database ${path} cannot be opened: ${reason}.`, { cause: error })
  }
}

async function prepare(database: DatabaseSync, path: string): Promise<void> {
  versionOf(database, path)
  await switchToWriteAheadLog(database, openTimeoutMs)
  database.exec(`PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = ${journalSizeLimit}`)
  migrate(database, path)
}

/** Taking the write lock also shows, at the start, that the file can be written. */
function migrate(database: DatabaseSync, path: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database, path)
    if (version < migrations.length) {
      for (const migration of migrations.slice(version)) database.exec(migration)
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function versionOf(database: DatabaseSync, path: string): number {
  const pragma = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  if (!isEmpty && pragma('application_id') !== applicationId) {
    throw new StartupError(`${path} is not a state database of Shopclerk.`)
  }
  const version = pragma('user_version')
  if (version > migrations.length) {
    throw new StartupError(
      `The state database ${path} was written by a newer version of Shopclerk (${version}; this one knows ${migrations.length}).`,
    )
  }
  return version
}
