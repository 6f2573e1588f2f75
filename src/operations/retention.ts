import type { Logger } from 'pino'
import type { StateStore } from '../chat/state-store.ts'

const dayMs = 24 * 60 * 60 * 1_000
const everyMs = 60 * 60 * 1_000

/** Forgets hourly what is older than `days`. Returns what ends it. */
export function startRetention(store: StateStore, days: number, log: Logger): () => void {
  const forget = (): void => {
    store.prune(Date.now() - days * dayMs).then(
      (rows) => {
        if (rows > 0) log.info(`forgot ${rows} rows older than ${days} days`)
      },
      (err: unknown) => log.error({ err }, 'could not forget what is old'),
    )
  }
  forget()
  const timer = setInterval(forget, everyMs).unref()
  return () => clearInterval(timer)
}
