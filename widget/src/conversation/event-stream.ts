/** One event of a stream: what it is called, its data, and the id that a reader goes on after. */
export interface RawEvent {
  name: string
  data: string
  id: string | undefined
}

/** A stream held more than this without an end of its event. */
export class TooLongError extends Error {}

/**
 * Reads `text/event-stream` (HTML standard, section 9.2.6) in pieces as they come. Written here, and not taken from a
 * package, because it is a twentieth of what a page loads of the widget; a test holds it against such a package.
 */
export class EventStreamReader {
  readonly #maxCharacters: number
  #rest = ''
  #data: string[] = []
  #characters = 0
  #name = ''
  #id: string | undefined
  #isFirst = true

  /** Events of more characters than this are refused. */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters
  }

  /** The events that `chunk` completes. Throws TooLongError. */
  read(chunk: string): RawEvent[] {
    const text = this.#rest + (this.#isFirst ? chunk.replace(/^\uFEFF/, '') : chunk)
    this.#isFirst &&= chunk === ''
    // A carriage return at the end may be half of a line's end.
    const lines = text.split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    if (this.#rest.length + this.#characters > this.#maxCharacters) throw new TooLongError()
    return lines.map((line) => this.#line(line)).filter((event) => event !== undefined)
  }

  #line(line: string): RawEvent | undefined {
    if (line === '') return this.#dispatch()
    const [, field = line, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
    if (field === 'data') {
      this.#data.push(value)
      this.#characters += value.length
    }
    if (field === 'event') this.#name = value
    if (field === 'id' && !value.includes('\0')) this.#id = value
    return undefined
  }

  #dispatch(): RawEvent | undefined {
    const event = { name: this.#name, data: this.#data.join('\n'), id: this.#id }
    const isNothing = this.#data.length === 0
    this.#data = []
    this.#characters = 0
    this.#name = ''
    return isNothing ? undefined : event
  }
}
