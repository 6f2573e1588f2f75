import { DatabaseSync as Database, type DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../../../errors.ts'
import { switchToWriteAheadLogSync } from '../../../../write-ahead-log.ts'
import { openDatabase } from '../database.ts'

/** Marks a file as an index of looks ('Look' in ASCII). */
const applicationId = 0x4c6f6f6b
const schemaVersion = 1
const busyTimeoutMs = 10_000

/**
 * A file of its own beside the catalogue, under the products' ids: it is made anew without loading the catalogue again.
 * `looks` is narrow, so that many are read quickly; what only a few candidates need stands in `look_details`. A row
 * without a vector is of a picture that cannot be read; one without a picture's name was taken back, and is kept until its product
 * is gone, so that readers see it by `change`, which counts in `space`. Values are a byte each, as the catalogue's vectors.
 */
const schema = `
CREATE TABLE space (
  only INTEGER PRIMARY KEY CHECK (only = 1), describer TEXT NOT NULL, dimensions INTEGER NOT NULL,
  change INTEGER NOT NULL, rebuild INTEGER NOT NULL
) STRICT;
CREATE TABLE looks (
  key INTEGER PRIMARY KEY AUTOINCREMENT, product TEXT NOT NULL UNIQUE, picture TEXT, change INTEGER NOT NULL, vector BLOB
) STRICT;
CREATE INDEX looks_by_change ON looks (change);
CREATE TABLE look_details (look INTEGER PRIMARY KEY REFERENCES looks (key) ON DELETE CASCADE, details BLOB NOT NULL) STRICT;
PRAGMA user_version = ${schemaVersion};
PRAGMA application_id = ${applicationId};
`

/** The index of a catalogue stands beside it. */
export const looksPathOf = (cataloguePath: string): string => cataloguePath.replace(/(\.db)?$/, '-looks.db')

/**
 * Opens the catalogue with its index of looks attached as `looks`.
 * @throws StartupError, in one line, when one of them cannot be used.
 */
export function openLooksDatabase(cataloguePath: string): DatabaseSync {
  const path = looksPathOf(cataloguePath)
  prepareFile(path)
  const database = openDatabase(cataloguePath)
  try {
    database.prepare('ATTACH ? AS looks').run(path)
    database.exec('PRAGMA looks.synchronous = NORMAL; PRAGMA foreign_keys = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function prepareFile(path: string): void {
  let database: DatabaseSync | undefined
  try {
    database = new Database(path, { timeout: busyTimeoutMs })
    switchToWriteAheadLogSync(database, busyTimeoutMs)
    database.exec('BEGIN IMMEDIATE')
    const tables = Number(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables)
    const [id, version] = ['application_id', 'user_version'].map((name) => pragma(database, name))
    if (tables > 0 && (id !== applicationId || version !== schemaVersion))
      throw new StartupError(
        `${path} is no index of looks that this Shopclerk reads. Remove it, and it is made anew from the pictures.`,
      )
    if (tables === 0) database.exec(schema)
    database.exec('COMMIT')
  } catch (error) {
    if (error instanceof StartupError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(`The index of looks ${path} cannot be opened: ${reason}.`, { cause: error })
  } finally {
    database?.close()
  }
}

const pragma = (database: DatabaseSync | undefined, name: string): number =>
  Number(database?.prepare(`PRAGMA ${name}`).get()?.[name])
