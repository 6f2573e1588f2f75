import { lineEnd, quote, type RowEnd, rowEnd } from './csv-scan.ts'
import { FeedError } from './feed-record.ts'
import { decodeText } from './text-encoding.ts'

/** A row of a delimited text. `line`: where it starts, from 1. */
export type CsvRow =
  | {
      line: number
      fields: string[]
      /** Of its text, in UTF-16 units. */
      length: number
      /** Whether it was not UTF-8 and was read as Windows-1252. */
      repaired: boolean
    }
  | { line: number; problem: string }

const comma = 0x2c
const semicolon = 0x3b
const tab = 0x09

/**
 * Splits a stream of delimited text (RFC 4180; commas, semicolons or tabs, told by the first line; any line ends)
 * into rows. The first row is the header: every row after it has as many fields, or is named with what is wrong.
 * Blank lines and rows of blank fields are counted and left out.
 *
 * A quote that is left open would swallow the rest of a file. It is taken for one when what it opens ends in
 * something else than a field's end, in a row of another width, or not within `maxRowBytes`: then the row is named by
 * its first line, and reading goes on with the next line that begins a row of the header's width. No more than
 * `maxRowBytes` and one chunk of the stream is held.
 *
 * The rows are found here and not by a library, because going on after such a row needs the bytes again, and
 * because each row has its own encoding.
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>, maxRowBytes: number): AsyncGenerator<CsvRow> {
  const reader = new RowReader(maxRowBytes)
  for await (const chunk of chunks) yield* reader.push(chunk)
  yield* reader.end()
}

/** What one step of reading comes to: rows that are known now, and how much of the bytes is done with. */
interface Step {
  rows: CsvRow[]
  next: number
  lines: number
}

class RowReader {
  readonly #maxRowBytes: number
  #bytes: Buffer = Buffer.alloc(0)
  #line = 1
  #delimiter: number | undefined
  /** Of the header. */
  #width: number | undefined
  /** A row that was given up, until the next whole row is found. */
  #lost: { line: number; problem: string } | undefined
  /** Whether the rest of a line that was given up is still to come. */
  #skipping = false

  constructor(maxRowBytes: number) {
    this.#maxRowBytes = maxRowBytes
  }

  *push(chunk: Uint8Array): Generator<CsvRow> {
    this.#bytes = Buffer.concat([this.#bytes, chunk])
    yield* this.#rows(false)
  }

  *end(): Generator<CsvRow> {
    yield* this.#rows(true)
    if (this.#lost !== undefined) {
      yield { ...this.#lost, problem: `${this.#lost.problem}; no whole row follows` }
    }
  }

  *#rows(atEnd: boolean): Generator<CsvRow> {
    let at = 0
    while (at < this.#bytes.length) {
      const step = this.#step(at, atEnd)
      if (step === undefined) break
      at = step.next
      this.#line += step.lines
      yield* step.rows
    }
    this.#bytes = this.#bytes.subarray(at)
  }

  /** Undefined when more bytes are needed. */
  #step(at: number, atEnd: boolean): Step | undefined {
    if (this.#skipping) return this.#skipLine(at)
    if (this.#delimiter === undefined) return this.#start(at, atEnd)
    const end = rowEnd(this.#bytes, at, this.#delimiter, atEnd)
    // What a malformed row is taken for depends on its whole first line.
    const isPart = end.kind === 'malformed' && !atEnd && lineEnd(this.#bytes, at) === undefined
    if (end.kind === 'incomplete' || isPart) {
      return this.#bytes.length - at > this.#maxRowBytes ? this.#giveUp(at, this.#tooLong(at)) : undefined
    }
    if (end.kind === 'row') return this.#row(at, end)
    return this.#literalRow(at) ?? this.#malformed(at, end.at)
  }

  /** The first line: a byte order mark goes, and `sep=;`, with which spreadsheets name the delimiter. */
  #start(at: number, atEnd: boolean): Step | undefined {
    const end = lineEnd(this.#bytes, at)
    if (end === undefined && !atEnd) {
      if (this.#bytes.length - at <= this.#maxRowBytes) return undefined
      throw new FeedError(`has a first line of more than ${this.#maxRowBytes} bytes. Is it delimited text?`)
    }
    const line = this.#bytes.subarray(at, end?.at)
    if (this.#line === 1 && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf) {
      this.#bytes = this.#bytes.subarray(at + 3)
      return this.#start(0, atEnd)
    }
    const text = line.toString('latin1')
    const named = /^"?sep=([,;\t])"?$/i.exec(text)?.[1]
    if (named !== undefined || text.trim() === '') {
      if (named !== undefined) this.#delimiter = named.charCodeAt(0)
      return { rows: [], next: end?.next ?? this.#bytes.length, lines: 1 }
    }
    this.#delimiter = delimiterOf(text)
    return { rows: [], next: at, lines: 0 }
  }

  #row(at: number, { end, next, lines }: Extract<RowEnd, { kind: 'row' }>): Step {
    if (end - at > this.#maxRowBytes) return this.#giveUp(at, this.#tooLong(at))
    const decoded = decodeText(this.#bytes.subarray(at, end))
    if (decoded === undefined) return this.#refuse(next, lines, 'record: is neither UTF-8 nor Windows-1252')
    const { text, repaired } = decoded
    if (text.trim() === '') return { rows: [], next, lines }
    const fields = this.#fitted(fieldsOf(text, String.fromCharCode(this.#delimiter ?? comma)))
    if (typeof fields === 'string') return lines > 1 ? this.#giveUp(at, fields) : this.#refuse(next, lines, fields)
    // Spreadsheets write such rows behind the last one that is used.
    if (fields.every((field) => field.trim() === '')) return { rows: [], next, lines }
    const row = { line: this.#line, fields, length: text.length, repaired }
    return { rows: [...this.#found(), row], next, lines }
  }

  /** As many fields as the header has, or what is wrong. More of them are no fault when they are blank. */
  #fitted(fields: string[]): string[] | string {
    if (this.#width === undefined) {
      this.#width = fields.findLastIndex((name) => name.trim() !== '') + 1
      return fields.slice(0, this.#width)
    }
    const extra = fields.slice(this.#width)
    if (fields.length >= this.#width && extra.every((field) => field.trim() === '')) return fields.slice(0, this.#width)
    return `record: has ${fields.length} columns, the header has ${this.#width}`
  }

  /** In tab-separated text of many exporters a quote means nothing: `"Best" mug` is a value. */
  #literalRow(at: number): Step | undefined {
    if (this.#delimiter !== tab || this.#width === undefined) return undefined
    const end = lineEnd(this.#bytes, at)
    const decoded = decodeText(this.#bytes.subarray(at, end?.at))
    const fields = decoded === undefined ? '' : this.#fitted(decoded.text.split('\t'))
    if (decoded === undefined || typeof fields === 'string') return undefined
    const row = { line: this.#line, fields, length: decoded.text.length, repaired: decoded.repaired }
    return { rows: [...this.#found(), row], next: end?.next ?? this.#bytes.length, lines: 1 }
  }

  /** On one line it is a quote that is not doubled; over several, one that was not closed on its own. */
  #malformed(at: number, where: number): Step {
    const end = lineEnd(this.#bytes, at)
    if (end !== undefined && where > end.at) return this.#giveUp(at, 'record: a quote is left open')
    const next = end?.next ?? this.#bytes.length
    const isOpen = where >= this.#bytes.length
    return this.#refuse(
      next,
      1,
      isOpen ? 'record: a quote is left open' : 'record: a quote inside a quoted field is not doubled',
    )
  }

  #tooLong(at: number): string {
    const isOneLine = lineEnd(this.#bytes, at) === undefined
    return isOneLine
      ? `record: must be at most ${this.#maxRowBytes} bytes`
      : `record: must be at most ${this.#maxRowBytes} bytes, or a quote is left open`
  }

  #refuse(next: number, lines: number, problem: string): Step {
    if (this.#lost !== undefined) return { rows: [], next, lines }
    return { rows: [{ line: this.#line, problem }], next, lines }
  }

  #giveUp(at: number, problem: string): Step {
    this.#lost ??= { line: this.#line, problem }
    this.#skipping = true
    return this.#skipLine(at)
  }

  #skipLine(at: number): Step {
    const end = lineEnd(this.#bytes, at)
    if (end === undefined) return { rows: [], next: this.#bytes.length, lines: 0 }
    this.#skipping = false
    return { rows: [], next: end.next, lines: 1 }
  }

  /** A whole row was found: the one that was given up is named, with where reading went on. */
  #found(): CsvRow[] {
    if (this.#lost === undefined) return []
    const { line, problem } = this.#lost
    this.#lost = undefined
    return [{ line, problem: `${problem}; reading went on at line ${this.#line}` }]
  }
}

/** The one of the three that stands most often outside quotes. */
function delimiterOf(line: string): number {
  const counts = new Map([tab, semicolon, comma].map((delimiter) => [delimiter, 0]))
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === quote) quoted = !quoted
    else if (!quoted && counts.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** The fields of a row that is known to be well formed. */
function fieldsOf(row: string, delimiter: string): string[] {
  if (!row.includes('"')) return row.split(delimiter)
  const fields: string[] = []
  for (let at = 0; at <= row.length; ) {
    const isQuoted = row[at] === '"'
    let end = at
    if (isQuoted) {
      end = row.indexOf('"', at + 1)
      while (row[end + 1] === '"') end = row.indexOf('"', end + 2)
      fields.push(row.slice(at + 1, end).replaceAll('""', '"'))
      end++
    } else {
      end = row.indexOf(delimiter, at)
      if (end === -1) end = row.length
      fields.push(row.slice(at, end))
    }
    at = end + 1
  }
  return fields
}
