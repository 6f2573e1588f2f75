import type { ChatLog } from '../../chat/chat-log.ts'
import { createRecently } from '../../chat/recently.ts'
import { adminLine, kindOfRefusal, readFailure } from './api-failure.ts'

/** Says what an admin has to mend. */
export interface AdminLines {
  /** A call failed. `where`: the channel, when it is about one. */
  report(error: unknown, method: string, where?: string): void
}

/** Milliseconds in which the same is not said again: often enough to be seen, seldom enough to read the rest. */
const quietMs = 10 * 60 * 1_000

export interface AdminLinesOptions {
  now?: () => number
  /** Told when a token is not accepted (any more). */
  onRefusedToken?: () => void
}

export function createAdminLines(log: ChatLog, options: AdminLinesOptions = {}): AdminLines {
  const { now = Date.now, onRefusedToken = () => undefined } = options
  const { first: isNew } = createRecently(quietMs, { now })

  return {
    report(error, method, where) {
      const failure = readFailure(error)
      if (failure.kind === 'rate-limited') {
        if (isNew(`rate ${method}`)) log.warn({ method, ...failure }, 'Slack limits how often it is called')
      } else if (failure.kind === 'refused') {
        const { code, needed } = failure
        const line = adminLine({ code, needed, method })
        const isToken = kindOfRefusal(code) === 'token'
        if (isToken && code !== 'missing_scope') onRefusedToken()
        // A token is the same trouble in every channel.
        if (isNew(isToken ? line : `${line} ${where}`)) log.error({ method, code, channel: where }, line)
      } else if (isNew(`unreachable ${method}`)) {
        log.warn({ method, err: error }, 'A call of Slack failed')
      }
    },
  }
}
