import { generateKeyPairSync, sign } from 'node:crypto'

const pair = generateKeyPairSync('ed25519')

/** A pair of keys that stands for the one by which Discord signs. */
export const keys = {
  privateKey: pair.privateKey,
  /** The public key as the Developer Portal shows it: the last 32 bytes of its standard form. */
  publicHex: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
}

export const signatureOf = (timestamp: string, body: string, key = keys.privateKey): string =>
  sign(null, Buffer.from(timestamp + body), key).toString('hex')
