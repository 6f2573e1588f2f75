import { link, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../errors.ts'
import { makeFolder, placeFile } from '../files.ts'

/** Who is loading. `birth` tells one process from a later one with the same id. */
interface Holder {
  pid: number
  birth: string | undefined
}

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
    await take(path, { pid: process.pid, birth: await processBirth(process.pid) })
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
  constructor(holder: Holder | undefined) {
    super(holder === undefined ? 'Another process' : `Process ${holder.pid}`)
  }
}

/**
 * A dead holder's lock is replaced under a lock of its own, taken in the same way, so that of several
 * processes that find it dead only one replaces it, and none replaces the lock of a live one.
 */
async function take(path: string, own: Holder): Promise<void> {
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
async function claim(path: string, own: Holder): Promise<boolean> {
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
const writeHolder = (path: string, holder: Holder, place: typeof link | typeof rename): Promise<void> =>
  placeFile(path, JSON.stringify(holder), place)

async function readHolder(path: string): Promise<Holder | undefined> {
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

async function isAlive({ pid, birth }: Holder): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const birthNow = await processBirth(pid)
  if (birthNow === 'ended') return false
  return birth === undefined || birthNow === undefined || birth === birthNow
}

/**
 * When a process began, where the system tells (Linux: its boot and the clock tick in it). After a
 * container is restarted its service often has the same id again. `ended`: it was killed, and whoever
 * started it has not asked how it ended, so that its id is still taken.
 */
async function processBirth(pid: number): Promise<string | undefined> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // proc_pid_stat(5): fields 3 and 22, counted from behind the name, which may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, tick] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X') return 'ended'
    return tick === undefined ? undefined : `${boot} ${tick}`
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
