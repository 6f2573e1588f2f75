import { link, readFile, rename, rm } from 'node:fs/promises'
import { placeFile } from './files.ts'
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts'

/** Held by at most one process of this machine at a time. */
export interface ProcessLock {
  release(): Promise<void>
}

/** Another process holds the lock. Its message names it: 'Process 123'. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError'

  constructor(holder: ProcessIdentity | undefined) {
    super(holder === undefined ? 'Another process' : `Process ${holder.pid}`)
  }
}

/**
 * Takes the lock that is the file at `path`. A lock whose process is gone is taken over.
 * @throws LockHeldError; any other error when the file cannot be written.
 */
export async function acquireProcessLock(path: string): Promise<ProcessLock> {
  await take(path, await identify(process.pid))
  return { release: () => rm(path, { force: true }) }
}

/**
 * A dead holder's lock is replaced under a lock of its own, taken in the same way, so that of several
 * processes that find it dead only one replaces it, and none replaces the lock of a live one.
 */
async function take(path: string, own: ProcessIdentity): Promise<void> {
  if (await claim(path, own)) return
  const holder = await readHolder(path)
  if (holder !== undefined && (await isAlive(holder))) throw new LockHeldError(holder)
  const takeover = `${path}.takeover`
  await take(takeover, own)
  try {
    const now = await readHolder(path)
    if (now !== undefined && (await isAlive(now))) throw new LockHeldError(now)
    if (now !== undefined) await writeHolder(path, own, rename)
    else if (!(await claim(path, own))) throw new LockHeldError(await readHolder(path))
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
