import type { ChatMessage } from './message.ts'

/**
 * `passed-on`: the shop's people have the conversation. `already`: they had it, and nothing was said since.
 * `failed`: they could not be reached. `not-configured`: the shop has named no place to pass it to.
 */
export type HandoffStatus = 'passed-on' | 'already' | 'failed' | 'not-configured'

export interface HandoffOutcome {
  status: HandoffStatus
  /** Where the shopper can be reached, as it was told to the shop's people. */
  contact?: string | undefined
}

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
  /** Whether the shop has named a place to pass conversations to. */
  readonly isConfigured: boolean
  request(request: HandoffRequest): Promise<HandoffOutcome>
  /** Whether a person was asked for in this conversation before. */
  wasRequested(conversationId: string): Promise<boolean>
}
