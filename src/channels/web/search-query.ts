import Type, { type Static } from 'typebox'
import { toMinorUnits } from '../../catalogue/money.ts'
import { invalidInput } from '../../errors.ts'
import type { SearchRequest } from '../../search/search.ts'
import { type AttributeConstraint, Sort } from '../../understanding/understanding.ts'

const OneOrMore = Type.Union([
  Type.String({ maxLength: 200 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
])

/** The query string of GET /api/search. Prices are in major units, as people type them. */
export const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 4_000, description: 'The words; empty browses under the filters' })),
  type: Type.Optional(Type.Union([Type.Literal('auto'), Type.Literal('keyword')])),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'Products a page; 24 unless told' })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, description: 'From 1' })),
  minPrice: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9, description: 'Inclusive, in major units' })),
  maxPrice: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9, description: 'Inclusive, in major units' })),
  brand: Type.Optional(OneOrMore),
  category: Type.Optional(OneOrMore),
  sort: Type.Optional(Sort),
})
export type SearchQuery = Static<typeof SearchQuery>

/** The extra keys of the query string: `attr.<name>=value`, `attr.<name>=10..20`, `..20` or `10..`. */
const attributePrefix = 'attr.'

const defaultLimit = 24
const maxAttributes = 20

const list = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).filter((text) => text !== '')

function range(name: string, text: string): AttributeConstraint[] | undefined {
  const [, from = '', to = ''] = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(text) ?? []
  if (from === '' && to === '') return undefined
  return [
    ...(from === '' ? [] : [{ name, op: '>=' as const, value: Number(from) }]),
    ...(to === '' ? [] : [{ name, op: '<=' as const, value: Number(to) }]),
  ]
}

function equality(name: string, text: string): AttributeConstraint {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  if (isNumber) return { name, op: '=', value: Number(text) }
  if (text === 'true' || text === 'false') return { name, op: '=', value: text === 'true' }
  return { name, op: '=', value: text }
}

function attributeConstraints(query: Readonly<Record<string, unknown>>): AttributeConstraint[] {
  const constraints: AttributeConstraint[] = []
  for (const [key, value] of Object.entries(query)) {
    if (key in SearchQuery.properties) continue
    const name = key.startsWith(attributePrefix) ? key.slice(attributePrefix.length) : ''
    // A limit that is misspelt must not be ignored: the results would lie outside it.
    if (name === '') throw invalidInput(`${key} is not a parameter of this route.`)
    if (typeof value !== 'string' || value === '') throw invalidInput(`${key} must have one value.`)
    constraints.push(...(range(name, value) ?? [equality(name, value)]))
  }
  if (constraints.length > maxAttributes) throw invalidInput(`At most ${maxAttributes} attr. limits can be given.`)
  return constraints
}

/**
 * A validated query string as a search request.
 * @throws ShopclerkError 400 on unknown parameters and on a price range that is empty.
 */
export function parseSearchQuery(query: SearchQuery, currency: string): SearchRequest {
  const { q = '', limit = defaultLimit, page = 1, minPrice, maxPrice, brand, category, sort } = query
  if (minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice) {
    throw invalidInput('minPrice must not be above maxPrice.')
  }
  return {
    text: q,
    filters: {
      minPrice: minPrice === undefined ? undefined : toMinorUnits(minPrice, currency),
      maxPrice: maxPrice === undefined ? undefined : toMinorUnits(maxPrice, currency),
      brands: { include: list(brand), exclude: [] },
      categories: list(category),
      attributes: attributeConstraints(query),
    },
    sort,
    offset: (page - 1) * limit,
    limit,
    facets: true,
    someWords: 'fill',
  }
}
