import type { SQLInputValue } from 'node:sqlite'
import { unitsBeside } from '../../../catalogue/measures.ts'
import type { AttributeConstraint } from '../../../understanding/understanding.ts'
import type { SearchFilters } from '../../engine.ts'
import { fold } from '../../fold.ts'
import { asNumber } from '../../value.ts'
import { anyTokenExpression } from './fts-expression.ts'

/** A condition on the products table, called `p`, and the values of its question marks in order. */
export interface Condition {
  sql: string
  params: SQLInputValue[]
}

/** The conditions that products inside these limits meet, all of them. */
export function filterConditions(filters: SearchFilters): Condition[] {
  const { minPrice, maxPrice, brands, colours, categories = [], availability, attributes = [] } = filters
  const { currency, excludeTokens = [], ids, excludeIds = [] } = filters
  const isPriced = minPrice !== undefined || maxPrice !== undefined
  return [
    ...(ids === undefined ? [] : [{ sql: 'p.id IN (SELECT value FROM json_each(?))', params: [JSON.stringify(ids)] }]),
    ...(excludeIds.length === 0
      ? []
      : [{ sql: 'p.id NOT IN (SELECT value FROM json_each(?))', params: [JSON.stringify(excludeIds)] }]),
    ...(minPrice === undefined ? [] : [{ sql: 'p.price >= ?', params: [minPrice] }]),
    ...(maxPrice === undefined ? [] : [{ sql: 'p.price <= ?', params: [maxPrice] }]),
    ...(currency === undefined || !isPriced ? [] : [{ sql: 'p.currency = ?', params: [currency] }]),
    ...(availability === undefined ? [] : [{ sql: 'p.availability = ?', params: [availability] }]),
    ...hasFact('brand', brands?.include ?? []),
    ...hasFact('brand', brands?.exclude ?? [], 'NOT IN'),
    ...hasFact('colour', colours?.include ?? []),
    ...hasFact('colour', colours?.exclude ?? [], 'NOT IN'),
    ...hasFact('category', categories),
    ...attributes.map(attributeCondition),
    ...(excludeTokens.length === 0 ? [] : [lacksTokens(excludeTokens)]),
  ]
}

/** CROSS JOIN keeps this order, from the field to its values: SQLite's planner would go through the values of all fields. */
const facts =
  'SELECT product FROM fields CROSS JOIN field_values ON field = fields.key CROSS JOIN facts ON value = field_values.key'

function hasFact(kind: string, values: readonly string[], operator: 'IN' | 'NOT IN' = 'IN'): Condition[] {
  if (values.length === 0) return []
  const marks = values.map(() => '?').join(', ')
  return [
    {
      sql: `p.key ${operator} (${facts} WHERE kind = '${kind}' AND folded IN (${marks}))`,
      params: values.map(fold),
    },
  ]
}

/**
 * A value that is or reads as a number is compared as a number, every other one as folded text. With a unit, only
 * values in units of its dimension are compared, converted: 'under 2000 g' leaves out a desk of 15 kg.
 */
function attributeCondition({ name, op, value, unit }: AttributeConstraint): Condition {
  const number = asNumber(value)
  if (number !== undefined && unit !== undefined) return measureCondition(name, op, number, unit)
  const comparison = number === undefined ? `folded ${sqlOperators[op]} ?` : numberComparison(op)
  return {
    sql: `p.key IN (${facts} WHERE kind = 'attribute' AND name = ? AND ${comparison})`,
    params: [name, number ?? fold(String(value))],
  }
}

/** Two numbers closer than this share of them are one: 0.3 × 1000 is not exactly 300. */
const rounding = 1e-9

function measureCondition(name: string, op: AttributeConstraint['op'], value: number, unit: string): Condition {
  const units = unitsBeside(unit)
  const factor = units.find((one) => one.unit === unit.toLowerCase())?.factor
  // A unit that measures nothing ('pieces') is compared with itself.
  const cases = units.map((one) => `WHEN '${one.unit}' THEN ${one.factor}`).join(' ')
  const inBase =
    factor === undefined ? 'CASE WHEN lower(unit) = ? THEN number END' : `number * CASE lower(unit) ${cases} END`
  const base = value * (factor ?? 1)
  const least = base - Math.abs(base) * rounding
  const most = base + Math.abs(base) * rounding
  const bounds = {
    '=': ['BETWEEN ? AND ?', least, most],
    '!=': ['NOT BETWEEN ? AND ?', least, most],
    '<': ['< ?', least],
    '<=': ['<= ?', most],
    '>': ['> ?', most],
    '>=': ['>= ?', least],
  } as const
  const [comparison, ...limits] = bounds[op]
  return {
    sql: `p.key IN (${facts} WHERE kind = 'attribute' AND name = ? AND ${inBase} ${comparison})`,
    params: [name, ...(factor === undefined ? [unit.toLowerCase()] : []), ...limits],
  }
}

const sqlOperators = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

/** What does not read as a number is different from every number, and neither above nor below one. */
const numberComparison = (op: AttributeConstraint['op']): string =>
  op === '!=' ? '(number <> ? OR number IS NULL)' : `number ${sqlOperators[op]} ?`

function lacksTokens(tokens: readonly string[]): Condition {
  return {
    sql: 'p.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)',
    params: [anyTokenExpression(tokens)],
  }
}
