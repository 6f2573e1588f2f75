import type { Words } from '../language/words.ts'
import { limits } from './limits.ts'
import type { PartView, StreamEvent, TraceView } from './protocol.ts'

/** Why a message failed, as the widget's own words tell it. */
export const failureReasons = [
  'unreachable',
  'wrong',
  'notTheShop',
  'tooLarge',
  'pictureGone',
  'notLoaded',
] as const satisfies (keyof Words)[]

/** What went wrong with a message, and which way on there is: `retry` sends it again, `edit` hands its words back. */
export interface Failure {
  reason: (typeof failureReasons)[number]
  /** What the service said of it; it tells more than the reason. */
  said?: string
  wayOn: 'retry' | 'edit'
}

/** One message of the shopper and the answer to it. */
export interface Turn {
  messageId: string
  text: string
  /** The opaque action of the chip or the suggestion that was pressed. */
  action?: string
  /** Whether a picture was sent with it. The picture itself is kept by nobody. */
  hasPicture?: boolean
  /** `unsent` was written offline and goes out when the network is back. */
  status: 'unsent' | 'waiting' | 'answering' | 'answered' | 'stopped' | 'failed'
  intent?: string
  /** By the index the service gave; null where a part cannot be drawn here. */
  parts: (PartView | null)[]
  trace?: TraceView
  /** The id of the last event that is in here, to go on from. */
  lastEventId?: string
  failure?: Failure
  rating?: 'up' | 'down'
}

/** A conversation as it is shown and kept. Values are never changed in place. */
export interface Conversation {
  /** Issued by the service with its first answer. */
  conversationId?: string
  turns: readonly Turn[]
}

/** Messages kept and shown, each with its answer; the oldest go first. */
export const maxTurns = 250

export const emptyConversation: Conversation = { turns: [] }

export type Outgoing = Pick<Turn, 'messageId' | 'text' | 'action' | 'hasPicture'>

const outgoing = ({ messageId, text, action, hasPicture }: Outgoing, status: 'unsent' | 'waiting'): Turn => ({
  messageId,
  text,
  ...(action === undefined ? {} : { action }),
  ...(hasPicture ? { hasPicture } : {}),
  status,
  parts: [],
})

export function withMessage(
  conversation: Conversation,
  message: Outgoing,
  status: 'unsent' | 'waiting' = 'waiting',
): Conversation {
  return { ...conversation, turns: [...conversation.turns, outgoing(message, status)].slice(-maxTurns) }
}

export const lastTurn = ({ turns }: Conversation): Turn | undefined => turns.at(-1)

export const isOpen = (turn: Turn | undefined): turn is Turn =>
  turn !== undefined && (turn.status === 'waiting' || turn.status === 'answering')

/** The message that is being answered. */
export const openTurn = ({ turns }: Conversation): Turn | undefined => turns.find(isOpen)

/** The first of the messages that were written offline. */
export const unsentTurn = ({ turns }: Conversation): Turn | undefined => turns.find(({ status }) => status === 'unsent')

/** One turn changed. A conversation that has it no more stays as it is. */
export function withTurn(conversation: Conversation, messageId: string, change: Partial<Turn>): Conversation {
  const at = conversation.turns.findIndex((turn) => turn.messageId === messageId)
  const turn = conversation.turns[at]
  return turn ? { ...conversation, turns: conversation.turns.with(at, { ...turn, ...change }) } : conversation
}

/** A message once more, as it was first written: the same id, so that it is never answered twice. */
export function sentAgain(
  conversation: Conversation,
  messageId: string,
  status: 'unsent' | 'waiting' = 'waiting',
): Conversation {
  const turns = conversation.turns.map((turn) => (turn.messageId === messageId ? outgoing(turn, status) : turn))
  return { ...conversation, turns }
}

/** A message, and what was written after it, as the first ones of another conversation. */
export function movedToNewConversation({ turns }: Conversation, messageId: string): Conversation {
  const [first, ...later] = turns.slice(turns.findIndex((turn) => turn.messageId === messageId))
  if (!first) return emptyConversation
  // Actions are stored with the conversation that they came in; in another one only the words count.
  const { action: _, ...message } = first
  return { turns: [outgoing(message, 'waiting'), ...later] }
}

export function withRating(conversation: Conversation, messageId: string, rating: Turn['rating']): Conversation {
  const turns = conversation.turns.map((turn) => {
    if (turn.messageId !== messageId) return turn
    const { rating: _, ...unrated } = turn
    return rating ? { ...unrated, rating } : unrated
  })
  return { ...conversation, turns }
}

function withPart(parts: Turn['parts'], index: number, part: PartView | null): Turn['parts'] {
  const before = Array.from({ length: Math.max(parts.length, index + 1) }, (_, at) => parts[at] ?? null)
  return before.with(index, part)
}

function withDelta(parts: Turn['parts'], index: number, text: string): Turn['parts'] {
  const part = parts[index] ?? { type: 'text', text: '' }
  if (part.type !== 'text') return parts
  return withPart(parts, index, { ...part, text: (part.text + text).slice(0, limits.text) })
}

function changeBy(turn: Turn, event: StreamEvent): Partial<Turn> {
  switch (event.type) {
    case 'meta':
      // An answer that starts afresh replaces what had come of it.
      return { status: 'answering', intent: event.intent, parts: [] }
    case 'part':
      return { status: 'answering', parts: withPart(turn.parts, event.index, event.part) }
    case 'delta':
      return { status: 'answering', parts: withDelta(turn.parts, event.index, event.text) }
    case 'done':
      return { status: 'answered', ...(event.trace ? { trace: event.trace } : {}) }
  }
}

/** The conversation after one event of the answer to a message. */
export function withEvent(
  conversation: Conversation,
  messageId: string,
  event: StreamEvent,
  id?: string,
): Conversation {
  const turn = conversation.turns.find((known) => known.messageId === messageId)
  if (!turn) return conversation
  const change = { ...changeBy(turn, event), ...(id ? { lastEventId: id } : {}) }
  const changed = withTurn(conversation, messageId, change)
  return event.type === 'meta' ? { ...changed, conversationId: event.conversationId } : changed
}
