import { createHash } from 'node:crypto'
import type { MessageKey } from '../../../chat/message.ts'
import { keyText } from '../../../chat/message-key.ts'

/**
 * Names the answer to a message as a nonce, 22 characters: Discord makes one message of all that it gets with the same
 * nonce within some minutes. `what` tells other messages about the same answer apart.
 */
export const answerNonce = (key: MessageKey, what = ''): string =>
  createHash('sha256')
    .update(`${what}${keyText(key)}`)
    .digest('base64url')
    .slice(0, 22)
