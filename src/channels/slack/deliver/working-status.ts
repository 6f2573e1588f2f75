import type { ChatLog } from '../../../chat/chat-log.ts'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText, traceable } from '../../../chat/message-key.ts'
import type { SlackClient } from '../slack-client.ts'

/** Says in an assistant's thread that an answer is being worked on. */
export interface WorkingStatus {
  /** The answer to `key` has begun; when it takes long, Slack shows that. */
  begin(key: MessageKey, thread: { channel: string; thread: string }): void
  /** Resolves when no status is under way any more: Slack ends it itself with the answer, if it came before that. */
  settled(key: MessageKey): Promise<void>
}

/** Milliseconds: an answer that comes sooner needs no status, which would only flicker. */
const patienceMs = 300
/** Milliseconds after which Slack ends a status by itself (docs.slack.dev/reference/methods/assistant.threads.setStatus). */
const forgottenMs = 120_000

export function createWorkingStatus(
  client: SlackClient,
  log: ChatLog,
  { afterMs = patienceMs }: { afterMs?: number } = {},
): WorkingStatus {
  const begun = new Map<string, { timer: NodeJS.Timeout; call: Promise<void> | undefined }>()

  const set = async (key: MessageKey, { channel, thread }: { channel: string; thread: string }): Promise<void> => {
    try {
      await client.assistant.threads.setStatus({
        channel_id: channel,
        thread_ts: thread,
        status: 'is looking through the shop …',
      })
    } catch (err) {
      // The answer is worth more than its announcement.
      log.warn({ err, ...traceable(key) }, 'A status was not shown')
    }
  }

  return {
    begin(key, thread) {
      const name = keyText(key)
      if (begun.has(name)) return
      const timer = setTimeout(() => {
        const entry = begun.get(name)
        if (entry === undefined) return
        entry.call = set(key, thread)
        entry.timer = setTimeout(() => begun.delete(name), forgottenMs)
        entry.timer.unref()
      }, afterMs)
      timer.unref()
      begun.set(name, { timer, call: undefined })
    },
    async settled(key) {
      const entry = begun.get(keyText(key))
      if (entry === undefined) return
      clearTimeout(entry.timer)
      begun.delete(keyText(key))
      await entry.call
    },
  }
}
