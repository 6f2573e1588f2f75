import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import type { ChatMessage } from '../../chat/message.ts'
import { Action } from '../../chat/reply.ts'
import { invalidInput } from '../../errors.ts'
import { cleanText, lengthOf } from './text.ts'

/** The client's own id of a message: sent again, it is the same message. */
export const MessageId = Type.String({ pattern: '^[\\w.:-]{1,128}$', description: 'Letters, digits, . _ : -' })

/** Messages have at most this many characters (code points). */
const maxMessageLength = 4_000

export const ChatRequest = Type.Object({
  message: Type.Optional(Type.String({ description: `At most ${maxMessageLength} characters` })),
  conversationId: Type.Optional(
    Type.String({ maxLength: 100, description: 'As it was issued; absent: a new conversation' }),
  ),
  messageId: Type.Optional(MessageId),
  action: Type.Optional(Action),
})
export type ChatRequest = Static<typeof ChatRequest>

/**
 * The body of POST /api/chat as a message of the core.
 * @throws ShopclerkError 400 when there is nothing to answer or too much.
 */
export function parseChatRequest(body: ChatRequest, conversationId: string, locale: string | undefined): ChatMessage {
  const text = cleanText(body.message ?? '')
  if (text === '' && body.action === undefined) throw invalidInput('message must not be empty.')
  if (lengthOf(text) > maxMessageLength) throw invalidInput(`message must have at most ${maxMessageLength} characters.`)
  return {
    channel: 'web',
    messageId: body.messageId ?? randomUUID(),
    conversationId,
    // A web shopper has no name but the conversation.
    userId: conversationId,
    text,
    pictures: [],
    action: body.action,
    locale,
    receivedAt: Date.now(),
  }
}
