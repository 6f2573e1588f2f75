import { load } from '../chunks.ts'
import { EventStreamReader, type RawEvent, TooLongError } from './event-stream.ts'
import type { StreamEvent } from './protocol.ts'

/** The service answered with an error. */
export class ServiceError extends Error {
  readonly status: number
  /** What it says of it to the shopper; undefined when it says nothing that a shopper can use. */
  readonly said: string | undefined
  /** Seconds after which it may be asked again; undefined when it does not say. */
  readonly retryAfter: number | undefined

  constructor(status: number, said?: string, retryAfter?: number) {
    super(said ?? `The service answered with ${status}.`)
    this.name = 'ServiceError'
    this.status = status
    this.said = said
    this.retryAfter = retryAfter
  }
}

/** Something answered that does not speak as the service does. */
export class NotTheShopError extends Error {
  constructor() {
    super('What answered is not the service.')
    this.name = 'NotTheShopError'
  }
}

/** The service could not be reached, or the connection to it broke. */
export class ConnectionError extends Error {
  constructor(cause?: unknown) {
    super('The service could not be reached.', { cause })
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
  picture?: Blob | undefined
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
  /** What reads the events of answers; it is loaded when the first answer begins. */
  parser?: () => Promise<ParseEvent>
}

type ParseEvent = (name: string, data: string, endpoint: URL) => StreamEvent | undefined

/** What reads answers. */
export const answers = () => import('../answers.ts')
const loadedParser = async (): Promise<ParseEvent> => (await load(answers)).parseStreamEvent

/** A part can hold 24 products of a rich catalogue; more than this is no answer. */
const maxBufferedCharacters = 8_000_000

/** Longer than a language model takes for its first word, shorter than a shopper waits in silence. */
const defaultIdleTimeout = 45_000

/** The message of an error body `{ error: { code, message } }`. */
function errorMessage(body: unknown): string | undefined {
  const { code, message } = (body as { error?: { code?: unknown; message?: unknown } } | null | undefined)?.error ?? {}
  return typeof code === 'string' && typeof message === 'string' ? message.slice(0, 500) : undefined
}

async function failureOf(response: Response): Promise<ServiceError | NotTheShopError> {
  const body: unknown = await response.json().catch(() => undefined)
  // The service says what it does not know; a site that has no such address, or a firewall, sends a page of its own.
  if ((response.status === 404 || response.status === 403) && errorMessage(body) === undefined) {
    return new NotTheShopError()
  }
  return new ServiceError(
    response.status,
    response.status < 500 || response.status === 503 ? errorMessage(body) : undefined,
    Number(response.headers.get('retry-after')) || undefined,
  )
}

/** Speaks HTTP with the service (DESIGN.md, section 5). */
export class ChatTransport {
  readonly endpoint: URL
  readonly #fetch: typeof fetch
  readonly #idleTimeout: number
  readonly #parser: () => Promise<ParseEvent>

  constructor({ endpoint, fetch: send = (...args) => fetch(...args), idleTimeout, parser }: TransportOptions) {
    this.endpoint = endpoint
    this.#fetch = send
    this.#idleTimeout = idleTimeout ?? defaultIdleTimeout
    this.#parser = parser ?? loadedParser
  }

  /** Sends a message and yields its answer's events. Throws ServiceError or ConnectionError. */
  send(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    return this.#events(
      'api/chat',
      { method: 'POST', ...(request.picture ? formBody(request) : jsonBody(request)) },
      signal,
    )
  }

  /** The rest of an answer whose stream broke, after `lastEventId`. Throws ServiceError or ConnectionError. */
  resume(address: MessageAddress, lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<ReceivedEvent> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
    return this.#events(this.#messagePath(address, 'events'), { headers }, signal)
  }

  async stop(address: MessageAddress): Promise<void> {
    await this.request(this.#messagePath(address, 'stop'), { method: 'POST' })
  }

  async sendFeedback(address: MessageAddress, rating: 'up' | 'down'): Promise<void> {
    await this.request('api/feedback', { method: 'POST', ...jsonBody({ ...address, rating }) })
  }

  #messagePath({ messageId, conversationId }: MessageAddress, verb: string): string {
    return `api/chat/${encodeURIComponent(messageId)}/${verb}?conversationId=${encodeURIComponent(conversationId)}`
  }

  /** Asks the service for `path`. Throws ServiceError, NotTheShopError or ConnectionError. */
  async request(path: string, init: RequestInit): Promise<Response> {
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
      const response = await this.request(path, {
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
    if (!isStream || !response.body) throw new NotTheShopError()
    const parse = await this.#parser()
    const events = new EventStreamReader(maxBufferedCharacters)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    while (true) {
      const { done, value } = await reader.read().catch((error) => {
        throw new ConnectionError(error)
      })
      if (done) return
      alive()
      for (const { name, data, id } of eventsOf(events, value)) {
        const event = parse(name, data, this.endpoint)
        if (event) yield { event, id }
      }
    }
  }
}

function eventsOf(reader: EventStreamReader, text: string): RawEvent[] {
  try {
    return reader.read(text)
  } catch (error) {
    throw error instanceof TooLongError ? new NotTheShopError() : error
  }
}

/** A message with a picture: the fields as a form. The browser says the type, with the boundary in it. */
function formBody({ picture, ...fields }: ChatRequest): Pick<RequestInit, 'body'> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value)
  if (picture) form.append('image', picture)
  return { body: form }
}

/** A body of JSON, with its type. */
export function jsonBody(body: object): Pick<RequestInit, 'body' | 'headers'> {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
