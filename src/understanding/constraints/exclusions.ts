import { chatWords } from '../chat-words.ts'
import { singular } from '../singular.ts'
import type { Span, Taken } from '../spans.ts'
import type { Word } from '../words.ts'
import { add } from './brands.ts'
import type { Scope } from './scopes.ts'

/** What is ruled out is said in at most this many words ('numeric keypad'). */
const mostWords = 2

/** Longest word kept; longer ones are no words. */
const longestWord = 60

/**
 * Reads what must not be there in words that are neither brands nor colours: 'without rgb', 'no
 * numeric keypad', 'except refurbished ones'. `isAsked` says whether something was asked for before
 * the message; if nothing was, 'no' before two words begins a thing's name ('no frost fridge').
 */
export function readExclusions(
  words: readonly Word[],
  taken: Taken,
  scopes: readonly Scope[],
  isAsked: boolean,
): { excludeTerms: string[]; spans: Span[] } {
  const reading: { excludeTerms: string[]; spans: Span[] } = { excludeTerms: [], spans: [] }
  let asked = isAsked
  for (let index = 0; index < words.length; ) {
    const word = words[index]
    const isContent = word !== undefined && word.kind !== 'mark' && !taken.has(index) && !chatWords.has(word.text)
    if (!isContent || scopes[index] !== 'excluded') {
      asked ||= isContent
      index++
      continue
    }
    const end = phraseEnd(words, index, taken, scopes)
    const namesThing = !asked && words[index - 1]?.text === 'no' && end - index > 1
    if (!namesThing) {
      const phrase = words
        .slice(index, end)
        .map(({ text }) => singular(text))
        .join(' ')
      add(reading.excludeTerms, phrase.slice(0, longestWord))
      reading.spans.push({ start: index, end })
    }
    asked = true
    index = end
  }
  return reading
}

function phraseEnd(words: readonly Word[], start: number, taken: Taken, scopes: readonly Scope[]): number {
  let end = start + 1
  while (end < start + mostWords && scopes[end] === 'excluded' && !taken.has(end)) {
    const word = words[end]
    if (word === undefined || word.kind !== 'word' || chatWords.has(word.text)) break
    end++
  }
  return end
}
