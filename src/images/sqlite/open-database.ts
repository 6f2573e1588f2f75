import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../errors.ts'
import { makeFolder } from '../../files.ts'
import { inTransaction } from '../../in-transaction.ts'
import { switchToWriteAheadLog } from '../../write-ahead-log.ts'
import { applicationId, migrationFrom1, schema, schemaVersion } from './schema.ts'

/** Ten processes that take turns, each of some 0.2 ms, and a plan's batches of some 20. */
const busyTimeoutMs = 10_000

/**
 * Opens the file of jobs, making its folder, the file and the tables when they are missing.
 * @throws StartupError, in one line, when the path cannot be used or holds something else.
 */
export async function openJobDatabase(path: string): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined
  try {
    await makeFolder(dirname(path))
    database = new DatabaseSync(path, { timeout: busyTimeoutMs })
    check(database, path)
    await switchToWriteAheadLog(database, busyTimeoutMs)
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096')
    create(database)
    return database
  } catch (error) {
    database?.close()
    if (error instanceof StartupError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(`The image jobs ${path} cannot be opened: ${reason}.`, { cause: error })
  }
}

const pragma = (database: DatabaseSync, name: string): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name])

function check(database: DatabaseSync, path: string): void {
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
  if (!isEmpty && pragma(database, 'application_id') !== applicationId)
    throw new StartupError(`${path} does not hold Shopclerk's image jobs.`)
  if (pragma(database, 'user_version') > schemaVersion)
    throw new StartupError(`The image jobs ${path} were written by a newer version of Shopclerk.`)
}

function create(database: DatabaseSync): void {
  if (pragma(database, 'user_version') === schemaVersion) return
  inTransaction(database, () => {
    // Another process may have made it meanwhile.
    const version = pragma(database, 'user_version')
    if (version === schemaVersion) return
    const change = version === 1 ? migrationFrom1 : schema
    database.exec(`${change}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`)
  })
}
