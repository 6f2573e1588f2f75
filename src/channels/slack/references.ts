import type { MessageKey } from '../../chat/message.ts'
import { mayUseConversation, type Place } from './conversation.ts'

/** Which answer a button is part of, and which of its products it belongs to. */
export interface Reference {
  conversationId: string
  messageId: string
  /** Position among the products of the answer, from 0; undefined for a button of the whole answer. */
  product?: number | undefined
}

/** A reference as the value of a button: opaque to people, and of no use without the answer that is stored. */
export const referenceText = ({ conversationId, messageId, product }: Reference): string =>
  [conversationId, messageId, ...(product === undefined ? [] : [product])].join('~')

/** Undefined for what is no reference. */
export function readReference(text: string | undefined): Reference | undefined {
  const [, conversationId, messageId, product] =
    /^([\w/.]{1,100})~([\w.-]{1,128})(?:~(\d{1,4}))?$/.exec(text ?? '') ?? []
  if (conversationId === undefined || messageId === undefined) return undefined
  return { conversationId, messageId, ...(product === undefined ? {} : { product: Number(product) }) }
}

export const keyOfReference = ({ conversationId, messageId }: Reference): MessageKey => ({
  channel: 'slack',
  conversationId,
  messageId,
})

/** Whether somebody who pressed a button at `place` may use what it refers to. */
export const mayUse = ({ conversationId }: Reference, place: Place): boolean =>
  mayUseConversation(conversationId, place)
