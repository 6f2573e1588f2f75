import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { answerEvents } from './answer.ts'
import {
  type Conversation,
  emptyConversation,
  type Failure,
  isOpen,
  lastTurn,
  movedToNewConversation,
  type Turn,
  withEvent,
  withLastTurn,
  withMessage,
  withRating,
  withRetry,
} from './conversation.ts'
import { ConversationStorage } from './conversation-storage.ts'
import { randomId } from './random-id.ts'
import { ChatTransport, ConnectionError, ServiceError } from './transport.ts'

/** Streams come in many small steps; storage is written at most this often (milliseconds). */
const saveInterval = 250
/** How long a stop waits to learn which conversation it is to stop (milliseconds). */
const stopPatience = 1_000

/** Throws what is a defect and not a failure of the service or of the way to it. */
function rethrowUnexpected(error: unknown): asserts error is ServiceError | ConnectionError {
  if (!(error instanceof ServiceError) && !(error instanceof ConnectionError)) throw error
}

/** The conversation that was spoken of is not there, or not this shopper's. */
const isLost = (error: unknown) => error instanceof ServiceError && (error.status === 404 || error.status === 403)

function failureFrom(error: unknown): Failure {
  if (error instanceof ConnectionError) return { message: error.message, wayOn: 'retry' }
  if (!(error instanceof ServiceError)) return { message: 'Something went wrong here.', wayOn: 'retry' }
  const isRefused = error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408
  return { message: error.message, wayOn: isRefused ? 'edit' : 'retry' }
}

interface Connection {
  transport: ChatTransport
  storage: ConversationStorage
}

/** Holds one conversation with the service: its state, its transport and what is kept of it. Draws nothing. */
export class ConversationController implements ReactiveController {
  conversation: Conversation = emptyConversation
  /** A sentence about something beside the conversation that did not work. */
  problem = ''

  readonly #host: ReactiveControllerHost
  readonly #endpoint: () => URL
  #service: Connection | undefined
  #answering: AbortController | undefined
  #isReceiving = false
  #stopping = false
  #saving: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, endpoint: () => URL) {
    this.#host = host
    this.#endpoint = endpoint
    host.addController(this)
  }

  get isBusy(): boolean {
    return isOpen(lastTurn(this.conversation))
  }

  hostConnected(): void {
    window.addEventListener('storage', this.#onStorage)
    window.addEventListener('pagehide', this.#flush)
    // One that was only moved within its page goes on; it has more than storage, where that is blocked.
    if (this.#service?.transport.endpoint.href !== this.#endpoint().href) this.#connect()
    const turn = lastTurn(this.conversation)
    if (isOpen(turn)) void this.#answer(turn)
  }

  /** Turns to the service that the page names now, and to what was said with it before. */
  #connect(): Connection {
    const endpoint = this.#endpoint()
    this.#service = { transport: new ChatTransport({ endpoint }), storage: new ConversationStorage(endpoint) }
    this.conversation = this.#service.storage.load()
    this.#host.requestUpdate()
    return this.#service
  }

  get #connected(): Connection {
    return this.#service ?? this.#connect()
  }

  hostDisconnected(): void {
    this.#answering?.abort()
    this.#flush()
    window.removeEventListener('storage', this.#onStorage)
    window.removeEventListener('pagehide', this.#flush)
  }

  /** Sends what the shopper wrote or, with an action, pressed. Returns the message's id; undefined while an answer comes. */
  send(text: string, action?: string): string | undefined {
    if (this.isBusy) return undefined
    const messageId = randomId()
    this.#change(withMessage(this.conversation, { messageId, text, ...(action ? { action } : {}) }))
    this.#begin()
    return messageId
  }

  /** Sends the last message again after a failure. */
  retry(): void {
    this.#change(withRetry(this.conversation))
    this.#begin()
  }

  /** Takes the last, refused message back and returns its words. */
  takeBack(): string {
    const text = lastTurn(this.conversation)?.text ?? ''
    this.#change({ ...this.conversation, turns: this.conversation.turns.slice(0, -1) })
    return text
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

  /** Rates an answer; the rating it has already is taken to mean nothing new. */
  async rate(messageId: string, rating: 'up' | 'down'): Promise<void> {
    const { conversationId } = this.conversation
    const before = this.conversation.turns.find((turn) => turn.messageId === messageId)?.rating
    if (conversationId === undefined || before === rating) return
    this.#change(withRating(this.conversation, messageId, rating))
    try {
      await this.#connected.transport.sendFeedback({ conversationId, messageId }, rating)
    } catch (error) {
      rethrowUnexpected(error)
      this.#change(withRating(this.conversation, messageId, before), 'Your rating could not be sent. Please try again.')
    }
  }

  /** Leaves this conversation and begins another one. */
  startNew(): void {
    if (this.isBusy) void this.stop()
    this.#answering?.abort()
    this.#change(emptyConversation)
  }

  /** Has the service forget this conversation, then begins another one. */
  async deleteConversation(): Promise<void> {
    const { conversationId } = this.conversation
    try {
      if (conversationId !== undefined) await this.#connected.transport.deleteConversation(conversationId)
    } catch (error) {
      rethrowUnexpected(error)
      if (!isLost(error)) {
        return this.#change(this.conversation, 'The conversation could not be deleted. Please try again.')
      }
    }
    this.#answering?.abort()
    this.#change(emptyConversation)
  }

  #begin(): void {
    const turn = lastTurn(this.conversation)
    if (turn) void this.#answer(turn)
  }

  async #answer(turn: Turn): Promise<void> {
    this.#answering?.abort()
    const answering = new AbortController()
    this.#answering = answering
    this.#stopping = false
    this.#isReceiving = true
    try {
      await this.#receive(turn, answering.signal)
    } catch (error) {
      if (!answering.signal.aborted) this.#fail(error)
    } finally {
      if (this.#answering === answering) this.#isReceiving = false
    }
  }

  async #receive(turn: Turn, signal: AbortSignal): Promise<void> {
    const { messageId, text: message, action, status, lastEventId } = turn
    const { conversationId } = this.conversation
    const resumeAfter = status === 'answering' && conversationId ? { lastEventId } : undefined
    const request = { message, messageId, conversationId, action }
    for await (const { event, id } of answerEvents(this.#connected.transport, request, { signal, resumeAfter })) {
      signal.throwIfAborted()
      this.#change(withEvent(this.conversation, event, id))
      if (this.#stopping && event.type === 'meta') return this.#finishStop(event.conversationId)
    }
  }

  #fail(error: unknown): void {
    const { conversationId } = this.conversation
    if (isLost(error) && conversationId !== undefined) {
      // Deleted elsewhere, or issued by a service that is gone: the shopper's words open another one.
      this.#change(movedToNewConversation(this.conversation))
      this.#begin()
      return
    }
    this.#change(withLastTurn(this.conversation, { status: 'failed', failure: failureFrom(error) }))
    rethrowUnexpected(error)
  }

  async #finishStop(conversationId: string | undefined): Promise<void> {
    const turn = lastTurn(this.conversation)
    this.#answering?.abort()
    this.#change(withLastTurn(this.conversation, { status: 'stopped' }))
    if (conversationId === undefined || !turn) return
    try {
      await this.#connected.transport.stop({ messageId: turn.messageId, conversationId })
    } catch (error) {
      // Nothing of the answer reaches the shopper any more, whether or not the service heard of it.
      rethrowUnexpected(error)
    }
  }

  #change(conversation: Conversation, problem = ''): void {
    this.conversation = conversation
    this.problem = problem
    this.#host.requestUpdate()
    this.#saving ??= setTimeout(this.#flush, saveInterval)
  }

  #flush = (): void => {
    if (this.#saving === undefined) return
    clearTimeout(this.#saving)
    this.#saving = undefined
    this.#connected.storage.save(this.conversation)
  }

  /** The conversation went on in another tab. */
  #onStorage = (event: StorageEvent): void => {
    if (event.key !== this.#connected.storage.key || this.#isReceiving) return
    this.conversation = this.#connected.storage.load()
    this.#host.requestUpdate()
  }
}
