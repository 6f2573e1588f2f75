import { type AttributeValue, type Product, unitOf } from '../catalogue/product.ts'
import { formatAvailability, formatPrice, formatValue, shortened } from './format.ts'

export interface ComparisonRow {
  name: string
  values: (AttributeValue | null)[]
}

/** More rows than that nobody reads, and no platform shows. */
const mostRows = 20

/** Longer values are lists; a comparison has room for their beginning. */
const longestValue = 120

/**
 * What differs between products, by their records: price, availability, rating and brand first, then
 * the attributes, those that most of the products have first. A value that a record lacks is null.
 */
export function comparisonRows(products: readonly Product[]): ComparisonRow[] {
  const own: ComparisonRow[] = [
    { name: 'price', values: products.map(({ price }) => (price === undefined ? null : formatPrice(price))) },
    { name: 'availability', values: products.map(formatAvailability) },
    { name: 'rating', values: products.map(({ rating }) => rating ?? null) },
    { name: 'brand', values: products.map(({ brand }) => brand ?? null) },
    { name: 'model', values: products.map(({ model }) => model ?? null) },
    { name: 'released', values: products.map(({ releasedAt }) => releasedAt?.slice(0, 10) ?? null) },
  ]
  const names = [...new Set(products.flatMap(({ attributes }) => Object.keys(attributes)))]
  const ofAttributes = names
    .map((name): ComparisonRow => ({ name, values: products.map((product) => attributeOf(product, name)) }))
    .sort((one, other) => known(other) - known(one))
  return [...own, ...ofAttributes].filter(differs).slice(0, mostRows)
}

/** A number with a unit is said with it, so that 500 g and 1 kg are not compared as numbers. */
function attributeOf({ attributes, units }: Product, name: string): AttributeValue | null {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (value === undefined) return null
  const unit = unitOf({ units }, name)
  if (typeof value === 'string') return shortened(formatValue(value, unit), longestValue)
  return unit === undefined ? value : formatValue(value, unit)
}

const known = ({ values }: ComparisonRow): number => values.filter((value) => value !== null).length

const differs = ({ values }: ComparisonRow): boolean => new Set(values).size > 1
