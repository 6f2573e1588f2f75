import type { StoredReply } from '../../../chat/state-store.ts'
import { readFailure } from '../api-failure.ts'
import type { PublicUrl } from '../render/addresses.ts'
import type { SlackClient } from '../slack-client.ts'
import { answerMetadata } from './answer-mark.ts'
import { markdownLiteral } from './growing-message.ts'
import type { Layout } from './layouts.ts'
import type { ShownText } from './live-text.ts'
import { inSomeLayout, quietly, rendered } from './sending.ts'

export interface CompletingOptions {
  client: SlackClient
  publicUrl: PublicUrl
  layout: Layout
}

/** Characters that the end of a stream may add as text; a longer rest goes into blocks. */
const longestRest = 2_000

/** Completes an answer in the message where its text was shown while it was written. */
export async function completeShown(
  channel: string,
  { message, part, shown }: ShownText,
  stored: StoredReply,
  options: CompletingOptions,
): Promise<void> {
  const { ts } = message
  const whole = stored.reply.parts[part]
  if (ts === undefined) throw new Error('Nothing is shown that could be completed.')
  // What is stored is what holds: it may have come out differently.
  if (!message.isStream || whole?.type !== 'text' || !whole.text.startsWith(shown))
    return completeInPlace(channel, ts, stored, options)
  const rest = whole.text.slice(shown.length)
  const parts = stored.reply.parts.flatMap((one, at) => {
    if (at !== part) return [one]
    return rest.length > longestRest ? [{ type: 'text' as const, text: rest }] : []
  })
  const remainder: StoredReply = { ...stored, reply: { ...stored.reply, parts } }
  try {
    await inSomeLayout(options.layout, (layout) =>
      options.client.chat.stopStream({
        channel,
        ts,
        ...(rest === '' || rest.length > longestRest ? {} : { markdown_text: markdownLiteral(rest) }),
        blocks: rendered(remainder, layout, 'conversation', options.publicUrl).blocks,
        metadata: answerMetadata(stored.key),
      }),
    )
  } catch (error) {
    // Slack ends streams by itself after some minutes; the message is still there.
    if (readFailure(error).kind !== 'refused') throw error
    await completeInPlace(channel, ts, stored, options)
  }
}

/** Makes a message that was begun the whole answer. */
export async function completeInPlace(
  channel: string,
  ts: string,
  stored: StoredReply,
  { client, publicUrl, layout }: CompletingOptions,
): Promise<void> {
  await inSomeLayout(layout, (chosen) => {
    const { text, blocks, link_names, parse } = quietly(rendered(stored, chosen, 'conversation', publicUrl))
    const metadata = answerMetadata(stored.key)
    return client.chat.update({ channel, ts, text, ...(blocks && { blocks }), link_names, parse, metadata })
  })
}
