import { productColours } from '../../src/catalogue/colours.ts'
import { convertedTo, measureOf } from '../../src/catalogue/measures.ts'
import type { AttributeValue, Product } from '../../src/catalogue/product.ts'
import type { EngineQuery, Facets, SearchFilters } from '../../src/search/engine.ts'
import { fold } from '../../src/search/fold.ts'
import { productText, textFields } from '../../src/search/product-text.ts'
import type { AnalysedWord } from '../../src/search/text-analysis.ts'
import type { AttributeConstraint, Sort } from '../../src/understanding/understanding.ts'

const texts = new WeakMap<Product, (readonly string[])[]>()

/** The tokens of each field, analysed once: hundreds of queries go over the same products. */
function fieldsOf(product: Product): (readonly string[])[] {
  const known = texts.get(product)
  if (known !== undefined) return known
  const text = productText(product)
  const fields = textFields.map((field) => text[field])
  texts.set(product, fields)
  return fields
}

/** What an engine must find, worked out product by product without an index. */
export function naiveMatches(
  products: readonly Product[],
  query: Pick<EngineQuery, 'words' | 'match' | 'filters'>,
): Product[] {
  return products.filter((product) => isInside(product, query.filters) && hasWords(product, query))
}

function hasWords(product: Product, { words, match }: Pick<EngineQuery, 'words' | 'match'>): boolean {
  if (words.length === 0) return match !== 'some'
  const fields = fieldsOf(product)
  const kind = fields[textFields.indexOf('kind')] ?? []
  const has = ({ forms, isKind }: AnalysedWord) =>
    forms.some((form) => (isKind ? [kind] : fields).some((tokens) => standsIn(form, tokens)))
  const all = words.every(has)
  const any = words.some(has) && words.every((word) => !word.required || has(word))
  return match === 'all' ? all : match === 'any' ? any : any && !all
}

const standsIn = (form: readonly string[], tokens: readonly string[]): boolean =>
  tokens.some((_, start) => form.every((token, index) => tokens[start + index] === token))

/** The product's value in the unit of the constraint; undefined when it cannot be compared. */
function measuredAs(product: Product, { name, value, unit }: AttributeConstraint): AttributeValue | undefined {
  const own = product.attributes[name]
  const ownUnit = product.units?.[name]
  if (unit === undefined || typeof value !== 'number' || own === undefined || unit === ownUnit) return own
  const measure = typeof own === 'number' ? measureOf(own, ownUnit) : undefined
  return measure && convertedTo(measure, unit, 12)
}

/** Whether a product is inside all limits. */
export function isInside(product: Product, filters: SearchFilters): boolean {
  const { minPrice, maxPrice, brands, colours, categories = [], availability, attributes = [] } = filters
  const { currency } = filters
  const inCurrency = currency === undefined || product.price?.currency === currency
  const price = inCurrency ? product.price?.amount : undefined
  const priceFits =
    (minPrice === undefined || (price !== undefined && price >= minPrice)) &&
    (maxPrice === undefined || (price !== undefined && price <= maxPrice))
  const brand = product.brand === undefined ? [] : [product.brand]
  return (
    priceFits &&
    isChosen(brand, brands) &&
    isChosen(productColours(product), colours) &&
    isChosen(product.category, { include: categories, exclude: [] }) &&
    (availability === undefined || product.availability === availability) &&
    attributes.every((constraint) => meets(measuredAs(product, constraint), constraint)) &&
    lacks(product, filters.excludeTokens ?? [])
  )
}

function isChosen(has: readonly string[], choice: SearchFilters['brands']): boolean {
  const folded = has.map(fold)
  const among = (values: readonly string[]) => values.some((value) => folded.includes(fold(value)))
  return (choice === undefined || choice.include.length === 0 || among(choice.include)) && !among(choice?.exclude ?? [])
}

function meets(has: AttributeValue | undefined, { op, value }: AttributeConstraint): boolean {
  if (has === undefined) return false
  const number = numberIn(value)
  if (number === undefined)
    return compare(Buffer.compare(Buffer.from(fold(String(has))), Buffer.from(fold(String(value)))), op)
  const own = numberIn(has)
  return own === undefined ? op === '!=' : compare(own - number, op)
}

/** Numbers, and texts that are nothing but one. */
function numberIn(value: AttributeValue): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}

function compare(difference: number, op: AttributeConstraint['op']): boolean {
  const holds = {
    '=': difference === 0,
    '!=': difference !== 0,
    '<': difference < 0,
    '<=': difference <= 0,
    '>': difference > 0,
    '>=': difference >= 0,
  }
  return holds[op]
}

function lacks(product: Product, tokens: readonly string[]): boolean {
  return fieldsOf(product).every((field) => tokens.every((token) => !field.includes(token)))
}

/** The value that a sort goes by; undefined sorts last. */
export function sortedBy(product: Product, sort: Sort): number | undefined {
  if (sort === 'rating') return product.rating
  if (sort === 'newest') return product.releasedAt === undefined ? undefined : Date.parse(product.releasedAt)
  return product.price?.amount
}

/** Counts of all values; an engine shows the most frequent ones. */
export function naiveFacets(products: readonly Product[]) {
  const count = (values: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const value of values) counts.set(fold(value), (counts.get(fold(value)) ?? 0) + 1)
    return counts
  }
  const names = new Set(products.flatMap(({ attributes }) => Object.keys(attributes)))
  const prices = products.flatMap(({ price }) => (price === undefined ? [] : [price.amount]))
  return {
    brands: count(products.flatMap(({ brand }) => (brand === undefined ? [] : [brand]))),
    categories: count(products.flatMap(({ category }) => [...new Set(category.map(fold))])),
    availability: count(products.map(({ availability }) => availability)),
    price: prices.length === 0 ? undefined : { min: Math.min(...prices), max: Math.max(...prices) },
    attributes: new Map(
      [...names].map((name) => [
        name,
        count(
          products.flatMap(({ attributes }) => (Object.hasOwn(attributes, name) ? [String(attributes[name])] : [])),
        ),
      ]),
    ),
  } satisfies Record<keyof Omit<Facets, 'countedOver'>, unknown>
}
