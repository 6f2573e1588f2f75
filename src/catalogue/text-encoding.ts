import { isUtf8 } from 'node:buffer'

/**
 * The bytes as UTF-8: those of a stream in UTF-16, told by its byte order mark or by the zero bytes of its first
 * two characters, are decoded and encoded anew; all others pass as they are.
 */
export async function* withoutUtf16(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let started = false
  let head: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    if (started) {
      if (decoder === undefined) yield chunk
      else yield Buffer.from(decoder.decode(chunk, { stream: true }))
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < 4) continue
    started = true
    const encoding = utf16Of(head)
    if (encoding !== undefined) decoder = new TextDecoder(encoding)
    yield decoder === undefined ? head : Buffer.from(decoder.decode(head, { stream: true }))
  }
  if (!started && head.length > 0) yield head
  const last = decoder?.decode()
  if (last !== undefined && last !== '') yield Buffer.from(last)
}

function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return undefined
}

export interface DecodedText {
  text: string
  /** Whether it holds bytes that are not UTF-8 and were read as Windows-1252. */
  repaired: boolean
}

/**
 * Decodes what should be UTF-8. Files that were put together out of several sources mix encodings, so what is no
 * UTF-8 is read, byte by byte, as Windows-1252 (of which Latin-1's letters are a part), while valid sequences around
 * it stay what they are. Undefined when a byte is neither: 0x81, 0x8d, 0x8f, 0x90 and 0x9d mean nothing in either.
 */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), repaired: false }
  let text = ''
  let start = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    const byte = bytes[at] ?? 0
    const character = byte >= 0xa0 ? String.fromCharCode(byte) : windows1252[byte - 0x80]
    if (character === undefined || character === ' ') return undefined
    text += bytes.toString('utf8', start, at) + character
    at++
    start = at
  }
  return { text: text + bytes.toString('utf8', start), repaired: true }
}

/** Bytes of the valid UTF-8 sequence that starts here; 0 when none does. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return lead >= 0xc2 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 0
}

/** 0x80 to 0x9f; a space stands for the five that mean nothing. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
