import { type Conversation, emptyConversation, failureReasons, maxTurns, type Turn } from './conversation.ts'
import { isRecord, list, optional, text } from './decode.ts'
import { limits } from './limits.ts'
import { parsePart, parseTrace } from './protocol.ts'

const statuses: readonly unknown[] = [
  'unsent',
  'waiting',
  'answering',
  'answered',
  'stopped',
  'failed',
] satisfies Turn['status'][]

const ratings = ['up', 'down'] as const

function parseFailure(value: unknown): Turn['failure'] {
  if (!isRecord(value)) return undefined
  return {
    reason: failureReasons.find((reason) => reason === value.reason) ?? 'wrong',
    ...optional('said', text(value.said, 500)),
    wayOn: value.wayOn === 'edit' ? 'edit' : 'retry',
  }
}

function parseTurn(value: unknown, endpoint: URL): Turn | undefined {
  if (!isRecord(value) || !statuses.includes(value.status)) return undefined
  const messageId = text(value.messageId, 200)
  if (!messageId) return undefined
  return {
    messageId,
    text: text(value.text, 8_000) ?? '',
    status: value.status as Turn['status'],
    parts: list(value.parts, limits.parts, (part) => parsePart(part, endpoint)),
    ...optional('action', text(value.action, 100)),
    ...optional('hasPicture', value.hasPicture === true || undefined),
    ...optional('intent', text(value.intent, 60)),
    ...optional('trace', parseTrace(value.trace)),
    ...optional('lastEventId', text(value.lastEventId, 500)),
    ...optional('failure', parseFailure(value.failure)),
    ...optional(
      'rating',
      ratings.find((rating) => rating === value.rating),
    ),
  }
}

/** A value that is taken for a conversation, whatever it is; empty when it is none. */
export function conversationFrom(value: unknown, endpoint: URL): Conversation {
  if (!isRecord(value)) return emptyConversation
  return {
    ...optional('conversationId', text(value.conversationId, 500)),
    turns: list(value.turns, maxTurns, (turn) => parseTurn(turn, endpoint)),
  }
}

/** What JSON says, or undefined when it is none. */
export function parsed(stored: string | null | undefined): unknown {
  try {
    return JSON.parse(stored ?? 'null')
  } catch {
    return undefined
  }
}

/** A conversation as it was stored, whatever may have been done to it since; empty when it cannot be read. */
export const parseConversation = (stored: string | null, endpoint: URL): Conversation =>
  conversationFrom(parsed(stored), endpoint)
