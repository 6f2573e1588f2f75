/** Of a long text, enough to know it again. */
const longestQuoted = 60

/** A text as it is named in a sentence: on one line, shortened, in quotation marks. */
export function quoted(text: string): string {
  const characters = [...text.trim().replace(/\s+/gu, ' ')]
  const shown = characters.length <= longestQuoted ? characters : [...characters.slice(0, longestQuoted - 1), '…']
  return `“${shown.join('')}”`
}
