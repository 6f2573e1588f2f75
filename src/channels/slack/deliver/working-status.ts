import type { ChatLog } from '../../../chat/chat-log.ts'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText, traceable } from '../../../chat/message-key.ts'
import type { SlackClient } from '../slack-client.ts'

/** Where a status is shown. */
export interface StatusPlace {
  channel: string
  /** Of the thread, or of any message. */
  thread: string
  /** Whether the answer comes in that thread: then it ends the status. */
  isInThread: boolean
}

/** Says that an answer is being worked on. */
export interface WorkingStatus {
  /** The answer to `key` has begun; when it takes long, Slack shows that. */
  begin(key: MessageKey, place: StatusPlace): void
  /**
   * Resolves when no status is on its way any more, so that none comes after the answer, with what ends the one that is
   * shown, where the answer does not.
   */
  settled(key: MessageKey): Promise<() => void>
}

/** Milliseconds: an answer that comes sooner needs no status, which would only flicker. */
const patienceMs = 300
/** Milliseconds after which Slack ends a status by itself (docs.slack.dev/reference/methods/assistant.threads.setStatus). */
const forgottenMs = 120_000

interface Begun extends StatusPlace {
  timer: NodeJS.Timeout
  call: Promise<void> | undefined
}

export function createWorkingStatus(
  client: SlackClient,
  log: ChatLog,
  { afterMs = patienceMs }: { afterMs?: number } = {},
): WorkingStatus {
  const begun = new Map<string, Begun>()

  const set = async (key: MessageKey, { channel, thread }: StatusPlace, status: string): Promise<void> => {
    try {
      await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
    } catch (err) {
      // The answer is worth more than its announcement.
      log.warn({ err, ...traceable(key) }, 'A status was not shown')
    }
  }

  return {
    begin(key, place) {
      const name = keyText(key)
      if (begun.has(name)) return
      const timer = setTimeout(() => {
        const entry = begun.get(name)
        if (entry === undefined) return
        entry.call = set(key, place, 'is looking through the shop …')
        entry.timer = setTimeout(() => begun.delete(name), forgottenMs)
        entry.timer.unref()
      }, afterMs)
      timer.unref()
      begun.set(name, { ...place, timer, call: undefined })
    },
    async settled(key) {
      const entry = begun.get(keyText(key))
      if (entry === undefined) return () => undefined
      clearTimeout(entry.timer)
      begun.delete(keyText(key))
      await entry.call
      const isLeft = entry.call !== undefined && !entry.isInThread
      return () => {
        if (isLeft) void set(key, entry, '')
      }
    },
  }
}
