import Type, { type Static } from 'typebox'
import { toMinorUnits } from '../../catalogue/money.ts'
import { invalidInput } from '../../errors.ts'
import { type SearchRequest, searchTypes } from '../../search/search.ts'
import { type AttributeConstraint, Sort } from '../../understanding/understanding.ts'

const OneOrMore = Type.Union([
  Type.String({ maxLength: 200 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
])

/** The query string of GET /api/search. Prices are in major units, as people type them. */
export const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 4_000, description: 'The words; empty browses under the filters' })),
  type: Type.Optional(
    Type.Union(
      searchTypes.map((type) => Type.Literal(type)),
      { description: 'By words, by meaning or both; `auto` goes by what the text asks for' },
    ),
  ),
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

const list = (value: string | string[] | undefined): string[] => [value ?? []].flat()

const wholeNumber = { pattern: /^-?\d{1,15}$/, name: 'a whole number' }
const decimalNumber = { pattern: /^-?\d{1,15}(\.\d{1,6})?$/, name: 'a number' }
const numbers = { limit: wholeNumber, page: wholeNumber, minPrice: decimalNumber, maxPrice: decimalNumber }

/**
 * Refuses values that conversion would turn into another limit than was meant: 1.5 pages, a price of
 * 'true', a brand that was left empty. `query` is the raw query string.
 * @throws ShopclerkError 400 naming the parameter.
 */
export function refuseMisreadable(query: Readonly<Record<string, unknown>>): void {
  for (const [name, { pattern, name: kind }] of Object.entries(numbers)) {
    const value = query[name]
    if (value !== undefined && !(typeof value === 'string' && pattern.test(value))) {
      throw invalidInput(`${name} must be ${kind}.`)
    }
  }
  for (const name of ['brand', 'category', 'sort', 'type']) {
    if ([query[name]].flat().includes('')) throw invalidInput(`${name} must not be empty.`)
  }
}

function range(name: string, text: string): AttributeConstraint[] | undefined {
  const found = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/.exec(text)
  if (found === null) return undefined
  const [, from = '', to = ''] = found
  if (from === '' && to === '')
    throw invalidInput(`${attributePrefix}${name} must have a number before or after the dots.`)
  if (from !== '' && to !== '' && Number(from) > Number(to)) {
    throw invalidInput(`${attributePrefix}${name} must not begin above its end.`)
  }
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

function attributeConstraints(
  query: Readonly<Record<string, unknown>>,
  attributeNames: readonly string[],
): AttributeConstraint[] {
  const others = Object.entries(query).filter(([key]) => !Object.hasOwn(SearchQuery.properties, key))
  // A catalogue may have thousands of names, and most queries limit none of them.
  const spelled = others.length === 0 ? new Map() : new Map(attributeNames.map((name) => [name.toLowerCase(), name]))
  const constraints: AttributeConstraint[] = []
  for (const [key, value] of others) {
    const given = key.startsWith(attributePrefix) ? key.slice(attributePrefix.length) : ''
    const name = spelled.get(given.toLowerCase()) ?? given
    // A limit that is misspelt must not be ignored: the results would lie outside it.
    if (name === '') throw invalidInput(`${key} is not a parameter of this route.`)
    if (typeof value !== 'string' || value === '') throw invalidInput(`${key} must have one value.`)
    constraints.push(...(range(name, value) ?? [equality(name, value)]))
  }
  if (constraints.length > maxAttributes) throw invalidInput(`At most ${maxAttributes} attr. limits can be given.`)
  return constraints
}

/** What a query string is read against. */
export interface SearchedCatalogue {
  /** That minPrice and maxPrice are meant in. */
  currency: string
  /** As the catalogue spells them; a query may spell them in any case. */
  attributeNames: readonly string[]
}

/**
 * A validated query string as a search request.
 * @throws ShopclerkError 400 on unknown parameters and on a price range that is empty.
 */
export function parseSearchQuery(query: SearchQuery, catalogue: SearchedCatalogue): SearchRequest {
  const { currency } = catalogue
  const { q = '', type, limit = defaultLimit, page = 1, minPrice, maxPrice, brand, category, sort } = query
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
      attributes: attributeConstraints(query, catalogue.attributeNames),
    },
    sort,
    offset: (page - 1) * limit,
    limit,
    facets: true,
    someWords: 'fill',
    type,
  }
}
