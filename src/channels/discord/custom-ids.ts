import type { MessageKey } from '../../chat/message.ts'

/** Which answer a component is part of: the key under which the answer is stored. */
export interface Reference {
  conversationId: string
  messageId: string
}

/** What can be pressed, chosen from or sent, by what is done with it. */
export type CustomId =
  /** A chip, a suggestion or an undo: the core's opaque action. Without a conversation: it is the one of the place. */
  | { kind: 'press'; conversationId: string | undefined; action: string }
  /** A button of one product, by its position in the answer, from 0. */
  | { kind: 'details' | 'similar' | 'look'; reference: Reference; product: number }
  /** The same answer, shown from another of its products on. */
  | { kind: 'page'; reference: Reference; from: number }
  /** The rest belongs to the answer as a whole. The values of the selects are positions of products. */
  | { kind: WholeKind; reference: Reference }

const wholeKinds = [
  /** A select: more about the product. */
  'choose',
  /** A select: what is like the product. */
  'alike',
  /** A select of two to four products. */
  'compare',
  'share',
  'query',
  'person',
  'up',
  'down',
  /** The modal that asks what was wrong. */
  'comment',
  /** Asks once more what got no answer. */
  'again',
] as const
type WholeKind = (typeof wholeKinds)[number]

/** Bytes of a custom_id. */
const longest = 100

/**
 * Everything that is kept behind a component is stored; its custom_id holds only where.
 * @throws RangeError when a reference is too long for it; those of this channel are at most 62 bytes.
 */
export const customIds = {
  /** An action with which there is no room for its conversation stands alone. */
  press(conversationId: string, action: string): string {
    const whole = `press~${conversationId}~${action}`
    return Buffer.byteLength(whole) <= longest ? whole : action
  },
  product: (kind: 'details' | 'similar' | 'look', reference: Reference, product: number): string =>
    checked(`${kind}~${text(reference)}~${product}`),
  page: (reference: Reference, from: number): string => checked(`page~${text(reference)}~${from}`),
  whole: (kind: WholeKind, reference: Reference): string => checked(`${kind}~${text(reference)}`),
} as const

const text = ({ conversationId, messageId }: Reference): string => `${conversationId}~${messageId}`

function checked(customId: string): string {
  if (Buffer.byteLength(customId) > longest) throw new RangeError('A reference is too long for a custom_id.')
  return customId
}

const conversation = '[\\w./-]{1,64}'
const message = '[\\w.-]{1,64}'
const patterns = {
  press: new RegExp(`^press~(${conversation})~(.+)$`),
  numbered: new RegExp(`^(details|similar|look|page)~(${conversation})~(${message})~(\\d{1,4})$`),
  whole: new RegExp(`^(${wholeKinds.join('|')})~(${conversation})~(${message})$`),
}

/** Undefined for what none of `customIds` made, nor the core as an action. */
export function readCustomId(customId: string): CustomId | undefined {
  const [, numbered, conversationId = '', messageId = '', number] = patterns.numbered.exec(customId) ?? []
  if (numbered === 'page') return { kind: 'page', reference: { conversationId, messageId }, from: Number(number) }
  if (numbered === 'details' || numbered === 'similar' || numbered === 'look')
    return { kind: numbered, reference: { conversationId, messageId }, product: Number(number) }
  const whole = patterns.whole.exec(customId)
  const kind = wholeKinds.find((one) => one === whole?.[1])
  if (whole !== null && kind !== undefined)
    return { kind, reference: { conversationId: whole[2] ?? '', messageId: whole[3] ?? '' } }
  const [, pressedIn, action] = patterns.press.exec(customId) ?? []
  if (action !== undefined) return { kind: 'press', conversationId: pressedIn, action }
  return /^[^~]{1,100}$/.test(customId) ? { kind: 'press', conversationId: undefined, action: customId } : undefined
}

export const keyOfReference = ({ conversationId, messageId }: Reference): MessageKey => ({
  channel: 'discord',
  conversationId,
  messageId,
})
