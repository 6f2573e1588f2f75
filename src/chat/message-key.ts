import { createHash } from 'node:crypto'
import type { MessageKey } from './message.ts'

export const keyOf = ({ channel, conversationId, messageId }: MessageKey): MessageKey => ({
  channel,
  conversationId,
  messageId,
})

/**
 * A key as logs may have it. On some channels who has a conversation's id may read it: a short hash of it is
 * enough to see which lines belong together.
 */
export const traceable = ({ channel, conversationId, messageId }: MessageKey): object => ({
  channel,
  conversation: createHash('sha256').update(conversationId).digest('hex').slice(0, 12),
  messageId,
})

/** A key as one string, for maps. No two keys have the same. */
export const keyText = ({ channel, conversationId, messageId }: MessageKey): string =>
  JSON.stringify([channel, conversationId, messageId])
