import type { DatabaseSync } from 'node:sqlite'
import { VectorSearchError } from '../../engine.ts'

/**
 * Brings sqlite-vec's functions to a connection that was opened with `allowExtension`.
 * @throws VectorSearchError when it is not to be had on this platform.
 */
export async function loadVectorExtension(database: DatabaseSync): Promise<void> {
  try {
    const { getLoadablePath } = await import('sqlite-vec')
    database.enableLoadExtension(true)
    database.loadExtension(getLoadablePath())
    database.enableLoadExtension(false)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new VectorSearchError(`sqlite-vec cannot be loaded here, so search by meaning is off: ${reason}.`, {
      cause: error,
    })
  }
}
