import { isUtf8 } from 'node:buffer'

/** A line of a feed. Lines count from 1, bytes from 0; both before decoding and after decompression. */
export interface FeedLine {
  number: number
  /** Where its first byte stands. */
  offset: number
  /** Without its line end and without a byte order mark; undefined when it cannot be read. */
  text: string | undefined
  /** Why `text` is undefined. */
  problem?: string
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const byteOrderMark = [0xef, 0xbb, 0xbf] as const

/**
 * Splits a stream of UTF-8 into its lines. Blank lines are counted and left out. A line of more than
 * `maxLineBytes` is named but not kept: no more than that, and one chunk of the stream, is ever held.
 */
export async function* feedLines(chunks: AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<FeedLine> {
  const lines = new LineAssembler(maxLineBytes)
  for await (const chunk of chunks) yield* lines.push(chunk)
  yield* lines.end()
}

/** The line that is being read, in the pieces in which it arrived. */
class LineAssembler {
  readonly #maxLineBytes: number
  #pieces: Uint8Array[] = []
  #bytes = 0
  #number = 1
  #offset = 0

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes
  }

  *push(chunk: Uint8Array): Generator<FeedLine> {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#keep(chunk.subarray(start, end))
      yield* this.#finish(1)
      start = end + 1
    }
    // Copied, because a stream may use the memory of its chunk again.
    if (start < chunk.length) this.#keep(chunk.slice(start))
  }

  *end(): Generator<FeedLine> {
    yield* this.#finish(0)
  }

  #keep(piece: Uint8Array): void {
    this.#bytes += piece.length
    if (this.#bytes > this.#maxLineBytes + lineEndBytes) this.#pieces = []
    else this.#pieces.push(piece)
  }

  *#finish(terminatorBytes: number): Generator<FeedLine> {
    const line = this.#read()
    if (line !== undefined) yield { number: this.#number, offset: this.#offset, ...line }
    this.#offset += this.#bytes + terminatorBytes
    this.#number++
    this.#pieces = []
    this.#bytes = 0
  }

  #read(): Pick<FeedLine, 'text' | 'problem'> | undefined {
    const tooLong = {
      text: undefined,
      problem: `line: must be at most ${this.#maxLineBytes} bytes (has ${this.#bytes})`,
    }
    if (this.#bytes > this.#maxLineBytes + lineEndBytes) return tooLong
    const content = this.#content()
    if (content.length > this.#maxLineBytes) return tooLong
    if (!isUtf8(content)) return { text: undefined, problem: 'line: must be UTF-8' }
    const text = content.toString('utf8')
    return text.trim() === '' ? undefined : { text }
  }

  #content(): Buffer {
    let line = this.#pieces.length === 1 && this.#pieces[0] ? view(this.#pieces[0]) : Buffer.concat(this.#pieces)
    if (this.#number === 1 && byteOrderMark.every((byte, i) => line[i] === byte)) line = line.subarray(3)
    return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line
  }
}

/** A carriage return and a byte order mark do not count. */
const lineEndBytes = 4

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
