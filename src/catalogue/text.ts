/**
 * Makes any text fit to be stored, indexed and shown: lone surrogates become U+FFFD, control
 * characters (null bytes too) become spaces, line ends become \n, and the ends are trimmed.
 * Doing it twice changes nothing.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(controlCharacters, ' ')
      .split('\n')
      // A regular expression for white space at an end takes the square of its length.
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** The same, on one line: each run of white space becomes one space. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(controlCharacters, ' ').replace(/\s+/g, ' ').trim()
}

/** C0 and C1 controls and DEL, except the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is for
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

/** Block elements of HTML: what follows them starts a new line. */
const blockTags = /<\/?(?:br|p|div|ul|ol|li|table|tr|h[1-6])(?:\s[^<>]*)?\/?>/gi
const inlineTags = /<\/?(?:b|i|u|em|strong|span|small|sup|sub|font|a|img|td|th|tbody|center)(?:\s[^<>]*)?\/?>/gi

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  reg: '®',
  copy: '©',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  micro: 'µ',
  ndash: '–',
  mdash: '—',
  bull: '•',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  euro: '€',
  pound: '£',
}

/**
 * The words of text that some exporters write with HTML tags, character references or a spelled-out
 * `\n` in it. Only known tags go, so '< 30 ppm' and 'Mini PC (<= 3L)' stay as they are.
 */
export function markupToText(text: string): string {
  const lines = text.replaceAll('\\n', '\n')
  if (!/[<&]/.test(lines)) return lines
  return lines
    .replace(blockTags, '\n')
    .replace(inlineTags, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}
