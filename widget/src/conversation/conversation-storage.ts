import { type Conversation, emptyConversation, maxTurns, type Turn } from './conversation.ts'
import { isRecord, list, optional, text } from './decode.ts'
import { limits, parsePart, parseTrace } from './protocol.ts'

/** Browsers give an origin about 5 million characters in all; the page needs some too. */
const maxStoredCharacters = 1_000_000

const statuses: readonly unknown[] = [
  'waiting',
  'answering',
  'answered',
  'stopped',
  'failed',
] satisfies Turn['status'][]

const ratings = ['up', 'down'] as const

function parseFailure(value: unknown): Turn['failure'] {
  if (!isRecord(value)) return undefined
  return { message: text(value.message, 500) ?? '', wayOn: value.wayOn === 'edit' ? 'edit' : 'retry' }
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

/** A conversation as it was stored, whatever may have been done to it since; empty when it cannot be read. */
export function parseConversation(stored: string | null, endpoint: URL): Conversation {
  let value: unknown
  try {
    value = JSON.parse(stored ?? 'null')
  } catch {
    return emptyConversation
  }
  if (!isRecord(value)) return emptyConversation
  return {
    ...optional('conversationId', text(value.conversationId, 500)),
    turns: list(value.turns, maxTurns, (turn) => parseTurn(turn, endpoint)),
  }
}

/** A conversation as text within what may be stored: the oldest turns are left out when it would be too long. */
export function serialiseConversation({ conversationId, turns }: Conversation): string {
  let kept = turns.slice(-maxTurns)
  let serialised = ''
  do {
    serialised = JSON.stringify({ conversationId, turns: kept })
    kept = kept.slice(Math.ceil(kept.length / 4))
  } while (serialised.length > maxStoredCharacters && kept.length > 0)
  return serialised.length > maxStoredCharacters ? JSON.stringify({ conversationId, turns: [] }) : serialised
}

/**
 * Keeps one conversation for one service in the browser. Where storage is blocked or full, the
 * conversation lives as long as the page does.
 */
export class ConversationStorage {
  readonly key: string
  readonly #endpoint: URL
  readonly #storage: () => Storage | null

  /** `storage` may throw or give null, as `window.localStorage` does where a browser blocks it. */
  constructor(endpoint: URL, storage: () => Storage | null = () => localStorage) {
    this.key = `shopclerk:1:${endpoint.href}`
    this.#endpoint = endpoint
    this.#storage = storage
  }

  load(): Conversation {
    const stored = attempt(() => this.#storage()?.getItem(this.key))
    return parseConversation(stored ?? null, this.#endpoint)
  }

  save(conversation: Conversation): void {
    const isKept =
      conversation.turns.length > 0 &&
      attempt(() => this.#storage()?.setItem(this.key, serialiseConversation(conversation)) ?? true)
    // What could not be overwritten would come back as an older conversation.
    if (!isKept) attempt(() => this.#storage()?.removeItem(this.key))
  }
}

/** What `use` gives, or undefined where the browser refuses storage (blocked, full). */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
