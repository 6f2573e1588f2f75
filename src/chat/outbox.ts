import { setTimeout as sleep } from 'node:timers/promises'
import { isTaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel'
import type { ChatLog } from './chat-log.ts'
import { type Deliverer, DeliveryRefused } from './deliverer.ts'
import { createLanes, type Lanes } from './lanes.ts'
import type { ChatLimits } from './limits.ts'
import type { ChannelName, MessageKey } from './message.ts'
import { traceable } from './message-key.ts'
import { retrying } from './retrying.ts'
import type { StateStore, StoredReply } from './state-store.ts'

export interface OutboxOptions {
  store: StateStore
  /** At most one a channel. What has none stays unsent. */
  deliverers: readonly Deliverer[]
  log: ChatLog
  limits: ChatLimits
  /** Resolves when the event loop has time for a delivery. */
  turn(): Promise<void>
}

/**
 * Sends stored replies: in order within a conversation, each channel by itself, so that one platform's
 * outage holds up no other. A reply that cannot be sent stays unsent in the store, and is offered again
 * when its owner is gone.
 */
export interface Outbox {
  /** Queues a stored reply. `again`: it may have been sent before. */
  send(reply: StoredReply, again: boolean): void
  /** Whether the channel may show some of an answer before it is stored. */
  showsBeginnings(key: MessageKey): boolean
  /** Sends nothing more of a conversation that is deleted. */
  forget(conversationId: string): void
  /** How many replies wait for their delivery. */
  readonly waiting: number
  /** Whether no channel's queue is full. */
  readonly hasRoom: boolean
  /** Waits until all is sent, at most `ms` milliseconds; the rest stays unsent. */
  close(ms: number): Promise<void>
}

/** Milliseconds: the waits between tries grow from one to the other. */
const deliveryRetry = { initialDelay: 500, maxDelay: 30_000 }

interface Channel {
  deliverer: Deliverer
  lanes: Lanes
  deliveries: Set<Delivery>
}

interface Delivery {
  stored: StoredReply
  again: boolean
  /** Its conversation was deleted: it must not be sent any more. */
  forgotten: boolean
  done: Promise<void>
}

export function createOutbox({ store, deliverers, log, limits, turn }: OutboxOptions): Outbox {
  const channels = new Map<ChannelName, Channel>(
    deliverers.map((deliverer) => [
      deliverer.channel,
      { deliverer, lanes: createLanes(limits.deliveries), deliveries: new Set() },
    ]),
  )
  if (channels.size < deliverers.length) throw new RangeError('A channel has more than one deliverer.')
  const closing = new AbortController()
  const trying = { store, log, limits, closing: closing.signal }
  const all = (): Delivery[] => [...channels.values()].flatMap(({ deliveries }) => [...deliveries])
  const isFull = ({ deliveries }: Channel): boolean => deliveries.size >= limits.undelivered

  async function deliver(channel: Channel, delivery: Delivery): Promise<void> {
    const { key } = delivery.stored
    const options = { ...deliveryRetry, tries: limits.deliveryTries, signal: closing.signal }
    try {
      // After a failed try nobody knows whether the platform has it.
      const outcome = await retrying((attempt) => tryOnce(channel, delivery, delivery.again || attempt > 0, trying), {
        ...options,
        onFailure: (err) => log.warn({ err, ...traceable(key) }, 'A reply was not delivered'),
        // A try that hangs may still come through: another one beside it could show the answer twice. What is stuck
        // stays so until somebody has changed something.
        isFinal: (error) => isTaskCancelledError(error) || error instanceof DeliveryRefused,
      })
      if (outcome === 'dropped') return
      await retrying(() => store.markDelivered(key), {
        ...options,
        onFailure: (err) => log.warn({ err, ...traceable(key) }, 'A delivery was not noted'),
      })
    } catch (error) {
      if (closing.signal.aborted) return
      log.error({ err: error, ...traceable(key) }, 'A reply stays unsent until the next start')
    }
  }

  return {
    send(stored, again) {
      const channel = channels.get(stored.key.channel)
      if (channel === undefined || isFull(channel) || closing.signal.aborted) {
        log.warn(
          traceable(stored.key),
          'A reply stays unsent until the next start: its channel is off, or its queue full',
        )
        return
      }
      const delivery: Delivery = { stored, again, forgotten: false, done: Promise.resolve() }
      channel.deliveries.add(delivery)
      const lane = channel.deliverer.laneOf?.(stored.key) ?? stored.key.conversationId
      delivery.done = channel.lanes.add(lane, async () => {
        await turn()
        await deliver(channel, delivery)
        channel.deliveries.delete(delivery)
      })
    },
    showsBeginnings: (key) => channels.get(key.channel)?.deliverer.showsBeginnings?.(key) ?? false,
    forget(conversationId) {
      for (const delivery of all()) {
        if (delivery.stored.key.conversationId === conversationId) delivery.forgotten = true
      }
    },
    get waiting() {
      return all().length
    },
    get hasRoom() {
      return ![...channels.values()].some(isFull)
    },
    async close(ms) {
      const timer = setTimeout(() => closing.abort(new Error('The outbox closes.')), ms)
      await Promise.all(all().map(({ done }) => done))
      clearTimeout(timer)
      closing.abort()
    },
  }
}

/** A try that the platform refuses for now is no try: the reply waits as long as it was told to, and is not lost. */
async function tryOnce(
  { deliverer }: Channel,
  delivery: Delivery,
  again: boolean,
  { store, log, limits, closing }: Pick<OutboxOptions, 'store' | 'log' | 'limits'> & { closing: AbortSignal },
): Promise<'done' | 'dropped'> {
  const { stored } = delivery
  for (let waited = again; ; waited = true) {
    // Time has passed when it is not the first try: another process may have deleted the conversation.
    if (delivery.forgotten || (waited && (await store.reply(stored.key)) === undefined)) return 'dropped'
    try {
      const withinLimit = timeout(limits.deliveryMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false })
      await withinLimit.execute(() => deliverer.deliver(stored, again))
      return 'done'
    } catch (error) {
      if (!(error instanceof DeliveryRefused) || error.what === 'stuck') throw error
      log.warn({ err: error, ...traceable(stored.key) }, 'The platform did not take a reply')
      if (error.what === 'never') return 'done'
      await sleep(error.afterMs, undefined, { signal: closing })
    }
  }
}
