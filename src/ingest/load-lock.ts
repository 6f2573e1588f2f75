import { link, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../errors.ts'
import { makeFolder, placeFile } from '../files.ts'
import { identify, isAlive, type ProcessIdentity } from '../process-identity.ts'

/** Held by at most one load into a data folder at a time, among all processes of this machine. */
export interface LoadLock {
  release(): Promise<void>
}

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
    await take(path, await identify(process.pid))
  } catch (error) {
    if (error instanceof HeldError) {
      throw new LoadGoingOnError(error.message, dataDir)
    }
    throw new StartupError(`The data folder ${dataDir} cannot be written: ${(error as Error).message}.`, {
      cause: error,
    })
  }
  return { release: () => rm(path, { force: true }) }
}

/** Its message names the holder. */
class HeldError extends Error {
  constructor(holder: ProcessIdentity | undefined) {
    super(holder === undefined ? 'Another process' : `Process ${holder.pid}`)
  }
}

/**
 * A dead holder's lock is replaced under a lock of its own, taken in the same way, so that of several
 * processes that find it dead only one replaces it, and none replaces the lock of a live one.
 */
async function take(path: string, own: ProcessIdentity): Promise<void> {
  if (await claim(path, own)) return
  const holder = await readHolder(path)
  if (holder !== undefined && (await isAlive(holder))) throw new HeldError(holder)
  const takeover = `${path}.takeover`
  await take(takeover, own)
  try {
    const now = await readHolder(path)
    if (now !== undefined && (await isAlive(now))) throw new HeldError(now)
    if (now !== undefined) await writeHolder(path, own, rename)
    else if (!(await claim(path, own))) throw new HeldError(await readHolder(path))
  } finally {
    await rm(takeover, { force: true })
  }
}

/** Whether there was no lock yet. */
async function claim(path: string, own: ProcessIdentity): Promise<boolean> {
  try {
    // A hard link, unlike a rename, never replaces what is there.
    await writeHolder(path, own, link)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/** Whole or not at all: a lock without its holder's name would lock for ever. */
const writeHolder = (path: string, holder: ProcessIdentity, place: typeof link | typeof rename): Promise<void> =>
  placeFile(path, JSON.stringify(holder), place)

async function readHolder(path: string): Promise<ProcessIdentity | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof holder !== 'object' || holder === null || !('pid' in holder)) return { pid: 0, birth: undefined }
    const birth = 'birth' in holder && typeof holder.birth === 'string' ? holder.birth : undefined
    return { pid: Number(holder.pid), birth }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    // What this writes is whole, so a file that cannot be parsed is nobody's.
    if (error instanceof SyntaxError) return { pid: 0, birth: undefined }
    throw error
  }
}
