import { StartupError } from '../../errors.ts'
import { CatalogueUnavailableError } from '../../search/catalogue-unavailable.ts'

/** SQLite's codes for what is wrong with a statement or its values: too big, constraint, mismatch, range, and SQL itself. */
const ofStatement: ReadonlySet<number> = new Set([1, 18, 19, 20, 25])

/** SQLite's extended codes hold the primary one in their lowest byte. */
const primaryCode = 0xff

/**
 * Whether a write has failed because of the catalogue as a whole, so that it says nothing of the records: it is away,
 * busy, full or broken. Anything else may be the doing of one of them.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof CatalogueUnavailableError || error instanceof StartupError) return true
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error)
    return !ofStatement.has(Number(error.errcode) & primaryCode)
  // Of the system: a disk, a connection.
  return 'syscall' in error
}
