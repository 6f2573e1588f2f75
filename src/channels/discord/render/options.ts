import type { MessageKey } from '../../../chat/message.ts'
import type { PublicUrl } from './addresses.ts'

/** How an answer is looked at. */
export interface RenderOptions {
  /** Of the answer, for the references in its buttons. */
  key: Pick<MessageKey, 'conversationId' | 'messageId'>
  publicUrl: PublicUrl
  /** Who sees it: those of a conversation, one person who may share it, or a channel with which it was shared. */
  audience: 'conversation' | 'private' | 'shared'
  /** Position, from 0, of the first product that is shown: paging in place renders the same answer from another one. */
  from?: number | undefined
}
