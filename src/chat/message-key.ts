import type { MessageKey } from './message.ts'

export const keyOf = ({ channel, conversationId, messageId }: MessageKey): MessageKey => ({
  channel,
  conversationId,
  messageId,
})

/** A key as one string, for maps. No two keys have the same. */
export const keyText = ({ channel, conversationId, messageId }: MessageKey): string =>
  JSON.stringify([channel, conversationId, messageId])
