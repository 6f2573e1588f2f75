import { existsSync } from 'node:fs'
import { jobsPath } from '../queue/open-queue.ts'
import { openSqliteJobStore } from '../sqlite/sqlite-job-store.ts'
import { statusText } from './texts.ts'

/** More would only bury the first. */
const mostParked = 50

/**
 * How the pictures of a shop stand, for a terminal.
 * @throws StartupError, in one line, when the jobs cannot be read.
 */
export async function imagesStatus(dataDir: string): Promise<string> {
  const path = jobsPath(dataDir)
  if (!existsSync(path)) return statusText([], [], undefined)
  const store = await openSqliteJobStore(path)
  try {
    return statusText(await store.departments(), await store.parked(mostParked), await store.note('blocked'))
  } finally {
    await store.close()
  }
}
