import { type Conversation, maxTurns } from './conversation.ts'
import { allowed, storageKey } from './storage-key.ts'

/** Browsers give an origin about 5 million characters in all; the page needs some too. */
const maxStoredCharacters = 1_000_000

/** A conversation within `max` characters of JSON: the oldest turns are left out when it would be too long. */
export function shortened({ conversationId, turns }: Conversation, max = maxStoredCharacters): Conversation {
  for (let kept = turns.slice(-maxTurns); kept.length > 0; kept = kept.slice(Math.ceil(kept.length / 4))) {
    const conversation = { ...(conversationId ? { conversationId } : {}), turns: kept }
    if (JSON.stringify(conversation).length <= max) return conversation
  }
  return { ...(conversationId ? { conversationId } : {}), turns: [] }
}

/** A conversation as text within what may be stored. */
export const serialiseConversation = (conversation: Conversation): string => JSON.stringify(shortened(conversation))

/** Whether it is this conversation that was stored, by how it begins: reading all of it takes too long for each save. */
export const isOf = (stored: string | null, conversationId: string): boolean =>
  stored?.startsWith(`{"conversationId":${JSON.stringify(conversationId)},`) === true

/** Tells the widgets of one page of what another of them has saved, by the key: browsers tell only other pages. */
export const savedOnThisPage = new EventTarget()

/**
 * Keeps one conversation for one service in the browser. Where storage is blocked or full, the
 * conversation lives as long as the page does.
 */
export class ConversationStorage {
  readonly key: string
  /** Whether the browser did not keep what was saved last. */
  isRefused = false
  readonly #storage: () => Storage | null

  /** `storage` may throw or give null, as `window.localStorage` does where a browser blocks it. */
  constructor(endpoint: URL, storage: () => Storage | null = () => localStorage) {
    this.key = storageKey(endpoint)
    this.#storage = storage
  }

  /** What is stored, as it stands there: `parseConversation` reads it. Null when there is nothing. */
  load(): string | null {
    return allowed(() => this.#storage()?.getItem(this.key)) ?? null
  }

  save(conversation: Conversation): void {
    const isKept =
      conversation.turns.length > 0 &&
      allowed(() => this.#storage()?.setItem(this.key, serialiseConversation(conversation)) ?? true)
    this.isRefused = conversation.turns.length > 0 && !isKept
    // What could not be overwritten would come back as an older conversation.
    if (!isKept) allowed(() => this.#storage()?.removeItem(this.key))
  }
}
