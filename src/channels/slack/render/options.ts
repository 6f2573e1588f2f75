import type { MessageKey } from '../../../chat/message.ts'
import type { PublicUrl } from './addresses.ts'

export interface RenderOptions {
  /** Of the answer, for the references in its buttons. */
  key: MessageKey
  publicUrl: PublicUrl
  /**
   * `modern`: cards in a carousel, tables, feedback buttons. `classic`: sections, fields and plain buttons, which every
   * client and every place has.
   */
  layout: 'modern' | 'classic'
  /** Slack refuses a whole message when it cannot load one of its pictures. */
  pictures: boolean
  /** Who sees it: those of a conversation, one person who may share it, or a channel with which it was shared. */
  audience: 'conversation' | 'private' | 'shared'
}
