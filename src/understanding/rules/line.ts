import type { Word } from '../words.ts'

/** Words that a rule looks at: nobody needs more to say what they want, and a text of 4,000 characters must cost little. */
const mostWords = 300

/** A message as one line of folded words without punctuation, for the patterns of the rules. */
export function lineOf(words: readonly Word[]): string {
  return words
    .filter(({ kind, text }) => kind !== 'mark' || text === '#')
    .slice(0, mostWords)
    .map(({ text }) => text)
    .join(' ')
}

/**
 * A pattern that finds any of the phrases as whole words. A phrase may hold the signs of a regular
 * expression; none may hold a repetition without a bound, so that matching takes linear time.
 */
export const anyOf = (...phrases: readonly string[]): RegExp => new RegExp(`(?<![^ ])(?:${phrases.join('|')})(?![^ ])`)

/** A pattern that one of the phrases matches from the first word to the last. */
export const wholly = (...phrases: readonly string[]): RegExp => new RegExp(`^(?:${phrases.join('|')})$`)

/** Any few words, at most `characters` long, between two words of a phrase. */
export const within = (characters: number): string => `(?: .{0,${characters}})? `

const courtesies = new Set(
  'ok okay oh ah hmm hm well so please pls plz just and now lets hey hi hello no actually then again thanks thx'.split(
    ' ',
  ),
)

/** The line without courtesy around it: 'ok now show me more please' is 'show me more'. */
export function withoutCourtesy(line: string): string {
  const words = line.replace(/^(?:can|could|would) (?:you|u) /, '').split(' ')
  const start = words.findIndex((word) => !courtesies.has(word))
  if (start === -1) return ''
  return words
    .slice(start, words.findLastIndex((word) => !courtesies.has(word)) + 1)
    .join(' ')
    .replace(/^(?:can|could|would) (?:you|u) /, '')
}
