import type { Chat } from '../../../chat/chat.ts'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'
import { ShopclerkError } from '../../../errors.ts'
import type { AdminLines } from '../admin-lines.ts'
import type { SlackClient } from '../slack-client.ts'
import { beginningInStream, type GrowingMessage, growingMessage, type Recipient } from './growing-message.ts'

/** A text that was shown while it was written; the answer is completed in its message. */
export interface ShownText {
  message: GrowingMessage
  /** Which part of the reply it is. */
  part: number
  /** As far as Slack has it. */
  shown: string
  /** Set once the message is closed, and the answer goes on in another. */
  isClosed?: boolean
}

/** Shows texts while they are written. An answer that comes at once is not followed: it is posted as a whole. */
export interface LiveTexts {
  follow(
    chat: Pick<Chat, 'eventsAfter'>,
    key: MessageKey,
    to: { channel: string; thread: string | undefined },
    recipient: Recipient,
  ): void
  /**
   * Ends the showing. Undefined: nothing of the answer is on Slack; `uncertain`: nobody knows whether something is.
   * It says so again until it is told to forget: a delivery that Slack puts off is tried again.
   */
  end(key: MessageKey): Promise<ShownText | 'uncertain' | undefined>
  /** The answer is complete. */
  forget(key: MessageKey): void
  /** Whether the message of this time is being written by this process. */
  isLive(ts: string): boolean
}

/** Characters that a stream does not wait with. */
const atOnce = 400
/** Characters of JSON that are shown live; the answer goes on in a message of its own before Slack's limit is met. */
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
      const isMuch = message.isStream && text.length - shown.length >= atOnce
      const isDue = isMuch || now() - lastAt >= message.everyMs
      if (!isDue) continue
      const showable = beginningInStream(text.toWellFormed(), mostShown)
      if (showable.length <= shown.length) continue
      lastAt = now()
      following.text.shown = await message.grow(shown, showable)
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
    async end(key) {
      const following = followed.get(keyText(key))
      if (following === undefined) return undefined
      following.stop.abort()
      await following.done
      if (following.text !== undefined && following.text.message.ts === undefined) return 'uncertain'
      return following.text
    },
    forget(key) {
      followed.delete(keyText(key))
    },
    isLive: (ts) => [...followed.values()].some(({ text }) => text?.message.ts === ts),
  }
}
