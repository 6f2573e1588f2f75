import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * Where process ids mean the same: this start of this kernel, and this namespace of process ids (each container
 * has its own). Undefined where the system does not tell.
 */
function processIdScope(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}~${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    // No Linux, or one that hides it.
    return undefined
  }
}

/** The name of this start of this process: no other has it, neither before nor after. */
export const newOwner = (): string => `${processIdScope() ?? 'somewhere'}/${process.pid}/${randomUUID()}`

/**
 * Whether the process that made `owner` has certainly ended. When nothing certain can be said (another
 * machine or container, or its id was given to a new process) it is false: such an owner counts as dead
 * when it stops beating.
 */
export function hasEnded(owner: string): boolean {
  const [, scope, idText] = /^(.*)\/(\d+)\/[^/]*$/.exec(owner) ?? []
  if (scope === undefined || scope !== processIdScope()) return false
  const id = Number(idText)
  return id !== process.pid && !isRunning(id)
}

function isRunning(id: number): boolean {
  try {
    // Signal 0 sends nothing; it asks whether there is such a process.
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
