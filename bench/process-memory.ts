import { readFileSync } from 'node:fs'

/** Resident memory of a process now and at its peak, in MB, as Linux tells it. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Memory of a process and of all that it started, in MB: what they share with others counts in parts (PSS). */
export function memoryWithChildren(pid: number): number {
  const children = readOf(pid, `task/${pid}/children`).trim().split(' ').filter(Boolean)
  const own = Number(/^Pss:\s+(\d+)/m.exec(readOf(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024
  return children.reduce((sum, child) => sum + memoryWithChildren(Number(child)), own)
}

/** Of a process that has just ended there is nothing to read. */
function readOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return ''
    throw error
  }
}
