import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Seconds that a request may be away from our clock, to either side. */
const mostSecondsOff = 300

/** What comes before the 32 bytes of an Ed25519 key in its standard form (RFC 8410). */
const keyHeader = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * The key that Discord signs with, of its 64 hexadecimal digits.
 * @throws Error for what is no point of the curve.
 */
export const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([keyHeader, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' })

export interface SignedRequest {
  /** The header X-Signature-Timestamp: seconds since the epoch. */
  timestamp: unknown
  /** The header X-Signature-Ed25519: 128 hexadecimal digits. */
  signature: unknown
  body: Buffer
}

/**
 * Whether Discord has sent this, lately (docs.discord.com/developers/interactions/overview#setting-up-an-endpoint). A
 * stamp of the future is refused as an old one is.
 */
export function isFromDiscord({ timestamp, signature, body }: SignedRequest, key: KeyObject, nowMs: number): boolean {
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false
  if (typeof signature !== 'string' || !/^[\da-f]{128}$/i.test(signature)) return false
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > mostSecondsOff) return false
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))
}
