import { isProductNumber } from './product-number.ts'
import { type AnalysedQuery, analyseQuery } from './text-analysis.ts'

/** The words of a search; a product number among them is never given up for the sake of the others. */
export function wordsOf(text: string): AnalysedQuery {
  return analyseQuery(text).map((word) => (isProductNumber(word.text) ? { ...word, required: true } : word))
}

/**
 * The same words, of which the one that says what is looked for must say what the product is; undefined when none
 * does. An order by price takes the place of relevance, which otherwise keeps what only mentions a laptop behind them.
 */
export const ofKind = (words: AnalysedQuery): AnalysedQuery | undefined =>
  words.some(({ head }) => head) ? words.map((word) => (word.head ? { ...word, isKind: true } : word)) : undefined
