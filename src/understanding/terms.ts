import { chatPhrases, chatWords, fixedExpressions, relatives } from './chat-words.ts'
import { measureUnits } from './constraints/measure-words.ts'
import type { ExpressionAt } from './lexicon-index.ts'
import { ordinaryWords } from './ordinary-words.ts'
import { singular } from './singular.ts'
import type { Taken } from './spans.ts'
import type { Word } from './words.ts'

/** The search analyses at most this many words. */
export const mostTerms = 32

/** Longest term kept; longer ones are no words. */
const longestTerm = 60

/**
 * The words to search for: what is left when limits, references and chat are taken out, lower-case and
 * singular, each once, in the order they were said. Of a category's name (`expressionAt`) every word is kept.
 */
export function readTerms(words: readonly Word[], taken: Taken, expressionAt: ExpressionAt = noExpressions): string[] {
  const terms: string[] = []
  for (let index = 0; index < words.length && terms.length < mostTerms; ) {
    const fixed = taken.has(index) ? 0 : (fixedExpressions.at(words, index)?.length ?? expressionAt(words, index))
    const chat = fixed === 0 ? chatPhrases.at(words, index) : undefined
    const length = fixed > 0 ? fixed : (chat?.length ?? 1)
    for (let at = index; at < index + length; at++) {
      const term = taken.has(at) || chat !== undefined ? undefined : termAt(words, at, fixed > 0)
      if (term !== undefined && !terms.includes(term)) terms.push(term)
    }
    index += length
  }
  return terms
}

const noExpressions: ExpressionAt = () => 0

function termAt(words: readonly Word[], index: number, isFixed: boolean): string | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  // 27" is 27 inches.
  if (word.kind === 'mark')
    return /["″”]/.test(word.text) && word.glued && words[index - 1]?.kind === 'number' ? 'inch' : undefined
  if (word.kind === 'currency') return undefined
  const before = words[index - 1]
  const isMeasured = before?.kind === 'number' && measureUnits.has(word.text)
  if (!isFixed && !isMeasured && (chatWords.has(word.text) || isRelative(word, before))) return undefined
  return singular(word.text).slice(0, longestTerm) || undefined
}

/** 'my dad', 'for mom'; 'for brother' may be the brand. */
function isRelative({ text }: Word, before: Word | undefined): boolean {
  if (!relatives.has(text)) return false
  const owner = before?.text ?? ''
  return /^(?:my|our|his|her|their|your|a)$/.test(owner) || (owner === 'for' && !ordinaryWords.has(text))
}
