import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { ChatMessage } from '../../../chat/message.ts'
import { Attachment } from './interaction.ts'
import { picturesOf } from './pictures.ts'
import { plainText } from './plain-text.ts'

const Snowflake = Type.String({ pattern: '^\\d{1,20}$' })

/** `MESSAGE_CREATE`, as far as it is read (docs.discord.com/developers/resources/message). */
const MessageEvent = Type.Object({
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Type.Optional(Snowflake),
  author: Type.Object({ id: Snowflake, bot: Type.Optional(Type.Boolean()) }),
  webhook_id: Type.Optional(Snowflake),
  type: Type.Optional(Type.Integer()),
  content: Type.Optional(Type.String()),
  mentions: Type.Optional(Type.Array(Type.Object({ id: Snowflake }))),
  attachments: Type.Optional(Type.Array(Attachment)),
})
type MessageEvent = Static<typeof MessageEvent>

/** What people write is a message (0) or a reply (19). Every other type is about something: a pin, somebody joining. */
const writtenTypes = new Set([0, 19])

/** A message that may be for the bot; its conversation is not decided yet. */
export interface IncomingMessage {
  message: Omit<ChatMessage, 'conversationId'>
  channel: string
  /**
   * `direct`: with the bot alone. `mention`: the bot was named, or replied to. `channel`: nobody was; it is for the bot only
   * in a thread of its own.
   */
  addressed: 'direct' | 'mention' | 'channel'
}

/** Undefined for all that no answer must come to: what bots and we ourselves wrote, messages to others. */
export function readMessageEvent(given: unknown, botId: string, receivedAt: number): IncomingMessage | undefined {
  if (!Value.Check(MessageEvent, given)) return undefined
  const event: MessageEvent = given
  const { id, channel_id: channel, author, content = '', mentions = [], attachments = [] } = event
  const isFromBot = author.bot === true || author.id === botId || event.webhook_id !== undefined
  if (isFromBot || !writtenTypes.has(event.type ?? 0)) return undefined
  const isMention = mentions.some((one) => one.id === botId)
  const isDirect = event.guild_id === undefined
  // Where somebody speaks to somebody else by name it is not spoken to us.
  const addressed = isDirect ? 'direct' : isMention ? 'mention' : mentions.length === 0 ? 'channel' : undefined
  if (addressed === undefined) return undefined
  const text = plainText(content)
  const pictures = picturesOf(attachments)
  // A file that is no picture, and not a word.
  if (text === '' && pictures.length === 0 && addressed === 'channel') return undefined
  return {
    message: {
      channel: 'discord',
      messageId: id,
      userId: author.id,
      // The bot's name alone is a greeting.
      text: text === '' && pictures.length === 0 ? 'hello' : text,
      pictures,
      receivedAt,
    },
    channel,
    addressed,
  }
}
