import { fold } from '../fold.ts'

/** The text with words replaced wherever they stand as such; `from` is folded. All else stays as it was written. */
export function replaceWords(text: string, replacements: readonly { from: string; to: string }[]): string {
  const byWord = new Map(replacements.map(({ from, to }) => [from, to]))
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => byWord.get(fold(word)) ?? word)
}
