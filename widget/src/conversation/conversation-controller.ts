import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { load } from '../chunks.ts'
import { answerEvents } from './answer.ts'
import {
  type Conversation,
  emptyConversation,
  movedToNewConversation,
  openTurn,
  sentAgain,
  type Turn,
  unsentTurn,
  withEvent,
  withMessage,
  withRating,
  withTurn,
} from './conversation.ts'
import { ConversationStorage, isOf, savedOnThisPage } from './conversation-storage.ts'
import type { Earlier } from './earlier.ts'
import { failureFrom, isLost, rethrowUnexpected } from './failure.ts'
import { followPage } from './page-changes.ts'
import { randomId } from './random-id.ts'
import { allowed, earlierKey } from './storage-key.ts'
import type { OpenConversation, Threads } from './threads.ts'
import { answers, ChatTransport, ConnectionError, ServiceError } from './transport.ts'

/** Streams come in many small steps; storage is written at most this often (milliseconds). */
const saveInterval = 250
/** How long a stop waits to learn which conversation it is to stop (milliseconds). */
const stopPatience = 1_000

/** How long what was written offline waits for a service that has too much to do (seconds): unless it says how long, and at most. */
const defaultPatience = 5
const longestPatience = 300

const isOffline = () => navigator.onLine === false

const threadsModule = () => import('./threads.ts')

interface Connection {
  transport: ChatTransport
  storage: ConversationStorage
  /** Undefined until it is used. */
  threads?: Threads
}

/** What a shopper sends: words, the action of a button, a picture. */
export interface Message {
  text: string
  action?: string | undefined
  picture?: Blob | undefined
}

/** Holds one conversation with the service: its state, its transport and what is kept of it. Draws nothing. */
export class ConversationController implements ReactiveController, OpenConversation {
  conversation: Conversation = emptyConversation
  /** Something beside the conversation that did not work, by the name of its words. */
  problem: 'ratingNotSent' | 'notDeleted' | 'notLoaded' | undefined

  readonly #host: ReactiveControllerHost
  readonly #endpoint: () => URL
  /** Pictures of messages that may have to be sent again. */
  readonly #pictures = new Map<string, Blob>()
  #service: Connection | undefined
  #leavePage: (() => void) | undefined
  #answering: AbortController | undefined
  /** Whether what was said before is there. */
  isLoaded = false
  /** What reads it could not be had: nothing may be said, or saved in its place. */
  #isUnread = false
  #loading: Promise<void> | undefined
  #isReceiving = false
  #isSaving = false
  #stopping = false
  #saving: ReturnType<typeof setTimeout> | undefined
  /** The messages that waited for the network: they wait for the service too. */
  readonly #unsent = new Set<string>()
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, endpoint: () => URL) {
    this.#host = host
    this.#endpoint = endpoint
    host.addController(this)
  }

  /** Resolves when what was said before is there, or could not be read once more. */
  get loaded(): Promise<void> {
    if (this.isLoaded && this.#isUnread) this.#loading = this.#load(this.#connected)
    return this.#loading ?? Promise.resolve()
  }

  get isBusy(): boolean {
    return openTurn(this.conversation) !== undefined
  }

  /** Whether there are conversations that were left. */
  get hasEarlier(): boolean {
    const { threads, transport } = this.#connected
    if (threads) return threads.earlier.length > 0
    return (allowed(() => localStorage?.getItem(earlierKey(transport.endpoint))) ?? '[]') !== '[]'
  }

  /** The conversations that were left, newest first; empty until they are there. */
  get earlier(): readonly Earlier[] {
    const { threads } = this.#connected
    if (!threads) void this.withThreads(() => this.#host.requestUpdate())
    return threads?.earlier ?? []
  }

  /** What is done with whole conversations; loaded when it is used. Throws ChunkError. */
  async threads(): Promise<Threads> {
    const connected = this.#connected
    const { Threads } = await load(threadsModule)
    connected.threads ??= new Threads(connected.transport, this)
    return connected.threads
  }

  /** Does something with whole conversations, where the code for that can be had. */
  async withThreads(work: (threads: Threads) => unknown, otherwise?: typeof this.problem): Promise<void> {
    try {
      await work(await this.threads())
    } catch (error) {
      rethrowUnexpected(error)
      this.tellProblem(otherwise)
    }
  }

  hostConnected(): void {
    // One that was only moved within its page goes on; it has more than storage, where that is blocked.
    if (this.#service?.transport.endpoint.href !== this.#endpoint().href) this.#connect()
    else this.#goOn()
    this.#leavePage = followPage({
      key: this.#connected.storage.key,
      onChanged: this.#onChanged,
      onHidden: this.#flush,
      onOnline: () => this.#isReceiving || this.#goOn(),
    })
  }

  /** Turns to the service that the page names now. */
  turnTo(): void {
    this.hostDisconnected()
    this.hostConnected()
  }

  hostDisconnected(): void {
    this.#answering?.abort()
    clearTimeout(this.#patience)
    this.#flush()
    this.#leavePage?.()
  }

  /** Turns to the service that the page names now, and to what was said with it before. */
  #connect(): Connection {
    const endpoint = this.#endpoint()
    this.#service = { transport: new ChatTransport({ endpoint }), storage: new ConversationStorage(endpoint) }
    this.conversation = emptyConversation
    this.isLoaded = false
    this.#loading = this.#load(this.#service)
    return this.#service
  }

  /** Takes up what was said before. What reads it is loaded only where something was said. */
  async #load({ transport: { endpoint }, storage }: Connection): Promise<void> {
    const stored = storage.load()
    this.#isUnread = stored !== null
    try {
      this.conversation =
        stored === null ? emptyConversation : (await load(answers)).parseConversation(stored, endpoint)
      this.#isUnread = false
      this.problem = undefined
    } catch (error) {
      rethrowUnexpected(error)
      this.problem = 'notLoaded'
    }
    this.isLoaded = true
    this.#host.requestUpdate()
    this.#goOn()
  }

  get #connected(): Connection {
    return this.#service ?? this.#connect()
  }

  /** Sends what the shopper wrote or pressed; offline it waits. Returns the message's id; undefined while an answer comes. */
  send({ text, action, picture }: Message): string | undefined {
    if (this.isBusy || this.#isUnread) return undefined
    const messageId = randomId()
    if (picture) this.#pictures.set(messageId, picture)
    const message = { messageId, text, ...(action ? { action } : {}), ...(picture ? { hasPicture: true } : {}) }
    this.#change(withMessage(this.conversation, message, isOffline() ? 'unsent' : 'waiting'))
    this.#goOn()
    return messageId
  }

  /** Sends a message again after a failure, while no other is being answered. */
  retry(messageId: string): void {
    this.#change(sentAgain(this.conversation, messageId, isOffline() ? 'unsent' : 'waiting'))
    this.#goOn()
  }

  /** Takes a refused message back and returns its words. */
  takeBack(messageId: string): string {
    const { turns } = this.conversation
    this.#change({ ...this.conversation, turns: turns.filter((turn) => turn.messageId !== messageId) })
    return turns.find((turn) => turn.messageId === messageId)?.text ?? ''
  }

  /** Ends the answer that is coming. What has come of it stays. */
  async stop(): Promise<void> {
    if (!this.isBusy || this.#stopping) return
    this.#stopping = true
    const answering = this.#answering
    const id = this.conversation.conversationId
    if (id !== undefined) return this.#finishStop(id)
    // The first answer has not yet said which conversation it opens.
    setTimeout(() => this.#stopping && answering === this.#answering && this.#finishStop(undefined), stopPatience)
  }

  /** Rates an answer; the rating it has already is taken to mean nothing new. Whether it was sent. */
  async rate(messageId: string, rating: 'up' | 'down'): Promise<boolean> {
    const { conversationId } = this.conversation
    const before = this.conversation.turns.find((turn) => turn.messageId === messageId)?.rating
    if (conversationId === undefined || before === rating) return false
    this.#change(withRating(this.conversation, messageId, rating))
    try {
      await this.#connected.transport.sendFeedback({ conversationId, messageId }, rating)
      return true
    } catch (error) {
      rethrowUnexpected(error)
      this.#change(withRating(this.conversation, messageId, before), 'ratingNotSent')
      return false
    }
  }

  /** Leaves this conversation, which stays among the earlier ones, and begins another one. */
  startNew(): void {
    if (this.#isUnread) return
    const left = this.leave()
    this.turnToConversation(emptyConversation)
    void this.withThreads((threads) => threads.keep(left))
  }

  leave(): Conversation {
    if (this.isBusy) void this.stop()
    this.#answering?.abort()
    return this.conversation
  }

  turnToConversation(conversation: Conversation): void {
    if (this.#isUnread) return
    this.#answering?.abort()
    this.#change(conversation)
    this.#flush()
    this.#goOn()
  }

  tellProblem(problem: typeof this.problem): void {
    this.#change(this.conversation, problem)
  }

  /** Answers what is to be answered next: what was begun, then what was written offline, in its order. */
  #goOn(): void {
    const begun = openTurn(this.conversation)
    const unsent = begun || isOffline() ? undefined : unsentTurn(this.conversation)
    if (unsent) {
      this.#unsent.add(unsent.messageId)
      this.#change(sentAgain(this.conversation, unsent.messageId))
    }
    const next = openTurn(this.conversation)
    if (next) void this.#answer(next)
  }

  async #answer(turn: Turn): Promise<void> {
    this.#answering?.abort()
    const answering = new AbortController()
    this.#answering = answering
    this.#stopping = false
    this.#isReceiving = true
    let goesOn = true
    try {
      await this.#receive(turn, answering.signal)
    } catch (error) {
      if (!answering.signal.aborted) goesOn = this.#fail(error, turn)
    } finally {
      if (this.#answering === answering) this.#isReceiving = false
    }
    if (goesOn && !answering.signal.aborted) this.#goOn()
  }

  async #receive(turn: Turn, signal: AbortSignal): Promise<void> {
    const { messageId, text: message, action, status, lastEventId, hasPicture } = turn
    const { conversationId } = this.conversation
    const resumeAfter = status === 'answering' && conversationId ? { lastEventId } : undefined
    const picture = this.#pictures.get(messageId)
    if (hasPicture && !picture && !resumeAfter) {
      // A reload took the picture along; without it the message would be another one.
      return this.#change(
        withTurn(this.conversation, messageId, { status: 'failed', failure: { reason: 'pictureGone', wayOn: 'edit' } }),
      )
    }
    const request = { message, messageId, conversationId, action, picture }
    for await (const { event, id } of answerEvents(this.#connected.transport, request, { signal, resumeAfter })) {
      signal.throwIfAborted()
      this.#change(withEvent(this.conversation, messageId, event, id))
      if (event.type === 'done') this.#pictures.delete(messageId)
      if (this.#stopping && event.type === 'meta') return this.#finishStop(event.conversationId)
    }
  }

  /** What becomes of a message whose answer failed. Whether the next one may be sent. */
  #fail(error: unknown, { messageId }: Turn): boolean {
    const { conversationId } = this.conversation
    if (isLost(error) && conversationId !== undefined) {
      // Deleted elsewhere, or issued by a service that is gone: the shopper's words open another one.
      this.#change(movedToNewConversation(this.conversation, messageId))
      return true
    }
    const isBusyService = error instanceof ServiceError && error.status === 429 && this.#unsent.has(messageId)
    if (isBusyService || (error instanceof ConnectionError && isOffline())) {
      this.#change(sentAgain(this.conversation, messageId, 'unsent'))
      if (isBusyService) this.#goOnAfter(error.retryAfter)
      return false
    }
    this.#change(withTurn(this.conversation, messageId, { status: 'failed', failure: failureFrom(error) }))
    rethrowUnexpected(error)
    return true
  }

  #goOnAfter(seconds = defaultPatience): void {
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => this.isBusy || this.#goOn(), Math.min(seconds, longestPatience) * 1_000)
  }

  async #finishStop(conversationId: string | undefined): Promise<void> {
    const turn = openTurn(this.conversation)
    this.#answering?.abort()
    if (!turn) return
    this.#change(withTurn(this.conversation, turn.messageId, { status: 'stopped' }))
    try {
      if (conversationId) await this.#connected.transport.stop({ messageId: turn.messageId, conversationId })
    } catch (error) {
      // Nothing of the answer reaches the shopper any more, whether or not the service heard of it.
      rethrowUnexpected(error)
    }
    if (!this.#isReceiving) this.#goOn()
  }

  #change(conversation: Conversation, problem?: typeof this.problem): void {
    this.conversation = conversation
    this.problem = problem
    this.#host.requestUpdate()
    if (!this.#isUnread) this.#saving ??= setTimeout(this.#flush, saveInterval)
  }

  #flush = (): void => {
    if (this.#saving === undefined) return
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { storage } = this.#connected
    storage.save(this.conversation)
    this.#isSaving = true
    savedOnThisPage.dispatchEvent(new Event(storage.key))
    this.#isSaving = false
  }

  #onChanged = (stored = this.#connected.storage.load()): void => {
    const { storage } = this.#connected
    if (this.#isSaving || storage.isRefused) return
    if (this.#isReceiving) {
      // It goes on elsewhere with what is received here, unless it was left or deleted there.
      const { conversationId } = this.conversation
      if (conversationId === undefined || isOf(stored, conversationId)) return
      this.#answering?.abort()
      // What was received meanwhile may have been saved once more.
      if (stored === null) storage.save(emptyConversation)
    }
    clearTimeout(this.#saving)
    this.#saving = undefined
    this.#loading = this.#load(this.#connected)
  }
}
