import type { State } from '../understanding/understanding.ts'
import type { ActionMeaning } from './actions.ts'
import type { ChannelName, ChatMessage, MessageKey } from './message.ts'
import type { Reply } from './reply.ts'

export interface StoredReply {
  key: MessageKey
  userId: string
  reply: Reply
  /** As it came with the message. */
  returnAddress?: string | undefined
}

/**
 * `new`: admitted and owned by the caller, who must answer it. `pending`: it is being answered
 * already. `answered`: here is its reply. `deleted`: its conversation was forgotten.
 */
export type Admission =
  | { status: 'new' }
  | { status: 'pending' }
  | { status: 'answered'; reply: Reply }
  | { status: 'deleted' }

/** What a shopper said, and the answer if there is one by now. */
export interface Turn {
  message: ChatMessage
  reply?: Reply | undefined
}

export interface Answer {
  message: ChatMessage
  reply: Reply
  /** What the actions in the reply stand for, by action. */
  actions: ReadonlyMap<string, ActionMeaning>
}

/** Work left behind by processes that are gone. */
export interface Abandoned {
  /** Admitted and never answered, oldest first, with how often an answer was begun. */
  messages: { message: ChatMessage; attempts: number }[]
  /** Answered and not known to be delivered. */
  replies: StoredReply[]
}

export interface Feedback {
  conversationId: string
  messageId: string
  rating: 'up' | 'down'
  productId?: string | undefined
  comment?: string | undefined
  receivedAt: number
}

/** A stored UBI 1.3 event, as it came. */
export interface BehaviourEvent {
  name: string
  body: unknown
  receivedAt: number
}

/**
 * Conversations, inbox, outbox, feedback. Asynchronous, shared by several processes, durable across
 * kill -9. `owner` names one running process; its work passes to another one when it stops beating.
 * Implementations promise what `test/contracts/state-store.ts` asks.
 */
export interface StateStore {
  /** Atomically: the first caller with this key owns the message. */
  admit(message: ChatMessage, owner: string): Promise<Admission>
  /** The state after the last answer; undefined for a conversation that has none yet, `deleted` for a forgotten one. */
  state(conversationId: string): Promise<State | 'deleted' | undefined>
  /**
   * Atomically stores the reply (undelivered), the conversation's new state and the actions.
   * `lost`: the message is no longer the owner's or the conversation was deleted; nothing was stored.
   */
  commitAnswer(answer: Answer, owner: string): Promise<'stored' | 'lost'>
  reply(key: MessageKey): Promise<Reply | undefined>
  /** Whether the message was admitted and not yet answered. */
  isPending(key: MessageKey): Promise<boolean>
  /** Nobody needs to send the reply any more, and its return address is forgotten. */
  markDelivered(key: MessageKey): Promise<void>
  action(conversationId: string, action: string): Promise<ActionMeaning | undefined>
  /** The last `limit` turns of a conversation, oldest first; none of a forgotten one. */
  turns(conversationId: string, limit: number): Promise<Turn[]>
  /**
   * The last `limit` messages of one person on a channel, in any conversation, newest first. None on the web, where
   * nobody has a name beside the conversation.
   */
  messagesOf(channel: ChannelName, userId: string, limit: number): Promise<ChatMessage[]>
  /** Forgets everything said in it; the id stays known as deleted. */
  deleteConversation(conversationId: string): Promise<void>
  /**
   * Keeps what a picture of the conversation looks like (`looks/kept-look.ts`), the newest ones and for a day, and gives a handle
   * that cannot be guessed; undefined when the conversation was forgotten. It goes with its conversation.
   */
  keepLook(conversationId: string, look: string, keptAt: number): Promise<string | undefined>
  keptLook(handle: string): Promise<string | undefined>
  addFeedback(feedback: Feedback): Promise<void>
  addEvents(events: readonly BehaviourEvent[]): Promise<void>
  /** Says that `owner` is alive at `now` (milliseconds since the epoch). */
  beat(owner: string, now: number): Promise<void>
  /** The owners that have beaten and not retired, dead or alive. */
  owners(): Promise<string[]>
  /**
   * Gives `owner` the work of owners that did not beat since `deadSince`; each message counts one more
   * attempt. A bounded batch, oldest first: there is more until nothing comes.
   */
  takeOver(owner: string, deadSince: number): Promise<Abandoned>
  /** Ends `owner`'s beat at once, so that its work may be taken over without waiting. */
  retire(owner: string): Promise<void>
  /** Forgets what is older than `before` (milliseconds since the epoch). Returns how many rows went. */
  prune(before: number): Promise<number>
  close(): Promise<void>
}
