import { createParser } from 'eventsource-parser'
import { errorMessage, parseStreamEvent, type StreamEvent } from './protocol.ts'

/** The service answered with an error. */
export class ServiceError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'ServiceError'
    this.status = status
  }
}

/** The service could not be reached, or the connection to it broke. */
export class ConnectionError extends Error {
  constructor(cause?: unknown) {
    super('Could not reach the shop.', { cause })
    this.name = 'ConnectionError'
  }
}

export interface ReceivedEvent {
  event: StreamEvent
  id: string | undefined
}

export interface ChatRequest {
  message: string
  messageId: string
  conversationId?: string | undefined
  action?: string | undefined
}

export interface MessageAddress {
  messageId: string
  conversationId: string
}

export interface TransportOptions {
  endpoint: URL
  fetch?: typeof fetch
  /** Milliseconds without a byte after which a connection counts as broken. */
  idleTimeout?: number
}

/** A part can hold 24 products of a rich catalogue; more than this is no answer. */
const maxBufferedCharacters = 8_000_000

/** Longer than a language model takes for its first word, shorter than a shopper waits in silence. */
const defaultIdleTimeout = 45_000

async function failureOf(response: Response): Promise<ServiceError> {
  const body: unknown = await response.json().catch(() => undefined)
  const message = response.status < 500 || response.status === 503 ? errorMessage(body) : undefined
  return new ServiceError(response.status, message ?? 'Something went wrong in the shop.')
}

/** Speaks HTTP with the service (DESIGN.md, section 5). */
export class ChatTransport {
  readonly endpoint: URL
  readonly #fetch: typeof fetch
  readonly #idleTimeout: number

  constructor({ endpoint, fetch: send = (...args) => fetch(...args), idleTimeout }: TransportOptions) {
    this.endpoint = endpoint
    this.#fetch = send
    this.#idleTimeout = idleTimeout ?? defaultIdleTimeout
  }

  /** Sends a message and yields its answer's events. Throws ServiceError or ConnectionError. */
  send(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    return this.#events('api/chat', { method: 'POST', ...jsonBody(request) }, signal)
  }

  /** The rest of an answer whose stream broke, after `lastEventId`. Throws ServiceError or ConnectionError. */
  resume(address: MessageAddress, lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
    return this.#events(this.#messagePath(address, 'events'), { headers }, signal)
  }

  async stop(address: MessageAddress): Promise<void> {
    await this.#request(this.#messagePath(address, 'stop'), { method: 'POST' })
  }

  async deleteConversation(conversationId: string): Promise<void> {
    await this.#request(`api/conversations/${encodeURIComponent(conversationId)}`, { method: 'DELETE' })
  }

  async sendFeedback(address: MessageAddress, rating: 'up' | 'down'): Promise<void> {
    await this.#request('api/feedback', { method: 'POST', ...jsonBody({ ...address, rating }) })
  }

  #messagePath({ messageId, conversationId }: MessageAddress, verb: string): string {
    return `api/chat/${encodeURIComponent(messageId)}/${verb}?conversationId=${encodeURIComponent(conversationId)}`
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const signal = init.signal ?? AbortSignal.timeout(this.#idleTimeout)
    let response: Response
    try {
      response = await this.#fetch(new URL(path, this.endpoint), { ...init, signal })
    } catch (error) {
      throw new ConnectionError(error)
    }
    if (!response.ok) throw await failureOf(response)
    return response
  }

  async *#events(path: string, init: RequestInit, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    const idle = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const alive = () => {
      clearTimeout(timer)
      timer = setTimeout(() => idle.abort(), this.#idleTimeout)
    }
    alive()
    try {
      const response = await this.#request(path, {
        ...init,
        headers: { ...init.headers, accept: 'text/event-stream' },
        signal: AbortSignal.any([signal, idle.signal]),
      })
      yield* this.#parse(response, alive)
    } finally {
      clearTimeout(timer)
      idle.abort()
    }
  }

  async *#parse(response: Response, alive: () => void): AsyncGenerator<ReceivedEvent> {
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (!isStream || !response.body) throw new ServiceError(502, 'Something that is not the shop answered.')
    const received: ReceivedEvent[] = []
    const parser = createParser({
      maxBufferSize: maxBufferedCharacters,
      onEvent: ({ event: name, id, data }) => {
        const event = parseStreamEvent(name, data, this.endpoint)
        if (event) received.push({ event, id })
      },
    })
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    while (true) {
      const { done, value } = await reader.read().catch((error) => {
        throw new ConnectionError(error)
      })
      if (done) return
      alive()
      parser.feed(value)
      yield* received.splice(0)
    }
  }
}

function jsonBody(body: object): Pick<RequestInit, 'body' | 'headers'> {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
