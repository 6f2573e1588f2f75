import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Where process ids mean the same: a host and, on Linux, this start of its kernel and this namespace of
 * process ids. Containers that share a host name have namespaces of their own, whose ids say nothing here.
 */
function processIdScope(): string {
  if (process.platform !== 'linux') return hostname()
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${hostname()}~${boot}~${readlinkSync('/proc/self/ns/pid')}`
}

/** The name of this start of this process: no other has it, neither before nor after. */
export const newOwner = (): string => `${processIdScope()}/${process.pid}/${randomUUID()}`

/**
 * Whether the process that made `owner` has certainly ended. When nothing certain can be said (another
 * host, another container, or its id was given to a new process) it is false: such an owner counts as dead
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
