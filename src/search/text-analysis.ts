/** One word of a query: the forms of it, any of which is a match; each form is a list of tokens that must all be there. */
export interface AnalysedWord {
  /** As the shopper wrote it, folded. */
  text: string
  forms: string[][]
}
export type AnalysedQuery = AnalysedWord[]
