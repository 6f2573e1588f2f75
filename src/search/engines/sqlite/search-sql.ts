import type { SQLInputValue } from 'node:sqlite'
import type { EngineQuery, SearchFilters } from '../../engine.ts'
import { foldGtin, foldNumber } from '../../product-number.ts'
import { type Condition, filterConditions } from './filter-sql.ts'
import { matchExpression } from './fts-expression.ts'

/** A statement that gives, in one row, the keys of all products that match as a JSON array `keys`. */
export interface MatchStatement {
  sql: string
  params: SQLInputValue[]
}

/**
 * The products that match a query, inside its limits; undefined when none can. One array costs a
 * third of what a row a product does, and all of them are needed: to rank, to count and for the total.
 */
export function matchStatement({
  words,
  match,
  filters,
}: Pick<EngineQuery, 'words' | 'match' | 'filters'>): MatchStatement | undefined {
  const conditions = filterConditions(filters)
  if (words.length === 0) return match === 'some' ? undefined : select('products p', [isLive, ...conditions])
  const expression = matchExpression(words, match)
  if (expression === undefined) return undefined
  const matches = { sql: 'words MATCH ?', params: [expression] }
  if (conditions.length === 0) return select('words', [matches], 'rowid')
  // CROSS JOIN: the words first. Looking each product of a filter up in the index would cost more.
  return select('words CROSS JOIN products p ON p.key = words.rowid', [matches, ...conditions])
}

/** The products that carry this SKU, GTIN or model number, inside the limits. */
export function numberStatement(number: string, filters: SearchFilters): MatchStatement {
  const carries = {
    sql: "p.key IN (SELECT product FROM numbers WHERE (number = ? AND kind <> 'gtin') OR (number = ? AND kind = 'gtin'))",
    params: [foldNumber(number), foldGtin(number)],
  }
  return select('products p', [isLive, carries, ...filterConditions(filters)])
}

const isLive: Condition = { sql: 'p.deleted = 0', params: [] }

function select(from: string, conditions: Condition[], key = 'p.key'): MatchStatement {
  return {
    sql: `SELECT json_group_array(${key}) AS keys\nFROM ${from}\nWHERE ${conditions.map(({ sql }) => sql).join('\n  AND ')}`,
    params: conditions.flatMap(({ params }) => params),
  }
}
