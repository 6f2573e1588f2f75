import type { App, Receiver } from '@slack/bolt'
import type { ChatLog } from '../../../chat/chat-log.ts'
import { apologise, isWaitedOn } from './apology.ts'

/** What Slack sent, by whichever transport. */
export interface Envelope {
  body: Record<string, unknown>
  /** How often Slack has sent it before. */
  retries: number | undefined
}

/** `taken`: Slack need not send it again; `response` is what it shows or asked for. `again`: it must. */
export type Carried = { as: 'taken'; response: unknown } | { as: 'again' }

/** Milliseconds: Slack waits 3 s for an acknowledgement, and the way there takes some. */
const acknowledgeWithinMs = 2_500

/**
 * Carries what transports receive to Bolt, which knows whose it is. An event is acknowledged once its listener is done,
 * which has stored it by then: one that a dying process had only heard of is sent again. Everything else is
 * acknowledged when its listener says so.
 */
export class Carrier implements Receiver {
  #app: App | undefined
  readonly #log: ChatLog

  constructor(log: ChatLog) {
    this.#log = log
  }

  init(app: App): void {
    this.#app = app
  }

  async start(): Promise<void> {
    // The transports are started by who has made them.
  }

  async stop(): Promise<void> {
    // As above.
  }

  async carry({ body, retries }: Envelope): Promise<Carried> {
    const app = this.#app
    if (app === undefined) return { as: 'again' }
    const acknowledged = Promise.withResolvers<Carried>()
    const taken = (response: unknown): Carried => ({ as: 'taken', response })
    const isEvent = body.type === 'event_callback'
    const done = app
      .processEvent({
        body,
        ...(retries === undefined ? {} : { retryNum: retries }),
        ack: async (response) => {
          if (!isEvent) acknowledged.resolve(taken(response))
        },
      })
      .then(
        () => taken(undefined),
        (error: unknown) => this.#failed(error, body),
      )
    const late = Promise.withResolvers<Carried>()
    const timer = setTimeout(() => late.resolve(isEvent ? { as: 'again' } : taken(undefined)), acknowledgeWithinMs)
    try {
      return await Promise.race([acknowledged.promise, done, late.promise])
    } finally {
      clearTimeout(timer)
    }
  }

  async #failed(error: unknown, body: Record<string, unknown>): Promise<Carried> {
    this.#log.warn({ err: originalOf(error) }, 'What Slack sent was not taken')
    // Slack sends events again after 0, 1 and 5 minutes: what was too much just now may be taken then.
    if (!isWaitedOn(body)) return { as: 'again' }
    try {
      return { as: 'taken', response: await apologise(body) }
    } catch (err) {
      this.#log.warn({ err }, 'Nor could that be said to whoever waits')
      return { as: 'again' }
    }
  }
}

/** Bolt wraps what listeners throw. */
export function originalOf(error: unknown): unknown {
  return error instanceof Error && 'original' in error && error.original !== undefined ? error.original : error
}
