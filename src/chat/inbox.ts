import { setTimeout as sleep } from 'node:timers/promises'
import { tooBusy } from '../errors.ts'
import { shuttingDown } from './chat-errors.ts'
import { Interruption, type Job } from './job.ts'
import { createLanes, type Lanes } from './lanes.ts'
import type { ChatLimits } from './limits.ts'
import type { LiveReplies } from './live-replies.ts'
import type { LiveReply } from './live-reply.ts'
import type { ChatMessage, MessageKey } from './message.ts'
import { keyText } from './message-key.ts'
import type { Admission, StateStore } from './state-store.ts'

export interface InboxOptions {
  store: StateStore
  owner: string
  replies: LiveReplies
  limits: ChatLimits
  /** Sees a job to its end: its live reply has ended when this resolves. Never rejects. */
  handle(job: Job): Promise<void>
}

/** A message on its way through admission, queue and answer. */
interface Entry {
  message: ChatMessage
  attempts: number
  /** What the store said; undefined when it failed. */
  admission: Promise<Admission['status'] | undefined>
  /** Set once it is this process's to answer. */
  live: LiveReply | undefined
  interruption: AbortController
  started: boolean
  done: PromiseWithResolvers<void>
}

/** Milliseconds in which what was interrupted ends, unless the store hangs. */
const graceMs = 1_000
/** Seconds: about what a full queue of searches takes to get shorter. */
const retryAfterSeconds = 5

/**
 * Takes messages in, each once, and hands them to `handle`: in order within a conversation, many
 * conversations side by side. Idle conversations take no memory.
 */
export class Inbox {
  readonly #options: InboxOptions
  readonly #lanes: Lanes
  readonly #entries = new Map<string, Entry>()
  /** Places taken in the lanes, by conversation. */
  readonly #places = new Map<string, number>()
  #placesInAll = 0
  #phase: 'starting' | 'open' | 'closed' = 'starting'

  constructor(options: InboxOptions) {
    this.#options = options
    this.#lanes = createLanes(options.limits.concurrency)
  }

  /** How many messages wait for their answer. */
  get waiting(): number {
    return this.#placesInAll
  }

  /** How many conversations have messages that wait. */
  get conversations(): number {
    return this.#places.size
  }

  /** Whether work of others can be taken over. */
  get hasRoom(): boolean {
    return this.#phase !== 'closed' && this.#placesInAll < this.#options.limits.waiting
  }

  /** Messages are taken from now on; before, only those that are taken over. */
  open(): void {
    this.#phase = 'open'
  }

  /**
   * Admits a message and queues it, in the order of the calls.
   * @throws ShopclerkError 503, with nothing stored, when too much waits or the inbox is not open.
   */
  async submit(message: ChatMessage): Promise<Admission['status']> {
    if (this.#phase !== 'open') throw shuttingDown()
    const same = this.#entries.get(keyText(message))
    if (same !== undefined) {
      const status = await same.admission
      if (status === undefined) return this.submit(message)
      return status === 'new' ? 'pending' : status
    }
    if (!this.#isFull(message.conversationId)) return this.#admit(message)
    // What was answered before needs no place.
    if ((await this.#options.store.reply(message)) !== undefined) return 'answered'
    throw tooBusy(retryAfterSeconds)
  }

  /** Queues a message that was admitted by a process that is gone. It was counted there. */
  resume(message: ChatMessage, attempts: number): void {
    if (this.#phase === 'closed' || this.#entries.has(keyText(message))) return
    const live = this.#options.replies.begin(message)
    this.#enter(message, { attempts, admission: Promise.resolve('new'), live })
  }

  /** Breaks the answer off with what is out by now, if it is made here; resolves when that has ended. */
  async stop(key: MessageKey): Promise<void> {
    const entry = this.#entries.get(keyText(key))
    if (entry === undefined || (await entry.admission) !== 'new') return
    entry.interruption.abort(new Interruption('stopped'))
    // One that waits behind others is not held up by them.
    void this.#run(entry)
    await entry.done.promise
  }

  /** Breaks off all answers of a conversation that is deleted. */
  forget(conversationId: string): void {
    for (const { message, interruption } of this.#entries.values()) {
      if (message.conversationId === conversationId) interruption.abort(new Interruption('forgotten'))
    }
  }

  /** Takes no more; what is not answered within `ms` milliseconds stays admitted in the store. */
  async close(ms: number): Promise<void> {
    this.#phase = 'closed'
    const interrupt = (): void => {
      for (const { interruption } of this.#entries.values()) interruption.abort(new Interruption('closing'))
    }
    const timer = setTimeout(interrupt, ms)
    // A store that does not even answer must not keep the process from ending.
    const lastMoment = new AbortController()
    await Promise.race([
      Promise.all([...this.#entries.values()].map(({ done }) => done.promise)),
      sleep(ms + graceMs, undefined, { signal: lastMoment.signal }).catch(() => undefined),
    ])
    lastMoment.abort()
    clearTimeout(timer)
  }

  #isFull(conversationId: string): boolean {
    const { waiting, waitingInConversation } = this.#options.limits
    return this.#placesInAll >= waiting || (this.#places.get(conversationId) ?? 0) >= waitingInConversation
  }

  #take(conversationId: string, change: 1 | -1): void {
    this.#placesInAll += change
    const taken = (this.#places.get(conversationId) ?? 0) + change
    if (taken > 0) this.#places.set(conversationId, taken)
    else this.#places.delete(conversationId)
  }

  async #admit(message: ChatMessage): Promise<Admission['status']> {
    const { store, owner, replies } = this.#options
    const outcome = Promise.withResolvers<Admission['status'] | undefined>()
    const entry = this.#enter(message, { attempts: 1, admission: outcome.promise, live: undefined })
    let status: Admission['status'] | undefined
    try {
      status = (await store.admit(message, owner)).status
      if (status === 'new') entry.live = replies.begin(message)
      return status
    } finally {
      if (entry.live === undefined) this.#leave(entry)
      outcome.resolve(status)
    }
  }

  #enter(message: ChatMessage, given: Pick<Entry, 'attempts' | 'admission' | 'live'>): Entry {
    const done = Promise.withResolvers<void>()
    const entry: Entry = { message, ...given, interruption: new AbortController(), started: false, done }
    this.#entries.set(keyText(message), entry)
    this.#take(message.conversationId, 1)
    // Its place in the conversation is taken now, in whatever order the store answers.
    void this.#lanes.add(message.conversationId, async () => {
      await entry.admission
      await this.#run(entry)
      this.#take(message.conversationId, -1)
    })
    return entry
  }

  async #run(entry: Entry): Promise<void> {
    const { message, attempts, live, interruption, started } = entry
    if (live === undefined || started) return
    entry.started = true
    await this.#options.handle({ message, attempts, live, signal: interruption.signal })
    this.#leave(entry)
  }

  #leave(entry: Entry): void {
    this.#entries.delete(keyText(entry.message))
    entry.done.resolve()
  }
}
