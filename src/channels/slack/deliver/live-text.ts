import type { Chat } from '../../../chat/chat.ts'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'
import { ShopclerkError } from '../../../errors.ts'
import type { AdminLines } from '../admin-lines.ts'
import type { SlackClient } from '../slack-client.ts'
import { type GrowingMessage, growingMessage, type Recipient } from './growing-message.ts'

/** A text that was shown while it was written; the answer is completed in its message. */
export interface ShownText {
  message: GrowingMessage
  /** Which part of the reply it is. */
  part: number
  /** As far as Slack has it. */
  shown: string
}

/** Shows texts while they are written. An answer that comes at once is not followed: it is posted as a whole. */
export interface LiveTexts {
  follow(
    chat: Pick<Chat, 'eventsAfter'>,
    key: MessageKey,
    to: { channel: string; thread: string },
    recipient: Recipient,
  ): void
  /** Ends the showing. Undefined: nothing of the answer is on Slack; `uncertain`: nobody knows whether something is. */
  take(key: MessageKey): Promise<ShownText | 'uncertain' | undefined>
  /** Whether the message of this time is being written by this process. */
  isLive(ts: string): boolean
}

/** Milliseconds between two additions, and characters that do not wait for them: Slack allows about a hundred calls a minute. */
const everyMs = 700
const atOnce = 400
/** Characters that are shown live; what comes after is in the blocks of the answer, before Slack's limit is met. */
const mostShown = 9_000

/** More than wait for their answer at once. */
const mostFollowed = 2_000

interface Following {
  stop: AbortController
  text: ShownText | undefined
  done: Promise<void>
}

export function createLiveTexts(client: SlackClient, admin: AdminLines, now = () => performance.now()): LiveTexts {
  const followed = new Map<string, Following>()

  async function run(following: Following, events: ReturnType<Chat['eventsAfter']>, open: () => GrowingMessage) {
    let [part, text, lastAt]: [number | undefined, string, number] = [undefined, '', 0]
    for await (const { event, data } of events) {
      if (event === 'meta' && following.text !== undefined) return
      if (event === 'part' && part === undefined && data.part.type === 'text') text = data.part.text
      if (event !== 'delta' || (part !== undefined && part !== data.index)) continue
      part = data.index
      text += data.text
      following.text ??= { message: open(), part, shown: '' }
      const { message, shown } = following.text
      const isDue = now() - lastAt >= everyMs || text.length - shown.length >= atOnce
      if (!isDue || shown.length >= mostShown) continue
      lastAt = now()
      following.text.shown = await message.grow(shown, text.slice(0, mostShown).toWellFormed())
    }
  }

  return {
    follow(chat, key, to, recipient) {
      const name = keyText(key)
      if (followed.has(name)) return
      const stop = new AbortController()
      const following: Following = { stop, text: undefined, done: Promise.resolve() }
      following.done = run(following, chat.eventsAfter(key, undefined, stop.signal), () =>
        growingMessage(client, to, recipient),
      )
        .catch((error: unknown) => {
          // The chat itself says what is wrong with an answer.
          if (!(error instanceof ShopclerkError)) admin.report(error, 'chat.startStream', to.channel)
        })
        // An answer that never comes to its delivery is not remembered for ever.
        .finally(() => following.text === undefined && followed.delete(name))
      followed.set(name, following)
      const [oldest] = followed.keys()
      if (followed.size > mostFollowed && oldest !== undefined) followed.delete(oldest)
    },
    async take(key) {
      const following = followed.get(keyText(key))
      if (following === undefined) return undefined
      followed.delete(keyText(key))
      following.stop.abort()
      await following.done
      if (following.text !== undefined && following.text.message.ts === undefined) return 'uncertain'
      return following.text
    },
    isLive: (ts) => [...followed.values()].some(({ text }) => text?.message.ts === ts),
  }
}
