import type { ChatLog } from '../../chat/chat-log.ts'
import { createRecently } from '../../chat/recently.ts'
import { adminLine, CallFailure } from './call-failure.ts'

/** Says what an admin has to mend. */
export interface AdminLines {
  /** A call failed. `where`: the channel, when it is about one. */
  report(error: unknown, where?: string): void
  /** Says a line, unless it was said lately. */
  say(line: string): void
}

/** Milliseconds in which the same is not said again: often enough to be seen, seldom enough to read the rest. */
const quietMs = 10 * 60 * 1_000

export function createAdminLines(log: ChatLog, now: () => number = Date.now): AdminLines {
  const { first: isNew } = createRecently(quietMs, { now })

  return {
    report(error, where) {
      if (!(error instanceof CallFailure)) {
        if (isNew(String(error))) log.warn({ err: error }, 'Something on Discord failed')
      } else if (error.kind === 'rate-limited') {
        if (isNew('rate')) log.warn({ afterMs: error.afterMs }, 'Discord limits how often it is called')
      } else if (error.kind === 'unknown') {
        if (isNew(`unreachable ${error.status}`)) log.warn({ err: error }, 'A call of Discord failed')
      } else if (isNew(`${error.code} ${error.status} ${where}`)) {
        log.error({ code: error.code, channel: where }, adminLine(error))
      }
    },
    say(line) {
      if (isNew(line)) log.error({}, line)
    },
  }
}
