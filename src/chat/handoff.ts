import type { ChatMessage } from './message.ts'

/**
 * `passed-on`: the shop's people have the conversation. `already`: they had it, and nothing was said since.
 * `failed`: they could not be reached. `not-configured`: the shop has named no place to pass it to.
 */
export type HandoffOutcome = 'passed-on' | 'already' | 'failed' | 'not-configured'

/** Somebody wants a person. */
export interface HandoffRequest extends Pick<ChatMessage, 'channel' | 'conversationId' | 'locale'> {
  /** Where the shopper can be reached, when they say so apart from the conversation. */
  contact?: string | undefined
  /** Why a person is wanted, in the shopper's words, when it is not in the conversation yet. */
  reason?: string | undefined
  signal: AbortSignal
}

/** Passes conversations on to people. */
export interface Handoff {
  request(request: HandoffRequest): Promise<HandoffOutcome>
}
