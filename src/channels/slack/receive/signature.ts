import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a request may be away from our clock, to either side, as Slack advises. */
const mostSecondsOff = 300

export interface SignedRequest {
  /** The header X-Slack-Request-Timestamp: seconds since the epoch. */
  timestamp: unknown
  /** The header X-Slack-Signature. */
  signature: unknown
  body: Buffer
}

/**
 * Whether Slack has sent this, lately: version v0 of its signatures
 * (docs.slack.dev/authentication/verifying-requests-from-slack). A stamp of the future is refused as an old one is.
 */
export function isFromSlack({ timestamp, signature, body }: SignedRequest, secret: string, nowMs: number): boolean {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp) || typeof signature !== 'string') return false
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > mostSecondsOff) return false
  const expected = Buffer.from(slackSignature(body, secret, timestamp))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export const slackSignature = (body: Buffer | string, secret: string, timestamp: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
