import {
  type ChatRequest,
  type ChatTransport,
  ConnectionError,
  NotTheShopError,
  type ReceivedEvent,
  ServiceError,
} from './transport.ts'

export interface AnswerOptions {
  signal: AbortSignal
  /** Goes on with an answer of which this much had come before; without it the message is sent. */
  resumeAfter?: { lastEventId: string | undefined } | undefined
  /** Waits so many milliseconds, or rejects when the signal says so. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Resolves when the browser has a network, or rejects when the signal says so. */
  online?: (signal: AbortSignal) => Promise<void>
}

/** Together about 10 s from the last event: a phone that changes its network is back by then. */
const resumeDelays = [250, 500, 1_000, 2_000, 3_000, 4_000]
/** Before anything has come the shopper had better be told soon. */
const sendDelays = [300, 900]

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

function untilOnline(signal: AbortSignal): Promise<void> {
  // Only `false` says something: a browser that is not sure says true.
  if (navigator.onLine !== false) return Promise.resolve()
  return new Promise((resolve, reject) => {
    addEventListener('online', () => resolve(), { once: true, signal })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** A stream that breaks after every event comes to its end; one that begins anew each time does not. */
const maxBreaks = 200

/** Up to a quarter longer, so that many widgets do not come back in the same moment. */
const jittered = (delay: number) => delay * (1 + Math.random() / 4)

/**
 * The events of the answer to `request` until it is done, across broken connections: a stream that
 * broke goes on after its last event; one that broke before it said which conversation it belongs to
 * is asked for with the same messageId again. Either way the service answers once.
 * Without a network an answer that has begun waits for it.
 * Throws ServiceError or NotTheShopError, or ConnectionError when the tries are used up.
 */
export async function* answerEvents(
  transport: ChatTransport,
  request: ChatRequest,
  { signal, resumeAfter, wait = sleep, online = untilOnline }: AnswerOptions,
): AsyncGenerator<ReceivedEvent> {
  let { conversationId } = request
  let lastEventId = resumeAfter?.lastEventId
  let begun = resumeAfter !== undefined
  let tries = 0
  for (let breaks = 0; ; breaks++) {
    try {
      const { messageId } = request
      const events =
        begun && conversationId
          ? transport.resume({ messageId, conversationId }, lastEventId, signal)
          : transport.send({ ...request, conversationId }, signal)
      for await (const received of events) {
        const { event, id } = received
        if (event.type === 'meta') {
          conversationId = event.conversationId
          begun = true
        }
        // What has come further has not been tried in vain.
        if (id !== lastEventId && event.type !== 'meta') tries = 0
        lastEventId = id ?? lastEventId
        yield received
        if (event.type === 'done') return
      }
      throw new ConnectionError()
    } catch (error) {
      signal.throwIfAborted()
      const delay = (begun ? resumeDelays : sendDelays)[tries++]
      if (delay === undefined || breaks >= maxBreaks) throw error
      if (begun && error instanceof ServiceError && error.status === 404) {
        // The rest is not to be had any more. The same message again is answered from what is stored.
        begun = false
        lastEventId = undefined
      } else if (!mayWorkLater(error, begun)) throw error
      await wait(jittered(delay), signal)
      if (begun) await online(signal)
    }
  }
}

function mayWorkLater(error: unknown, begun: boolean): boolean {
  if (error instanceof ConnectionError) return true
  // Of an answer that has begun only the way here is disturbed; a refused message is the shopper's to send again.
  if (error instanceof NotTheShopError) return begun
  return begun && error instanceof ServiceError && (error.status >= 500 || error.status === 429)
}
