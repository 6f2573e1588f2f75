import { limits, type PartView, type StreamEvent, type TraceView } from './protocol.ts'

/** What went wrong with a message, and which way on there is: `retry` sends it again, `edit` hands its words back. */
export interface Failure {
  message: string
  wayOn: 'retry' | 'edit'
}

/** One message of the shopper and the answer to it. */
export interface Turn {
  messageId: string
  text: string
  /** The opaque action of the chip or the suggestion that was pressed. */
  action?: string
  status: 'waiting' | 'answering' | 'answered' | 'stopped' | 'failed'
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

/** Messages kept and shown; the oldest go first. */
export const maxTurns = 50

export const emptyConversation: Conversation = { turns: [] }

export type Outgoing = Pick<Turn, 'messageId' | 'text' | 'action'>

const waiting = ({ messageId, text, action }: Outgoing): Turn => ({
  messageId,
  text,
  ...(action === undefined ? {} : { action }),
  status: 'waiting',
  parts: [],
})

export function withMessage(conversation: Conversation, message: Outgoing): Conversation {
  return { ...conversation, turns: [...conversation.turns, waiting(message)].slice(-maxTurns) }
}

export const lastTurn = ({ turns }: Conversation): Turn | undefined => turns.at(-1)

export const isOpen = (turn: Turn | undefined): turn is Turn =>
  turn !== undefined && (turn.status === 'waiting' || turn.status === 'answering')

/** The last turn, changed; earlier ones are history. */
export function withLastTurn(conversation: Conversation, change: Partial<Turn>): Conversation {
  const turn = lastTurn(conversation)
  return turn ? { ...conversation, turns: [...conversation.turns.slice(0, -1), { ...turn, ...change }] } : conversation
}

/** The last message once more, as it was first sent: the same id, so that it is never answered twice. */
export function withRetry(conversation: Conversation): Conversation {
  const turn = lastTurn(conversation)
  return turn ? { ...conversation, turns: [...conversation.turns.slice(0, -1), waiting(turn)] } : conversation
}

/** The last message as the first one of another conversation. */
export function movedToNewConversation(conversation: Conversation): Conversation {
  const turn = lastTurn(conversation)
  // Actions are stored with the conversation that they came in; in another one only the words count.
  return { turns: turn ? [waiting({ messageId: turn.messageId, text: turn.text })] : [] }
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

/** The conversation after one event of the answer to its last message. */
export function withEvent(conversation: Conversation, event: StreamEvent, id?: string): Conversation {
  const turn = lastTurn(conversation)
  if (!turn) return conversation
  const changed = withLastTurn(conversation, { ...changeBy(turn, event), ...(id ? { lastEventId: id } : {}) })
  return event.type === 'meta' ? { ...changed, conversationId: event.conversationId } : changed
}
