const ellipsis = '…'

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** The first `most` UTF-16 units of a text, with '…' as the last when something is left out; no pair is cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const end = most - ellipsis.length
  const isInPair = isHighSurrogate(text.charCodeAt(end - 1))
  return `${text.slice(0, isInPair ? end - 1 : end)}${ellipsis}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What mrkdwn would read as formatting: a marker that opens a word, and a quote at the start of a line. */
const opening = /(^|[^\p{L}\p{N}])([*_~`]+)(?=\S)/gu
const quote = /^(?=&gt;)/gm
const zeroWidthSpace = '\u200b'

/**
 * A text as mrkdwn that shows exactly it: `&`, `<` and `>` escaped, as Slack asks for, so that no mention, channel or
 * link can come of it, and formatting kept from opening by a space of no width.
 */
export function literal(text: string): string {
  const escaped = text.replace(/[&<>]/g, (character) => entities[character] ?? character)
  if (!/[*_~`]|&gt;/.test(escaped)) return escaped
  return escaped.replace(quote, zeroWidthSpace).replace(opening, `$1$2${zeroWidthSpace}`)
}

/** As `literal`, at most `most` UTF-16 units: no escape is cut in two. */
export function cutLiteral(text: string, most: number): string {
  const whole = literal(text.length > most ? cut(text, most) : text)
  if (whole.length <= most) return whole
  // Each character takes at most five; the longest beginning that fits is looked for by halves.
  let [fits, tooLong] = [0, Math.min(text.length, most)]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (literal(cut(text, middle)).length <= most) fits = middle
    else tooLong = middle
  }
  return literal(cut(text, fits))
}

/** A text in pieces of at most `most` UTF-16 units, parted between paragraphs, lines or words where there are any. */
export function pieces(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > most) {
    const window = rest.slice(0, most)
    const gap = ['\n\n', '\n', ' '].map((mark) => window.lastIndexOf(mark)).find((at) => at > most / 2)
    const end = gap ?? (isHighSurrogate(window.charCodeAt(most - 1)) ? most - 1 : most)
    parts.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}
