import type { Reference } from '../custom-ids.ts'
import type { PublicUrl } from './addresses.ts'

/** The widget's own accent, so that the shop looks the same wherever it is. */
export const defaultColour = 0x1f5b49

/** How an answer is looked at. */
export interface RenderOptions {
  /** Of the answer, for the references in its buttons. */
  key: Reference
  publicUrl: PublicUrl
  /** Who sees it: those of a conversation, one person who may share it, or a channel with which it was shared. */
  audience: 'conversation' | 'private' | 'shared'
  /** Position, from 0, of a product that is to be shown: paging in place renders the same answer at another one. */
  from?: number | undefined
  /** Of the shop, as 0xRRGGBB. */
  colour?: number | undefined
}
