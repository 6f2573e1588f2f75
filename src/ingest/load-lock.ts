import { join } from 'node:path'
import { StartupError } from '../errors.ts'
import { makeFolder } from '../files.ts'
import { acquireProcessLock, LockHeldError, type ProcessLock } from '../process-lock.ts'

/** Held by at most one load into a data folder at a time, among all processes of this machine. */
export type LoadLock = ProcessLock

/** Another process is loading into the same data folder. */
export class LoadGoingOnError extends StartupError {
  constructor(process: string, dataDir: string) {
    super(`${process} is loading a feed into ${dataDir}. Wait until it is done, then try again.`)
  }
}

/**
 * Takes the lock `load.lock` of a data folder. A lock whose process is gone is taken over.
 * @throws LoadGoingOnError naming the process that is loading; StartupError when the folder cannot be written.
 */
export async function acquireLoadLock(dataDir: string): Promise<LoadLock> {
  const path = join(dataDir, 'load.lock')
  try {
    await makeFolder(dataDir)
    return await acquireProcessLock(path)
  } catch (error) {
    if (error instanceof LockHeldError) {
      throw new LoadGoingOnError(error.message, dataDir)
    }
    throw new StartupError(`The data folder ${dataDir} cannot be written: ${(error as Error).message}.`, {
      cause: error,
    })
  }
}
