/** A picture that came with a message. It is not fetched before it is needed. */
export interface PictureRef {
  id: string
  mimeType?: string | undefined
  name?: string | undefined
}

/** What is asked of products that were shown, by a button beside them and not in words. */
export interface ProductQuestion {
  ask: 'details' | 'similar' | 'look' | 'compare'
  /** Ids of one product or, to compare them, of two to four. */
  products: string[]
}

export type ChannelName = 'slack' | 'discord' | 'web'

/** A message as the core sees it, whichever channel it came by. */
export interface ChatMessage {
  channel: ChannelName
  /** Unique within the conversation: a message with the same key is the same message. */
  messageId: string
  conversationId: string
  userId: string
  text: string
  pictures: PictureRef[]
  /** The opaque action of a chip or a suggestion that was pressed. */
  action?: string | undefined
  /** Set when a button beside a product was pressed; `text` then only says so to people who read it. */
  about?: ProductQuestion | undefined
  /** The help centre is asked, whatever the words would be understood as. */
  asks?: 'help-centre' | undefined
  locale?: string | undefined
  /**
   * What the channel needs beside the key to send the answer back: opaque to the core, at most 2 KiB. It may be a
   * secret; once the answer is delivered it is forgotten.
   */
  returnAddress?: string | undefined
  /** Milliseconds since the epoch. */
  receivedAt: number
}

/** What identifies a message for deduplication, replay and delivery. */
export type MessageKey = Pick<ChatMessage, 'channel' | 'conversationId' | 'messageId'>
