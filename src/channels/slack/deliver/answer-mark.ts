import { createHash } from 'node:crypto'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'
import { answerEvent } from '../action-ids.ts'

/** Names the message that is answered, in the metadata of its answer: everybody in a channel may read that. */
export const answerMark = (key: MessageKey): string =>
  createHash('sha256').update(keyText(key)).digest('base64url').slice(0, 22)

/** The metadata that lets an answer be found again (docs.slack.dev/messaging/message-metadata). */
export const answerMetadata = (key: MessageKey) => ({
  event_type: answerEvent,
  event_payload: { answer_to: answerMark(key) },
})
