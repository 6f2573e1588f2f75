import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { ChatMessage } from '../../../chat/message.ts'
import { type Conversation, conversationIdOf, isDirect } from '../conversation.ts'
import type { Identity } from '../slack-client.ts'
import { picturesOf, readFiles, type SlackFile } from './pictures.ts'
import { mentions, plainText } from './plain-text.ts'

const Ts = Type.String({ pattern: '^\\d{1,12}\\.\\d{1,8}$' })
const Person = Type.String({ pattern: '^[UW][A-Z0-9]{1,30}$' })

/** `message` and `app_mention`, as far as they are read (docs.slack.dev/reference/events/message). */
const MessageEvent = Type.Object({
  type: Type.Union([Type.Literal('message'), Type.Literal('app_mention')]),
  subtype: Type.Optional(Type.String()),
  bot_id: Type.Optional(Type.String()),
  app_id: Type.Optional(Type.String()),
  edited: Type.Optional(Type.Unknown()),
  hidden: Type.Optional(Type.Boolean()),
  user: Person,
  text: Type.Optional(Type.String()),
  ts: Ts,
  thread_ts: Type.Optional(Ts),
  parent_user_id: Type.Optional(Type.String()),
  channel: Type.String({ pattern: '^[A-Z0-9]{2,30}$' }),
  files: Type.Optional(Type.Array(Type.Unknown())),
})
type MessageEvent = Static<typeof MessageEvent>
/** Compiled: it is on the way to the acknowledgement of every event. */
const messageEvents = Compile(MessageEvent)

/** What people write has one of these. Every other is about a message: its edit, its deletion, somebody joining. */
const writtenSubtypes = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast'])

/** A message that may be for the bot. */
export interface IncomingMessage {
  message: ChatMessage
  conversation: Exclude<Conversation, { kind: 'private' }>
  files: readonly SlackFile[]
  /** `bot`: it was meant for the bot; `thread`: it is only if the bot is in the conversation of its thread. */
  addressed: 'bot' | 'thread'
  /** Whether the bot wrote what the thread is about. */
  isUnderBot: boolean
}

/** Undefined for all that no answer must come to: what bots and we ourselves wrote, edits, messages to others. */
export function readMessageEvent(
  given: unknown,
  { botUserId }: Identity,
  receivedAt: number,
): IncomingMessage | undefined {
  if (!messageEvents.Check(given)) return undefined
  const event: MessageEvent = given
  const { channel, ts, thread_ts: thread, user, text = '' } = event
  const files = readFiles(event.files)
  const isFromBot = event.bot_id !== undefined || user === botUserId
  if (isFromBot || event.edited !== undefined || event.hidden || !writtenSubtypes.has(event.subtype)) return undefined
  const mentioned = mentions(text)
  const isMention = event.type === 'app_mention' || mentioned.includes(botUserId)
  const isReply = thread !== undefined && thread !== ts
  // A thread where somebody speaks to somebody else by name is not spoken to us.
  const isForOthers = mentioned.length > 0
  const addressed = isDirect(channel) || isMention ? 'bot' : isReply && !isForOthers ? 'thread' : undefined
  if (addressed === undefined) return undefined
  const conversation: IncomingMessage['conversation'] =
    isDirect(channel) && thread === undefined
      ? { kind: 'direct', channel }
      : { kind: 'thread', channel, thread: thread ?? ts }
  const words = plainText(text.replaceAll(new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g'), ' '))
  // All that was in it is deleted.
  if (addressed === 'thread' && words === '' && files.length === 0) return undefined
  return {
    message: {
      channel: 'slack',
      messageId: ts,
      conversationId: conversationIdOf(conversation),
      userId: user,
      // The bot's name alone is a greeting.
      text: words === '' && files.length === 0 ? 'hello' : words,
      pictures: picturesOf(files, words),
      receivedAt,
    },
    conversation,
    files,
    addressed,
    isUnderBot: event.parent_user_id === botUserId,
  }
}
