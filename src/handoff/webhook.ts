import { createHmac } from 'node:crypto'
import { retrying } from '../chat/retrying.ts'
import type { SendTicket } from './create-handoff.ts'

export interface WebhookOptions {
  /** http or https; set by the operator. */
  url: string
  /** Signs what is sent; undefined: unsigned. */
  secret: string | undefined
  /** Milliseconds for one try; 3,000 unless told. */
  timeoutMs?: number
  /** Milliseconds before the second try, doubled for the third; 250 unless told. */
  firstWaitMs?: number
}

/** With their timeouts and waits under 10 s, which a shopper waits for an answer. */
const tries = 3

/** The webhook answered, and not with success. */
class WebhookRefused extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The hand-off webhook answered ${status}.`)
    this.name = 'WebhookRefused'
    this.status = status
  }
}

/** Worth another try: no answer, a server's trouble, too much at once. Any other answer would be the same again. */
const isTransient = (error: unknown): boolean =>
  !(error instanceof WebhookRefused) || error.status >= 500 || error.status === 429 || error.status === 408

/**
 * `v1=` and the hexadecimal HMAC-SHA-256 of `<timestamp>.<body>`. A receiver computes the same with the shared secret,
 * compares, and refuses a timestamp (seconds since the epoch) that is more than five minutes off.
 */
export const webhookSignature = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** A name and a password in the address are sent as the header that they mean: `fetch` takes no address with them. */
function addressOf(url: string): { address: string; authorization: { authorization?: string } } {
  const parsed = new URL(url)
  const { username, password } = parsed
  if (username === '' && password === '') return { address: url, authorization: {} }
  parsed.username = ''
  parsed.password = ''
  const given = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    address: parsed.href,
    authorization: { authorization: `Basic ${Buffer.from(given).toString('base64')}` },
  }
}

/**
 * Posts tickets as JSON to the operator's webhook, which has taken one when it answers 2xx. Redirects are not followed:
 * what a shopper said goes to the place that was set, and to no other.
 */
export function webhookSender({ url, secret, timeoutMs = 3_000, firstWaitMs = 250 }: WebhookOptions): SendTicket {
  const { address, authorization } = addressOf(url)
  return async (ticket, signal) => {
    const body = JSON.stringify(ticket)
    const post = async (): Promise<void> => {
      const timestamp = String(Math.floor(Date.now() / 1_000))
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...authorization,
          'idempotency-key': ticket.id,
          'x-shopclerk-timestamp': timestamp,
          ...(secret === undefined ? {} : { 'x-shopclerk-signature': webhookSignature(secret, timestamp, body) }),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      // What it says besides is of no use, however much it is.
      await response.body?.cancel()
      if (!response.ok) throw new WebhookRefused(response.status)
    }
    await retrying(post, {
      tries,
      initialDelay: firstWaitMs,
      maxDelay: 2_000,
      signal,
      onFailure: () => undefined,
      isFinal: (error) => !isTransient(error),
    })
  }
}
