import { readFile } from 'node:fs/promises'

/** A process, told from a later one that got the same id. */
export interface ProcessIdentity {
  pid: number
  /** When it began, where the system tells. */
  birth: string | undefined
}

export const identify = async (pid: number): Promise<ProcessIdentity> => ({ pid, birth: await processBirth(pid) })

/** Whether this very process is running. */
export async function isAlive({ pid, birth }: ProcessIdentity): Promise<boolean> {
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
