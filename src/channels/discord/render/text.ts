const ellipsis = '…'
const zeroWidthSpace = '\u200b'
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** UTF-16 units; what people see as one character is shorter, but for letters with heaps of marks. */
const longestCharacter = 100

/** The last place at or before `end` where a text can be cut with no character, as people see it, cut in two. */
function placeToCut(text: string, end: number): number {
  const at = graphemes.segment(text.slice(0, end + longestCharacter)).containing(end)?.index ?? end
  if (end - at < longestCharacter) return at
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end
}

/** The first `most` UTF-16 units of a text, with '…' as the last when something is left out; no character is cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, placeToCut(text, most - ellipsis.length)).trimEnd()}${ellipsis}`
}

/** Turns the direction of what comes after it, whoever wrote that. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g

/** What formats, links, mentions or hides wherever it stands. */
const markers = /[\\*_~`|<>[\]]/g
/** What makes a heading, a list or small print at the start of a line; quotes begin with a marker. */
const openings = /^([^\S\n]*)(#{1,3}(?=\s)|-#?(?=\s)|\+(?=\s))/gm
const numberings = /^([^\S\n]*\d+)([.)])(?=\s)/gm
/** `https://…` and the like, and `:smile:`. */
const colons = /:(?=\/\/|[\w+~-]+:)/g
/** Invites are recognised without a scheme. */
const invites = /(discord(?:app)?)\.(?=(?:gg|com)\b)/gi
const everybody = /@(?=everyone|here)/gi
/** Without any of these a text is markdown of itself; most titles are. */
const suspicious = /[\\*_~`|<>[\]:@\u202a-\u202e\u2066-\u2069]|^\s*[-#+\d]|discord/im

/**
 * A text as markdown of Discord that shows exactly it: no formatting, mention, emoji, timestamp, link or invite comes
 * of it. Backslashes are not shown; only within `@everyone` and `@here` there is a space of no width, as Discord takes
 * these for mentions even behind a backslash.
 */
export function literal(text: string): string {
  if (!suspicious.test(text)) return text
  return text
    .replace(directions, '')
    .replace(markers, '\\$&')
    .replace(openings, '$1\\$2')
    .replace(numberings, '$1\\$2')
    .replace(colons, '\\:')
    .replace(invites, '$1\\.')
    .replace(everybody, `@${zeroWidthSpace}`)
}

/** As `literal`, at most `most` UTF-16 units: no escape is cut in two. */
export function cutLiteral(text: string, most: number): string {
  const beginning = cut(text, most)
  const whole = literal(beginning)
  if (whole.length <= most) return whole
  // The longest beginning that fits is looked for by halves.
  let [fits, tooLong] = [0, beginning.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (literal(cut(text, middle)).length <= most) fits = middle
    else tooLong = middle
  }
  return literal(cut(text, fits))
}

/** On one line, with single spaces. */
export const inline = (text: string): string =>
  /^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text

/** Without what would turn the direction of the rest of a line. */
export const undirected = (text: string): string => text.replace(directions, '')

/** Discord refuses a text of nothing. */
export const filled = (text: string): string => (text.trim() === '' ? '–' : text)

/** A block of monospaced text. A backtick, which could end it, becomes an accent that looks like it. */
export const codeBlock = (text: string, language = ''): string => `\`\`\`${language}\n${asCode(text)}\n\`\`\``

/** Characters that `codeBlock` adds. */
export const codeBlockExtra = 8

export const asCode = (text: string): string =>
  text.replace(directions, '').replaceAll('`', 'ˋ').replace(everybody, `@${zeroWidthSpace}`)
