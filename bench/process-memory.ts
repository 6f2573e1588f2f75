import { readFileSync } from 'node:fs'

/** Resident memory of a process now and at its peak, in MB, as Linux tells it. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Resident memory of a process and of all that it started, in MB; what they share counts for each. */
export function memoryWithChildren(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return children.reduce((sum, child) => sum + memoryWithChildren(Number(child)), memoryOf(pid).now)
}
