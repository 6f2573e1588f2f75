import { notFound } from '../errors.ts'
import type { Trace } from '../search/search.ts'
import type { Answerers, Understander } from './answer.ts'
import { apologies } from './apologies.ts'
import { shuttingDown } from './chat-errors.ts'
import type { ChatLog } from './chat-log.ts'
import type { Deliverer } from './deliverer.ts'
import { handleMessage } from './handle-message.ts'
import { Inbox } from './inbox.ts'
import type { Job } from './job.ts'
import { createLanes } from './lanes.ts'
import { type ChatLimits, chatLimits } from './limits.ts'
import { createLiveReplies } from './live-replies.ts'
import type { ChatMessage, MessageKey } from './message.ts'
import { createOutbox } from './outbox.ts'
import { newOwner } from './owner.ts'
import { createRecovery } from './recovery.ts'
import type { Reply } from './reply.ts'
import type { ReplyEvent } from './reply-events.ts'
import type { StateStore } from './state-store.ts'
import { createTurns } from './turns.ts'

export interface ChatOptions {
  store: StateStore
  understander: Understander
  answerers: Answerers
  deliverers: readonly Deliverer[]
  /** The engine that traces name when an answer comes without one. */
  engine: Trace['engine']
  log: ChatLog
  limits?: Partial<ChatLimits>
  /** Told of a message that needs its pictures no more: it is answered, or forgotten. Never rejects. */
  releasePictures?: (message: ChatMessage) => Promise<void>
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Names this start of this process; no other may ever have the same. */
  owner?: string
}

/**
 * What became of a message. `new`: it is being answered; `pending`: it was being answered already;
 * `answered`: it was answered before; `deleted`: its conversation was forgotten.
 */
export type Submission =
  | { status: 'deleted' }
  | {
      status: 'new' | 'pending' | 'answered'
      /**
       * The reply, once it is stored. Waiting begins when this is first read.
       * Rejects with a ShopclerkError: 404 when the conversation is deleted meanwhile, 503 when the
       * service ends or the answer takes too long.
       */
      readonly reply: Promise<Reply>
    }

/** All that channels need of the core. */
export interface Chat {
  /**
   * Takes a message in. The same message again (channel, conversation and id) gets the same reply.
   * @throws ShopclerkError 503, with nothing stored, when too much waits or the service ends.
   */
  submit(message: ChatMessage): Promise<Submission>
  /**
   * Does what somebody must hear of within seconds: no answer and no delivery begins before it settles, or a quarter of a
   * second later.
   */
  arriving<T>(work: () => Promise<T>): Promise<T>
  /**
   * The events of a message's reply after `lastEventId` (undefined: all), live while it is made. Ends
   * after `done`, or quietly when the signal is aborted.
   * @throws ShopclerkError 404 for a message that is not known (any more), 503 as `reply` does.
   */
  eventsAfter(key: MessageKey, lastEventId: string | undefined, signal: AbortSignal): AsyncIterable<ReplyEvent>
  /** Whether the message was admitted, answered or not, and not forgotten. */
  isKnown(key: MessageKey): Promise<boolean>
  /**
   * Ends the answer with what is said by now; resolves when that is stored. `answered`: it was whole
   * before; `elsewhere`: another process makes it, or could not store it.
   * @throws ShopclerkError 404 for a message that is not known (any more).
   */
  stop(key: MessageKey): Promise<'stopped' | 'answered' | 'elsewhere'>
  /** Deletes a conversation with everything said in it, and breaks off its answers. It is final. */
  forget(conversationId: string): Promise<void>
  /** What is in memory at this moment. */
  load(): { waiting: number; conversations: number; undelivered: number }
  /** Takes over what a process that is gone left behind, and opens. Rejects when the store fails. */
  start(): Promise<void>
  /**
   * Takes no more messages, finishes what it can within the limit and leaves the rest, stored, to another
   * process or the next start. The store stays open.
   */
  close(): Promise<void>
}

const isStopped = ({ parts }: Reply): boolean => {
  const last = parts.at(-1)
  return last?.type === 'notice' && last.kind === apologies.stopped.kind
}

/** @throws RangeError when a limit makes no sense. */
export function createChat(options: ChatOptions): Chat {
  const { store, deliverers, log, now = Date.now, owner = newOwner() } = options
  const limits = chatLimits(options.limits)
  const closing = new AbortController()
  const replies = createLiveReplies({ store, limits, closing: closing.signal })
  const turns = createTurns()
  // Deliveries have turns of their own: behind all answers that wait, the first would come as late as the last.
  const outbox = createOutbox({ store, deliverers, log, limits, turn: turns.queue() })
  const commits = createLanes(Number.POSITIVE_INFINITY)
  const handling = { ...options, limits, owner, replies, outbox, commits, closing: closing.signal }
  const turn = turns.queue()
  const handle = async (job: Job): Promise<void> => {
    await turn()
    await handleMessage(job, handling)
  }
  const inbox = new Inbox({ store, owner, replies, limits, handle })
  const recovery = createRecovery({ store, owner, inbox, outbox, now, log, limits })
  let closed: Promise<void> | undefined
  return {
    arriving: turns.arriving,
    async submit(message) {
      const status = await turns.arriving(() => inbox.submit(message))
      if (status === 'deleted') return { status }
      let reply: Promise<Reply> | undefined
      return {
        status,
        get reply() {
          reply ??= replies.reply(message)
          return reply
        },
      }
    },
    eventsAfter: replies.events,
    isKnown: replies.isKnown,
    async stop(key) {
      await inbox.stop(key)
      const isPending = await store.isPending(key)
      const reply = await store.reply(key)
      if (reply !== undefined) return isStopped(reply) ? 'stopped' : 'answered'
      if (isPending) return 'elsewhere'
      throw notFound('This message')
    },
    async forget(conversationId) {
      // First in the store: from here on no answer can be stored, whatever is under way.
      await store.deleteConversation(conversationId)
      inbox.forget(conversationId)
      outbox.forget(conversationId)
    },
    load: () => ({ waiting: inbox.waiting, conversations: inbox.conversations, undelivered: outbox.waiting }),
    async start() {
      await recovery.start()
      inbox.open()
    },
    close() {
      closed ??= close()
      return closed
    },
  }

  async function close(): Promise<void> {
    const until = performance.now() + limits.closeMs
    const timer = setTimeout(() => closing.abort(shuttingDown()), limits.closeMs)
    await inbox.close(limits.closeMs)
    await outbox.close(Math.max(0, until - performance.now()))
    clearTimeout(timer)
    closing.abort(shuttingDown())
    await recovery.stop()
  }
}
