import { ShopclerkError } from '../errors.ts'

/**
 * What a StateStore takes: past a size it refuses, past a count it forgets the oldest. The sizes are
 * some times what the channels and answers let through, so that only a defect meets them.
 */
export const storeLimits = {
  messageBytes: 128 * 1024,
  returnAddressBytes: 2 * 1024,
  replyBytes: 8 * 1024 * 1024,
  stateBytes: 256 * 1024,
  actionBytes: 256 * 1024,
  feedbackBytes: 64 * 1024,
  eventBytes: 64 * 1024,
  eventsInOneCall: 1_000,
  /** Of the eight looks of a picture in base64. */
  lookBytes: 128 * 1024,
  /** Searches by a picture that go on at a time: some 50 MB. */
  looksKept: 1_000,
  /** Milliseconds: a search by a picture goes on for no longer than a day. */
  looksKeptForMs: 86_400_000,
  feedbackKept: 50_000,
  eventsKept: 50_000,
  /** Messages, and as many replies, that one call of `takeOver` hands over: some megabytes of memory. */
  takenOverInOneCall: 50,
} as const

const tooLarge = (message: string): ShopclerkError => new ShopclerkError({ code: 'too-large', status: 413, message })

/**
 * `value` as JSON for storing.
 * @throws ShopclerkError 413 when it has more than `maxBytes` bytes of UTF-8; TypeError when it is no JSON value.
 */
export function encode(what: string, value: unknown, maxBytes: number): string {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`${what} is no JSON value.`)
  return withinBytes(what, text, maxBytes)
}

/**
 * `text` as it is.
 * @throws ShopclerkError 413 when it has more than `maxBytes` bytes of UTF-8.
 */
export function withinBytes(what: string, text: string, maxBytes: number): string {
  // A UTF-16 unit takes one to three bytes: most texts need not be counted.
  if (text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes) {
    throw tooLarge(`${what} has more than ${maxBytes} bytes.`)
  }
  return text
}

/** @throws ShopclerkError 413 for more events than one call stores. */
export function checkEventCount(count: number): void {
  if (count <= storeLimits.eventsInOneCall) return
  throw tooLarge(`At most ${storeLimits.eventsInOneCall} events are stored in one call.`)
}
