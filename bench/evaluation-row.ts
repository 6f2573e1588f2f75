/** One figure of an evaluation. */
export interface EvaluationRow {
  name: string
  right: number
  of: number
  /** What was wrong, in one line each. */
  misses: string[]
}
