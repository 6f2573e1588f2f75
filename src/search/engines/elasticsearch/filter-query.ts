import type { estypes } from '@elastic/elasticsearch'
import type { AttributeConstraint, Choice } from '../../../understanding/understanding.ts'
import type { SearchFilters } from '../../engine.ts'
import { fold } from '../../fold.ts'
import { asNumber } from '../../value.ts'
import { documentId } from './document-id.ts'
import { anyScale, part, scaled, sortableNumber, term, termsBehind } from './terms.ts'

export type Query = estypes.QueryDslQueryContainer

/** Products, without what was deleted and what the catalogue keeps for itself. */
export const isLive: Query = { term: { deleted: false } }

/** The conditions that products inside these limits meet, all of them. */
export function filterQueries(filters: SearchFilters): Query[] {
  const { minPrice, maxPrice, currency, brands, colours, categories = [], availability, attributes = [] } = filters
  const { excludeTokens = [], ids, excludeIds = [] } = filters
  const isPriced = minPrice !== undefined || maxPrice !== undefined
  const price = {
    ...(minPrice === undefined ? {} : { gte: asLong(minPrice) }),
    ...(maxPrice === undefined ? {} : { lte: asLong(maxPrice) }),
  }
  return [
    ...(ids === undefined ? [] : [isOneOf(ids)]),
    ...(excludeIds.length === 0 ? [] : [not(isOneOf(excludeIds))]),
    ...(isPriced ? [{ range: { price } }] : []),
    ...(currency === undefined || !isPriced ? [] : [{ term: { currency } }]),
    ...(availability === undefined ? [] : [{ term: { availability } }]),
    ...chosen('brand', brands),
    ...chosen('colours', colours),
    ...chosen('category', { include: categories, exclude: [] }),
    ...attributes.map(attributeQuery),
    ...(excludeTokens.length === 0 ? [] : [not({ terms: { tokens: [...excludeTokens] } })]),
  ]
}

/** Elasticsearch refuses bounds beyond those of a `long`; no product has a price beyond these. */
const asLong = (bound: number): number => Math.min(Math.max(bound, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)

/** Products with one of these ids. */
export const isOneOf = (ids: readonly string[]): Query => ({ ids: { values: ids.map(documentId) } })

const not = (query: Query): Query => ({ bool: { must_not: query } })

function chosen(field: 'brand' | 'colours' | 'category', choice: Choice | undefined): Query[] {
  const terms = (values: readonly string[]): Query => ({ terms: { [field]: values.map((value) => part(fold(value))) } })
  const { include = [], exclude = [] } = choice ?? {}
  return [...(include.length === 0 ? [] : [terms(include)]), ...(exclude.length === 0 ? [] : [not(terms(exclude))])]
}

const text = (range: object): Query => ({ range: { 'attributes.texts': range } })
const number = (range: object): Query => ({ range: { 'attributes.numbers': range } })

/**
 * A value that is or reads as a number is compared as a number, every other one as folded text. With a unit, only
 * values in units of its dimension are compared, converted: 'under 2000 g' leaves out a desk of 15 kg.
 */
function attributeQuery({ name, op, value, unit }: AttributeConstraint): Query {
  const given = asNumber(value)
  if (given === undefined) return textQuery(name, op, fold(String(value)))
  if (unit === undefined) return numberQuery(name, op, given)
  return measureQuery(name, op, given, unit)
}

function textQuery(name: string, op: AttributeConstraint['op'], value: string): Query {
  const [{ gte: first, lt: end }, exactly] = [termsBehind(name), term(name, value)]
  const equals: Query = { term: { 'attributes.texts': exactly } }
  return {
    '=': equals,
    '!=': both(text({ gte: first, lt: end }), not(equals)),
    '<': text({ gte: first, lt: exactly }),
    '<=': text({ gte: first, lte: exactly }),
    '>': text({ gt: exactly, lt: end }),
    '>=': text({ gte: exactly, lt: end }),
  }[op]
}

/** What does not read as a number is different from every number, and neither above nor below one. */
function numberQuery(name: string, op: AttributeConstraint['op'], value: number): Query {
  const [{ gte: first, lt: end }, exactly] = [termsBehind(name, anyScale), term(name, anyScale, sortableNumber(value))]
  const equals: Query = { term: { 'attributes.numbers': exactly } }
  return {
    '=': equals,
    '!=': both(text(termsBehind(name)), not(equals)),
    '<': number({ gte: first, lt: exactly }),
    '<=': number({ gte: first, lte: exactly }),
    '>': number({ gt: exactly, lt: end }),
    '>=': number({ gte: exactly, lt: end }),
  }[op]
}

/** Two numbers closer than this share of them are one: 0.3 × 1000 is not exactly 300. */
const rounding = 1e-9

function measureQuery(name: string, op: AttributeConstraint['op'], value: number, unit: string): Query {
  const { scale, number: base } = scaled(value, unit)
  const at = (bound: number): string => term(name, scale, sortableNumber(bound))
  const least = at(base - Math.abs(base) * rounding)
  const most = at(base + Math.abs(base) * rounding)
  const { gte: first, lt: end } = termsBehind(name, scale)
  const equals = number({ gte: least, lte: most })
  return {
    '=': equals,
    '!=': both(number({ gte: first, lt: end }), not(equals)),
    '<': number({ gte: first, lt: least }),
    '<=': number({ gte: first, lte: most }),
    '>': number({ gt: most, lt: end }),
    '>=': number({ gte: least, lt: end }),
  }[op]
}

const both = (...filter: Query[]): Query => ({ bool: { filter } })
