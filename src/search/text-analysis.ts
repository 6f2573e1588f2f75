import { fold } from './fold.ts'

/** One word of a query: the forms of it, any of which is a match; each form is a list of tokens that must all be there. */
export interface AnalysedWord {
  /** As the shopper wrote it, folded. */
  text: string
  forms: string[][]
}
export type AnalysedQuery = AnalysedWord[]

/** Tokens of a text for the index. */
export function analyseText(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** Words of a query. */
export function analyseQuery(text: string): AnalysedQuery {
  return [...new Set(analyseText(text))].slice(0, 32).map((word) => ({ text: word, forms: [[word]] }))
}
