import { readFailure } from '../api-failure.ts'
import { cutLiteral } from '../render/text.ts'
import type { SlackClient } from '../slack-client.ts'

/** Who a stream is for: Slack wants to know outside direct messages. */
export interface Recipient {
  user: string
  team: string
}

/** A message whose text grows: streamed where Slack offers that, else updated in place. */
export interface GrowingMessage {
  /** Undefined until Slack has it. */
  readonly ts: string | undefined
  /** Whether Slack holds it open as a stream. */
  readonly isStream: boolean
  /** Milliseconds between two additions that Slack's limits allow. */
  readonly everyMs: number
  /** Makes what is shown `text`, which begins with `shown`. Resolves with what is shown then. */
  grow(shown: string, text: string): Promise<string>
}

/** Slack allows about a hundred additions to streams a minute (tier 4), and fifty updates of messages (tier 3). */
const everyMs = { stream: 700, update: 1_300 } as const
/** Characters of one addition in markdown: Slack takes 12,000. */
const mostInCall = 11_000
const characters: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A text as the Markdown of streams, which shows exactly it. */
export const markdownLiteral = (text: string): string =>
  text.replace(/[&<>]/g, (one) => characters[one] ?? one).replace(/[\\`*_[\]#~|]/g, '\\$&')

/** Characters of JSON that a text takes in a stream. */
export const sizeInStream = (text: string): number => JSON.stringify(markdownLiteral(text)).length

/** The longest beginning of a text that takes at most `most` characters of JSON in a stream; no pair is cut in two. */
export function beginningInStream(text: string, most: number): string {
  let [end, size] = [0, sizeInStream('')]
  for (const character of text) {
    size += sizeInStream(character) - sizeInStream('')
    if (size > most) break
    end += character.length
  }
  return text.slice(0, end)
}

/** As much of a text as one addition takes, and no pair cut in two. */
function additionOf(text: string): string {
  // Each character takes at most five.
  const most = Math.floor(mostInCall / 5)
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

/** `thread` undefined: direct messages outside any thread. Slack streams in threads alone; there it is updated in place. */
export function growingMessage(
  client: SlackClient,
  { channel, thread }: { channel: string; thread: string | undefined },
  { user, team }: Recipient,
): GrowingMessage {
  let [ts, isStream]: [string | undefined, boolean] = [undefined, thread !== undefined]

  async function post(text: string): Promise<string> {
    const at = thread === undefined ? { channel } : { channel, thread_ts: thread }
    ts = (await client.chat.postMessage({ ...at, ...unfinished(text) })).ts
    return text
  }

  async function begin(text: string): Promise<string> {
    if (thread === undefined) return post(text)
    const addition = additionOf(text)
    const at = { channel, thread_ts: thread, recipient_user_id: user, recipient_team_id: team }
    try {
      ts = (await client.chat.startStream({ ...at, markdown_text: markdownLiteral(addition) })).ts
      return addition
    } catch (error) {
      if (readFailure(error).kind !== 'refused') throw error
      isStream = false
      return post(text)
    }
  }

  return {
    get ts() {
      return ts
    },
    get isStream() {
      return isStream
    },
    get everyMs() {
      return isStream ? everyMs.stream : everyMs.update
    },
    async grow(shown, text) {
      if (ts === undefined) return begin(text)
      if (isStream) {
        const addition = additionOf(text.slice(shown.length))
        await client.chat.appendStream({ channel, ts, markdown_text: markdownLiteral(addition) })
        return shown + addition
      }
      await client.chat.update({ channel, ts, ...unfinished(text) })
      return text
    },
  }
}

/** Without the mark of an answer: after a crash it is known to be a beginning. */
const unfinished = (text: string) => ({
  text: cutLiteral(`${text} …`, 3_000),
  parse: 'none' as const,
  link_names: false,
})
