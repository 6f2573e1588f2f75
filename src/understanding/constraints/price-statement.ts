import type { Span } from '../spans.ts'
import type { Word } from '../words.ts'
import { endingWords, measureCues } from './measure-words.ts'
import { moneyCues } from './price-words.ts'

/** What the words around a price need to know of the catalogue. */
export interface PriceContext {
  /** ISO 4217. */
  currency: string
  /** Whether the word begins a brand or a colour, or names a kind of product: 'under 30 headphones'. */
  isProductWord(word: Word, index: number): boolean
}

/** One thing that is said of the price, in major units. */
export interface Statement extends Span {
  bound: 'min' | 'max' | 'about' | 'range'
  low: number
  high: number
  foreign: boolean
}

/** Whether a word for money stands in the comparing phrase or right before it. */
export function hasMoneyCue(words: readonly Word[], start: number, end: number): boolean {
  for (let index = Math.max(0, start - 2); index < end; index++)
    if (moneyCues.has(words[index]?.text ?? '')) return true
  return false
}

/**
 * Whether the words before a number say how large, old or good something is: 'size up to 30', 'weight of up to
 * 20'. In 'office chair around 100' the word between is the thing itself, so that the number is not of the office.
 */
export function hasMeasureCue(words: readonly Word[], start: number): boolean {
  const [before, earlier] = [words[start - 1]?.text ?? '', words[start - 2]?.text ?? '']
  if (moneyCues.has(before)) return false
  return measureCues.has(before) || (measureCues.has(earlier) && endingWords.has(before))
}
