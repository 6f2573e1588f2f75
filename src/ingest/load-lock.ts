import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../errors.ts'

/** Who is loading. `birth` tells one process from a later one with the same id. */
interface Holder {
  pid: number
  birth: string | undefined
}

/** Held by at most one load into a data folder at a time, among all processes of this machine. */
export interface LoadLock {
  release(): Promise<void>
}

/**
 * Takes the lock `load.lock` of a data folder. A lock whose process is gone is taken over.
 * @throws StartupError naming the process that is loading, or that the folder cannot be written.
 */
export async function acquireLoadLock(dataDir: string): Promise<LoadLock> {
  const path = join(dataDir, 'load.lock')
  const own: Holder = { pid: process.pid, birth: await processBirth(process.pid) }
  try {
    await mkdir(dataDir, { recursive: true })
    if (!(await claim(path, own))) {
      await removeIfDead(path, dataDir)
      if (!(await claim(path, own))) throw held(await readHolder(path), dataDir)
    }
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(`The data folder ${dataDir} cannot be written: ${(error as Error).message}.`, {
      cause: error,
    })
  }
  return { release: () => rm(path, { force: true }) }
}

/** Whole or not at all: a lock without its holder's name would lock for ever. */
async function claim(path: string, holder: Holder): Promise<boolean> {
  const beside = `${path}.${process.pid}.tmp`
  const file = await open(beside, 'w')
  try {
    await file.writeFile(JSON.stringify(holder))
  } finally {
    await file.close()
  }
  try {
    // A hard link, unlike a rename, never replaces what is there.
    await link(beside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(beside, { force: true })
  }
}

async function removeIfDead(path: string, dataDir: string): Promise<void> {
  const seen = await readHolder(path)
  if (seen === undefined) return
  if (await isAlive(seen)) throw held(seen, dataDir)
  // Between the look and this, another process may have taken it over: what is moved is looked at again.
  const moved = `${path}.${process.pid}.dead`
  await rename(path, moved)
  const taken = await readHolder(moved)
  if (taken !== undefined && (await isAlive(taken))) {
    await link(moved, path)
    await rm(moved, { force: true })
    throw held(taken, dataDir)
  }
  await rm(moved, { force: true })
}

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
  return birth === undefined || birthNow === undefined || birth === birthNow
}

/**
 * When a process began, where the system tells (Linux: its boot and the clock tick in it). After a
 * container is restarted its service often has the same id again.
 */
async function processBirth(pid: number): Promise<string | undefined> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // proc_pid_stat(5): field 22, counted from behind the name, which may hold spaces and brackets.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return tick === undefined ? undefined : `${boot} ${tick}`
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

const held = (holder: Holder | undefined, dataDir: string): StartupError =>
  new StartupError(
    `Process ${holder?.pid ?? '(just ended)'} is loading a feed into ${dataDir}. Wait until it is done, then try again.`,
  )
