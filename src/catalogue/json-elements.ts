/** An element of a list in a JSON document. `line`: where it starts, from 1. */
export type JsonElement = { line: number; text: string } | { line: number; problem: string }

const lineFeed = 0x0a
const quote = 0x22
const backslash = 0x5c

/**
 * Splits a JSON document, whose list of objects starts after `listStart` bytes, into the texts of its objects, without
 * parsing the whole. An object of more than `maxBytes` is named but not kept: no more than that and one chunk is held.
 * What stands behind the list is left out. An object that is never closed takes the rest of the document with it.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Uint8Array>,
  listStart: number,
  maxBytes: number,
): AsyncGenerator<JsonElement> {
  const splitter = new ElementSplitter(listStart, maxBytes)
  for await (const chunk of chunks) {
    yield* splitter.push(chunk)
    if (splitter.ended) return
  }
  yield* splitter.end()
}

class ElementSplitter {
  ended = false
  readonly #maxBytes: number
  #toSkip: number
  #line = 1
  #depth = 0
  #inString = false
  #escaped = false
  /** Of the element that is being read. */
  #pieces: Uint8Array[] = []
  #bytes = 0
  #startLine = 1

  constructor(listStart: number, maxBytes: number) {
    this.#toSkip = listStart
    this.#maxBytes = maxBytes
  }

  *push(chunk: Uint8Array): Generator<JsonElement> {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (byte === lineFeed) this.#line++
      if (this.#toSkip > 0) {
        this.#toSkip--
      } else if (this.#depth > 0) {
        if (!this.#closes(byte)) continue
        this.#keep(chunk.slice(start, at + 1))
        yield this.#element()
      } else if (byte === 0x7b) {
        this.#depth = 1
        this.#startLine = this.#line
        start = at
      } else if (byte === 0x5d) {
        this.ended = true
        return
      }
    }
    // Copied, because a stream may use the memory of its chunk again.
    if (this.#depth > 0) this.#keep(chunk.slice(start))
  }

  *end(): Generator<JsonElement> {
    if (this.#depth > 0) yield { line: this.#startLine, problem: 'record: is not closed before the end of the file' }
  }

  /** Whether this byte of an element ends it. */
  #closes(byte: number): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false
      else if (byte === backslash) this.#escaped = true
      else if (byte === quote) this.#inString = false
      return false
    }
    if (byte === quote) this.#inString = true
    else if (byte === 0x7b || byte === 0x5b) this.#depth++
    else if (byte === 0x7d || byte === 0x5d) this.#depth--
    return this.#depth === 0
  }

  #keep(piece: Uint8Array): void {
    this.#bytes += piece.length
    if (this.#bytes > this.#maxBytes) this.#pieces = []
    else this.#pieces.push(piece)
  }

  #element(): JsonElement {
    const line = this.#startLine
    const isTooLong = this.#bytes > this.#maxBytes
    const bytes = Buffer.concat(this.#pieces)
    const problem = isTooLong ? `record: must be at most ${this.#maxBytes} bytes (has ${this.#bytes})` : undefined
    this.#pieces = []
    this.#bytes = 0
    return problem === undefined ? { line, text: bytes.toString('utf8') } : { line, problem }
  }
}
