import { type AnalysedWord, analyseQuery, isEmptyWord } from '../text-analysis.ts'
import { pairs, segments } from '../tokens.ts'

/** A name of a thing. */
export interface Name {
  /** As the list has it. */
  text: string
  /** The ways in which products may write it: each a phrase of tokens. */
  forms: string[][]
  /** Whether it also means other things. */
  isAmbiguous: boolean
}

/** Tokens of a text as they follow each other in a product's. */
const tokensOf = (text: string): string[][] =>
  segments(text).map(({ segment }) => (segment.kind === 'run' ? pairs(segment.text) : segment.parts))

const ambiguous = /\s*\?$/u

/** A name as a list has it, without the question mark of those that also mean other things. */
export const plainName = (text: string): string => text.replace(ambiguous, '')

/** 'usb stick' as two words and as one; 'wi-fi' likewise. Of three words and more none are written as one. */
export function nameOf(text: string): Name {
  const words = tokensOf(text)
  const phrase = words.flat()
  const isJoinable = phrase.length > 1 && words.length <= 2
  const isAmbiguous = ambiguous.test(text)
  return { text: plainName(text), isAmbiguous, forms: isJoinable ? [phrase, [phrase.join('')]] : [phrase] }
}

/**
 * What a name is found by: its tokens without what stands between them, so that 'usb stick', 'USB sticks', 'usb-stick'
 * and 'usbstick' are one. Empty for a text without letters and digits.
 */
export const nameKey = (text: string): string => tokensOf(text).flat().join('')

/** The same of a name. */
export const keyOfName = ({ forms }: Pick<Name, 'forms'>): string => forms[0]?.join('') ?? ''

/** The keys under which a name may be typed: also without the words that say nothing ('all in one', 'pair of scissors'). */
export const keysOf = ({ text, forms }: Pick<Name, 'text' | 'forms'>): string[] => {
  const key = keyOfName({ forms })
  // Most names: what a query makes of them is known without analysing them, of which there are thousands.
  if (isTypedAsListed(text)) return [key]
  const ways = new Set([text, text.replaceAll('-', ' ')])
  return [...new Set([key, ...[...ways].map((way) => analyseQuery(way).map(keyOfWord).join(''))])]
}

/** Plain words, each once, all of which a query keeps. */
function isTypedAsListed(text: string): boolean {
  if (!/^[a-z ]+$/u.test(text)) return false
  const words = text.split(' ')
  return !words.some(isEmptyWord) && new Set(words).size === words.length
}

const keyOfWord = ({ text }: AnalysedWord): string => nameKey(text)
