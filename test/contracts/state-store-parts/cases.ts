import { expect } from 'vitest'
import type { ActionMeaning } from '../../../src/chat/actions.ts'
import type { ChatMessage, MessageKey } from '../../../src/chat/message.ts'
import type { Reply } from '../../../src/chat/reply.ts'
import type { Answer, StateStore } from '../../../src/chat/state-store.ts'
import { emptyState } from '../../../src/understanding/understanding.ts'

export interface OpenedStore {
  /** A store with nothing in it. */
  store: StateStore
  /** Another handle on the same data, as another process has it. Handles that are open stay usable. */
  reopen(): Promise<StateStore>
  /** Closes all handles and removes the data. */
  close(): Promise<void>
}

/** What the test that runs has opened. */
export interface StoreInTest {
  readonly opened: OpenedStore
  readonly store: StateStore
  /** A further store with nothing in it. */
  openAnother(): Promise<OpenedStore>
}

export const message = (given: Partial<ChatMessage> = {}): ChatMessage => ({
  channel: 'web',
  conversationId: 'talk',
  messageId: 'm1',
  userId: 'ada',
  text: 'wireless mouse',
  pictures: [],
  receivedAt: 1_000,
  ...given,
})

export const keyOf = ({ channel, conversationId, messageId }: ChatMessage): MessageKey => ({
  channel,
  conversationId,
  messageId,
})

export const answerTo = (
  to: ChatMessage,
  text = 'Here are some mice.',
  actions: [string, ActionMeaning][] = [],
): Answer => ({
  message: to,
  reply: {
    conversationId: to.conversationId,
    messageId: to.messageId,
    intent: 'product_search',
    state: { ...emptyState(), terms: [text] },
    parts: [{ type: 'text', text }],
    trace: { engine: 'sqlite', queries: [{ kind: 'keyword', why: 'words', request: { words: [text] }, tookMs: 0.5 }] },
  },
  actions: new Map(actions),
})

export const replyOf = (to: ChatMessage, text?: string): Reply => answerTo(to, text).reply
export const muchLater = 10_000_000_000_000

/** Admits `to` as the owner 'one' and answers it. */
export async function answerIn(
  store: StateStore,
  to: ChatMessage,
  text?: string,
  actions?: [string, ActionMeaning][],
): Promise<void> {
  expect(await store.admit(to, 'one')).toEqual({ status: 'new' })
  expect(await store.commitAnswer(answerTo(to, text, actions), 'one')).toBe('stored')
}
