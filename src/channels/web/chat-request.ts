import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { cleanText } from '../../catalogue/text.ts'
import type { ChatMessage } from '../../chat/message.ts'
import { Action } from '../../chat/reply.ts'
import { invalidInput } from '../../errors.ts'

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
 * A shopper's text, cleaned.
 * @throws ShopclerkError 400, naming the field, when nothing is left of it or it is too long.
 */
export function messageText(field: string, given: string): string {
  const text = cleanText(given)
  if (text === '') throw invalidInput(`${field} must not be empty.`)
  if ([...text].length > maxMessageLength)
    throw invalidInput(`${field} must have at most ${maxMessageLength} characters.`)
  return text
}

/** What comes with a message beside its body. */
export interface Beside {
  locale?: string | undefined
  /** Whether a picture came with it. */
  hasPicture?: boolean
}

/**
 * The body of POST /api/chat as a message of the core. With an action or a picture the text may be empty.
 * @throws ShopclerkError 400 when there is nothing to answer or too much.
 */
export function parseChatRequest(body: ChatRequest, conversationId: string, beside: Beside = {}): ChatMessage {
  const { message = '', action } = body
  const { locale, hasPicture = false } = beside
  const mayBeEmpty = action !== undefined || hasPicture
  return {
    channel: 'web',
    messageId: body.messageId ?? randomUUID(),
    conversationId,
    // A web shopper has no name but the conversation.
    userId: conversationId,
    text: message.trim() === '' && mayBeEmpty ? '' : messageText('message', message),
    pictures: [],
    action,
    locale,
    receivedAt: Date.now(),
  }
}
