import { createHash } from 'node:crypto'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'
import { answerEvent } from '../action-ids.ts'

/** Names the message that is answered, in the metadata of its answer: everybody in a channel may read that. */
export const answerMark = (key: MessageKey): string =>
  createHash('sha256').update(keyText(key)).digest('base64url').slice(0, 22)

/** Where an answer goes on that does not fit into one message: at which character of which part. */
export interface Continuation {
  part: number
  at: number
}

/**
 * The metadata that lets an answer be found again (docs.slack.dev/messaging/message-metadata). `continues`: this is its
 * beginning, and the rest is another message.
 */
export const answerMetadata = (key: MessageKey, continues?: Continuation) => ({
  event_type: answerEvent,
  event_payload: {
    answer_to: answerMark(key),
    ...(continues === undefined ? {} : { goes_on_in_part: continues.part, goes_on_at: continues.at }),
  },
})

interface Metadata {
  event_type?: string | undefined
  event_payload?: { [name: string]: unknown } | undefined
}

/** What a message's metadata says it is of the answer to `key`; undefined: nothing. */
export function readAnswerMark(metadata: Metadata | undefined, key: MessageKey): 'whole' | Continuation | undefined {
  const { event_type: type, event_payload: payload = {} } = metadata ?? {}
  if (type !== answerEvent || payload.answer_to !== answerMark(key)) return undefined
  const { goes_on_in_part: part, goes_on_at: at } = payload
  return typeof part === 'number' && typeof at === 'number' ? { part, at } : 'whole'
}
