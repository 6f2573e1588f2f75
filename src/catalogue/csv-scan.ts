/** Bytes that mean something in delimited text (RFC 4180). */
export const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Where a row ends and the next one begins. */
export type RowEnd =
  | { kind: 'row'; end: number; next: number; lines: number }
  /** `at`: what follows a closing quote, or the end when there is none. */
  | { kind: 'malformed'; at: number }
  | { kind: 'incomplete' }

const incomplete: RowEnd = { kind: 'incomplete' }

/** Finds the end of the row that starts at `start`. */
export function rowEnd(bytes: Buffer, start: number, delimiter: number, atEnd: boolean): RowEnd {
  let at = start
  let lines = 1
  for (;;) {
    if (bytes[at] === quote) {
      const close = closingQuote(bytes, at + 1)
      if (close === -1) return atEnd ? { kind: 'malformed', at: bytes.length } : incomplete
      if (close + 1 === bytes.length && !atEnd) return incomplete
      lines += lineEndsBetween(bytes, at, close)
      at = close + 1
      if (at < bytes.length && bytes[at] !== delimiter && !isLineEnd(bytes[at])) return { kind: 'malformed', at }
    } else {
      while (at < bytes.length && bytes[at] !== delimiter && !isLineEnd(bytes[at])) at++
    }
    if (at >= bytes.length) return atEnd ? { kind: 'row', end: at, next: at, lines } : incomplete
    if (bytes[at] !== delimiter) {
      // A carriage return at the very end may be half of a line end.
      if (bytes[at] === carriageReturn && at + 1 === bytes.length && !atEnd) return incomplete
      return { kind: 'row', end: at, next: afterLineEnd(bytes, at), lines }
    }
    at++
  }
}

const isLineEnd = (byte: number | undefined): boolean => byte === lineFeed || byte === carriageReturn

const afterLineEnd = (bytes: Buffer, at: number): number =>
  bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1

/** -1 when there is none. */
function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from)
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2)
  return at
}

function lineEndsBetween(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) count++
  }
  return count
}

/** Where a line ends and the next one begins, whatever quotes say; undefined when its end is not there yet. */
export function lineEnd(bytes: Buffer, from: number): { at: number; next: number } | undefined {
  for (let at = from; at < bytes.length; at++) {
    if (isLineEnd(bytes[at])) {
      return bytes[at] === carriageReturn && at + 1 === bytes.length ? undefined : { at, next: afterLineEnd(bytes, at) }
    }
  }
  return undefined
}
