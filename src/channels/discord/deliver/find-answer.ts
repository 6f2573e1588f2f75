import type { MessageKey } from '../../../chat/message.ts'
import { readCustomId } from '../custom-ids.ts'
import type { DiscordApi, PostedMessage } from '../discord-api.ts'
import { customIdsIn } from '../listeners/pressed-answer.ts'

/** Calls, each of which shows 100 messages: as far as an answer is looked for. Each message there came after the question. */
const mostPages = 10

/** Each answer has a button that refers to it. */
function isAnswerTo({ components }: PostedMessage, { conversationId, messageId }: MessageKey): boolean {
  for (const customId of customIdsIn(components)) {
    const id = readCustomId(customId)
    if (id !== undefined && 'reference' in id) {
      const { reference } = id
      if (reference.conversationId === conversationId && reference.messageId === messageId) return true
    }
  }
  return false
}

/** Whether the answer to a message is in a channel. */
export async function isPosted(api: DiscordApi, channel: string, key: MessageKey): Promise<boolean> {
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
