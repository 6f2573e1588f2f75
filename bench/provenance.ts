import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'

/** When, of which commit and on what machine figures were measured; `commit` ends in + where files were changed since. */
export function provenance(): { date: string; commit: string; machine: { node: string; cpu: string; cores: number } } {
  const [first] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    machine: { node: process.version, cpu: first?.model ?? 'unknown', cores: cpus().length },
  }
}

/** 'unknown' where the project is no clone, or there is no git. */
function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty=+'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'unknown'
  }
}
