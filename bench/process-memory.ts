import { readFileSync } from 'node:fs'

/** Resident memory of a process now and at its peak, in MB, as Linux tells it. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}
