import type { Word } from './words.ts'

/** A phrase that stands at a place of a message. */
export interface PhraseMatch<Meaning> {
  length: number
  meaning: Meaning
}

/** Looks up phrases by the words they are made of; the longest at a place counts. */
export interface Phrases<Meaning> {
  at(words: readonly Word[], index: number): PhraseMatch<Meaning> | undefined
}

/** Builds a table from texts of phrases, separated by commas, each written as `wordsOf` gives it (dont, whats). */
export function phrases<Meaning>(lines: readonly (readonly [Meaning, string])[]): Phrases<Meaning> {
  const byFirst = new Map<string, { rest: string[]; meaning: Meaning }[]>()
  for (const [meaning, line] of lines) {
    for (const phrase of line.split(',')) {
      const [first = '', ...rest] = phrase.trim().split(/\s+/)
      byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, meaning }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.rest.length - a.rest.length)
  return {
    at(words, index) {
      const found = byFirst
        .get(words[index]?.text ?? '')
        ?.find(({ rest }) => rest.every((text, offset) => words[index + 1 + offset]?.text === text))
      return found && { length: found.rest.length + 1, meaning: found.meaning }
    },
  }
}

/** A set of single words, from a text of words. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
