import { createHash } from 'node:crypto'
import type { AnswerContext } from '../chat/answer.ts'

/** Conversations whose last phrasing is remembered; in an older one a phrasing may come twice. */
const mostRemembered = 5_000

/**
 * Chooses one of several ways to say the same: by the message, so that it is the same again when the message is answered
 * again after a crash, and never the one that the conversation heard last.
 */
export function createPhrasing(): (context: AnswerContext, variants: readonly [string, ...string[]]) => string {
  const said = new Map<string, string>()
  return ({ message: { conversationId, messageId } }, variants) => {
    const hash = createHash('sha256').update(`${conversationId} ${messageId}`).digest().readUInt32BE()
    const last = said.get(conversationId)
    const fresh = variants.length > 1 ? variants.filter((text) => text !== last) : variants
    const text = fresh[hash % fresh.length] ?? variants[0]
    said.delete(conversationId)
    said.set(conversationId, text)
    const [oldest] = said.keys()
    if (said.size > mostRemembered && oldest !== undefined) said.delete(oldest)
    return text
  }
}
