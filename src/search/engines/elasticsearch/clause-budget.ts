import type { AnalysedQuery } from '../../text-analysis.ts'
import type { Query } from './filter-query.ts'

/**
 * Lucene refuses a query of more conditions than its node allows for its memory and threads
 * (`indices.query.bool.max_clause_count`); no node allows fewer than 1,024. Some are left for what the count does not see.
 */
export const mostClauses = 900

/** Those that are one condition each, however many terms they hold. */
const leaves = new Set(['term', 'terms', 'match_phrase', 'range', 'ids'])

/** How many conditions a query is made of. */
export function clausesOf(query: unknown): number {
  if (Array.isArray(query)) return query.reduce((sum: number, each) => sum + clausesOf(each), 0)
  if (typeof query !== 'object' || query === null) return 0
  return Object.entries(query).reduce((sum, [name, part]) => sum + (leaves.has(name) ? 1 : clausesOf(part)), 0)
}

/**
 * The query that `build` makes of the words. Of many words with many forms each (other names, two words written as one)
 * as many of the first forms as there is room for: the first is the word as it was typed.
 */
export function withinClauses(words: AnalysedQuery, build: (words: AnalysedQuery) => Query): Query {
  const query = build(words)
  if (clausesOf(query) <= mostClauses) return query
  const most = Math.max(...words.map(({ forms }) => forms.length))
  if (most <= 1) return query
  return withinClauses(withForms(words, most - 1), build)
}

const withForms = (words: AnalysedQuery, most: number): AnalysedQuery =>
  words.map(({ forms, typed, ...word }) => ({
    ...word,
    forms: forms.slice(0, most),
    ...(typed === undefined ? {} : { typed: typed.slice(0, most) }),
  }))
