import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A hang, and no measurement. */
const longestMs = 900_000

/** The flags of node that a command sets: they decide what memory is taken. */
export function startFlags(command: 'start' | 'images:generate' = 'start'): string[] {
  const { scripts } = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')) as {
    scripts: Record<typeof command, string>
  }
  return scripts[command].split(' ').filter((word) => word.startsWith('--'))
}

/**
 * Runs a script in a process of its own, so that its memory is its own, and resolves with what it measured. The script answers the message that it gets with one message. Throws an Error when it ends without.
 */
export async function measuredIn<T>(script: URL, job: object, execArgv: string[] = []): Promise<T> {
  const child = fork(fileURLToPath(script), { execArgv })
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
  try {
    child.send(job)
    const [measured] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code, signal]) => {
        throw new Error(`${script.pathname} ended with ${code ?? signal} before it had measured.`)
      }),
    ])
    return measured as T
  } finally {
    clearTimeout(timer)
    child.kill()
  }
}

/** In such a script: takes the job, does it and sends what was measured. An error ends the process, which says it. */
export function answerJob<Job, Result>(work: (job: Job) => Promise<Result>): void {
  process.once('message', async (job: Job) => {
    const measured = await work(job)
    process.send?.(measured)
  })
}
