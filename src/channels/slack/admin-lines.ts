import type { ChatLog } from '../../chat/chat-log.ts'
import { adminLine, readFailure } from './api-failure.ts'

/** Says what an admin has to mend. */
export interface AdminLines {
  /** A call failed. `where`: the channel, when it is about one. */
  report(error: unknown, method: string, where?: string): void
}

/** Milliseconds in which the same is not said again: often enough to be seen, seldom enough to read the rest. */
const quietMs = 10 * 60 * 1_000
/** Different troubles that are remembered; the oldest goes first. */
const mostRemembered = 1_000

export function createAdminLines(log: ChatLog, now: () => number = Date.now): AdminLines {
  const said = new Map<string, number>()

  function isNew(what: string): boolean {
    if (now() - (said.get(what) ?? Number.NEGATIVE_INFINITY) < quietMs) return false
    said.delete(what)
    said.set(what, now())
    const [oldest] = said.keys()
    if (said.size > mostRemembered && oldest !== undefined) said.delete(oldest)
    return true
  }

  return {
    report(error, method, where) {
      const failure = readFailure(error)
      if (failure.kind === 'rate-limited') {
        if (isNew(`rate ${method}`)) log.warn({ method, ...failure }, 'Slack limits how often it is called')
      } else if (failure.kind === 'refused') {
        const { code, needed } = failure
        if (isNew(`${code} ${needed} ${where}`))
          log.error({ method, code, channel: where }, adminLine({ code, needed }))
      } else if (isNew(`unreachable ${method}`)) {
        log.warn({ method, err: error }, 'A call of Slack failed')
      }
    },
  }
}
