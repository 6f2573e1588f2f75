import type { StoredReply } from '../../../chat/state-store.ts'
import { readFailure } from '../api-failure.ts'
import type { PublicUrl } from '../render/addresses.ts'
import { sizeOf } from '../render/budget.ts'
import { slackLimits } from '../render/limits.ts'
import type { SlackClient } from '../slack-client.ts'
import { answerMetadata, type Continuation } from './answer-mark.ts'
import { markdownLiteral, sizeInStream } from './growing-message.ts'
import type { Layout } from './layouts.ts'
import type { ShownText } from './live-text.ts'
import { inSomeLayout, quietly, rendered } from './sending.ts'

export interface CompletingOptions {
  client: SlackClient
  publicUrl: PublicUrl
  layout: Layout
  /** Posts what is left of an answer as a message of its own. */
  postRest(rest: StoredReply): Promise<void>
}

/** Characters of JSON that the end of a stream may add as text; a longer rest comes in a message of its own. */
const longestRest = 2_000

/** What is left of an answer from a place in its text on. */
export function restOf(stored: StoredReply, { part, at }: Continuation): StoredReply {
  const parts = stored.reply.parts.flatMap((one, index) => {
    if (index !== part || one.type !== 'text') return [one]
    const text = one.text.slice(at)
    return text === '' ? [] : [{ ...one, text }]
  })
  return { ...stored, reply: { ...stored.reply, parts } }
}

/** Completes an answer in the message where its text was shown while it was written or, past Slack's limit, after it. */
export async function completeShown(
  channel: string,
  live: ShownText,
  stored: StoredReply,
  options: CompletingOptions,
): Promise<void> {
  const { message, part, shown } = live
  const { ts } = message
  const whole = stored.reply.parts[part]
  if (ts === undefined) throw new Error('Nothing is shown that could be completed.')
  // What is stored is what holds: it may have come out differently.
  if (!message.isStream || whole?.type !== 'text' || !whole.text.startsWith(shown))
    return completeInPlace(channel, ts, stored, options)
  const isLong = sizeInStream(whole.text.slice(shown.length)) > longestRest
  const streamed = isLong ? shown : whole.text
  const place = { part, at: streamed.length }
  const rest = restOf(stored, place)
  if (!isLong && fitsBeside(streamed, rest, options))
    return endStream(channel, ts, stored, { text: streamed.slice(shown.length), rest }, options)
  await endStream(channel, ts, stored, { text: streamed.slice(shown.length), continues: place }, options)
  live.isClosed = true
  await options.postRest(rest)
}

/** Whether the rest of an answer fits into one message with what is streamed. */
const fitsBeside = (streamed: string, rest: StoredReply, { layout, publicUrl }: CompletingOptions): boolean =>
  sizeInStream(streamed) + sizeOf(rendered(rest, layout, 'conversation', publicUrl).blocks) <=
  slackLimits.messageCharacters

interface Ending {
  /** What is added to the text. */
  text: string
  /** What comes below it. */
  rest?: StoredReply
  /** Where the answer goes on in another message. */
  continues?: Continuation
}

async function endStream(
  channel: string,
  ts: string,
  stored: StoredReply,
  { text, rest, continues }: Ending,
  options: CompletingOptions,
): Promise<void> {
  const { client, layout, publicUrl } = options
  try {
    await inSomeLayout(layout, (chosen) =>
      client.chat.stopStream({
        channel,
        ts,
        ...(text === '' ? {} : { markdown_text: markdownLiteral(text) }),
        ...(rest === undefined ? {} : { blocks: rendered(rest, chosen, 'conversation', publicUrl).blocks }),
        metadata: answerMetadata(stored.key, continues),
      }),
    )
  } catch (error) {
    // Slack ends streams by itself after some minutes; the message is still there.
    if (readFailure(error).kind !== 'refused') throw error
    if (continues === undefined) await completeInPlace(channel, ts, stored, options)
    else await closeInPlace(channel, ts, stored, continues, options)
  }
}

/** Marks a message whose text goes on in another. */
async function closeInPlace(
  channel: string,
  ts: string,
  { key, reply }: StoredReply,
  continues: Continuation,
  { client }: CompletingOptions,
): Promise<void> {
  const { part, at } = continues
  const shown = reply.parts[part]
  const markdown_text = shown?.type === 'text' ? markdownLiteral(shown.text.slice(0, at)) : ''
  await client.chat.update({ channel, ts, markdown_text, metadata: answerMetadata(key, continues) })
}

/** Makes a message that was begun the whole answer. */
export async function completeInPlace(
  channel: string,
  ts: string,
  stored: StoredReply,
  { client, publicUrl, layout }: Omit<CompletingOptions, 'postRest'>,
): Promise<void> {
  await inSomeLayout(layout, (chosen) => {
    const { text, blocks, link_names, parse } = quietly(rendered(stored, chosen, 'conversation', publicUrl))
    const metadata = answerMetadata(stored.key)
    return client.chat.update({ channel, ts, text, ...(blocks && { blocks }), link_names, parse, metadata })
  })
}
