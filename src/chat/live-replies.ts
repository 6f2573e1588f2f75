import { setTimeout as sleep } from 'node:timers/promises'
import { notFound } from '../errors.ts'
import { answerDelayed } from './chat-errors.ts'
import type { ChatLimits } from './limits.ts'
import { type Ending, LiveReply } from './live-reply.ts'
import type { MessageKey } from './message.ts'
import { keyText } from './message-key.ts'
import type { Reply } from './reply.ts'
import { eventsAfter, type ReplyEvent } from './reply-events.ts'
import type { StateStore } from './state-store.ts'

export interface LiveRepliesOptions {
  store: StateStore
  limits: ChatLimits
  /** Ends the waiting for replies that other processes make. */
  closing: AbortSignal
}

/** Replies to read, whether they are being made here, being made elsewhere, or stored. */
export interface LiveReplies {
  begin(key: MessageKey): LiveReply
  end(key: MessageKey, ending: Ending): void
  /** Whether the message was admitted, answered or not, and not forgotten. */
  isKnown(key: MessageKey): Promise<boolean>
  /**
   * The reply, as soon as it is stored.
   * @throws ShopclerkError 404 for a message that is not known (any more), 503 when it takes too long.
   */
  reply(key: MessageKey): Promise<Reply>
  /**
   * The events of the reply after `lastEventId`, live while it is made. Ends after `done`, or when
   * the signal is aborted.
   * @throws ShopclerkError as `reply` does.
   */
  events(key: MessageKey, lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<ReplyEvent, void>
}

/** Milliseconds between two looks for a reply that another process makes. */
const pollMs = { first: 25, most: 400 }
const nowhereNear = new AbortController().signal

export function createLiveReplies({ store, limits, closing }: LiveRepliesOptions): LiveReplies {
  const replies = new Map<string, LiveReply>()

  /** Undefined: another process makes it, or has just made it. */
  async function find(key: MessageKey): Promise<LiveReply | { stored: Reply } | undefined> {
    const live = replies.get(keyText(key))
    if (live !== undefined) return live
    // In this order: what stops being pending in between has a reply.
    const isPending = await store.isPending(key)
    const stored = await store.reply(key)
    if (stored !== undefined) return { stored }
    if (!isPending) throw notFound('This message')
    return undefined
  }

  /** As `find`, but waits while the reply is made elsewhere. */
  async function awaited(key: MessageKey, signal: AbortSignal): Promise<LiveReply | { stored: Reply }> {
    const until = performance.now() + limits.followMs
    for (let wait = pollMs.first; ; wait = Math.min(2 * wait, pollMs.most)) {
      const found = await find(key)
      if (found !== undefined) return found
      closing.throwIfAborted()
      if (performance.now() > until) throw answerDelayed()
      await sleep(wait, undefined, { signal })
    }
  }

  async function* followed(key: MessageKey, lastEventId: string | undefined, signal: AbortSignal) {
    for (let seen = lastEventId; ; ) {
      const found = await awaited(key, signal)
      if (!(found instanceof LiveReply)) return yield* eventsAfter(found.stored, seen)
      for await (const event of found.follow(seen, signal)) {
        yield event
        seen = event.id
      }
      if (found.ending?.as === 'failed') throw found.ending.error
      if (found.ending?.as === 'stored') return
    }
  }

  return {
    begin(key) {
      const reply = new LiveReply(key, limits)
      replies.set(keyText(key), reply)
      return reply
    },
    end(key, ending) {
      const reply = replies.get(keyText(key))
      replies.delete(keyText(key))
      reply?.end(ending)
    },
    async isKnown(key) {
      return replies.has(keyText(key)) || (await store.isPending(key)) || (await store.reply(key)) !== undefined
    },
    async reply(key) {
      for (;;) {
        const found = await awaited(key, nowhereNear)
        if (!(found instanceof LiveReply)) return found.stored
        const ending = await found.ended(nowhereNear)
        if (ending.as === 'failed') throw ending.error
        if (ending.as === 'stored') return ending.reply
      }
    },
    async *events(key, lastEventId, signal) {
      try {
        yield* followed(key, lastEventId, signal)
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
  }
}
