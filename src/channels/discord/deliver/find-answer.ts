import type { MessageKey } from '../../../chat/message.ts'
import type { DiscordApi, PostedMessage } from '../discord-api.ts'
import { referencesIn } from '../parse/references-in.ts'

/** Calls, each of which shows 100 messages: as far as an answer is looked for. Each message there came after the question. */
const mostPages = 10

/** Each answer has a button that refers to it. */
const isAnswerTo = ({ components }: PostedMessage, { conversationId, messageId }: MessageKey): boolean =>
  referencesIn(components).some((one) => one.conversationId === conversationId && one.messageId === messageId)

/** The id just before a message's: the first message after it is that one. */
const before = (message: string): string => String(BigInt(message) - 1n)

/**
 * Whether the answer to a message is in a channel. `replaced`: id of an older message there, which the answer may have
 * become.
 */
export async function isPosted(
  api: DiscordApi,
  channel: string,
  key: MessageKey,
  replaced: string | undefined,
): Promise<boolean> {
  if (replaced !== undefined) {
    const older = await api.messagesAfter(channel, before(replaced))
    if (older.some((message) => message.id === replaced && isAnswerTo(message, key))) return true
  }
  let after = key.messageId
  for (let page = 0; page < mostPages; page += 1) {
    const messages = await api.messagesAfter(channel, after)
    if (messages.some((message) => isAnswerTo(message, key))) return true
    const last = messages.reduce((most, { id }) => (BigInt(id) > BigInt(most) ? id : most), after)
    if (last === after) return false
    after = last
  }
  return false
}
