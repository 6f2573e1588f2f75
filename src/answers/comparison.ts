import { convertedTo, isSameMeasure, measureOf } from '../catalogue/measures.ts'
import { type AttributeValue, type Product, unitOf } from '../catalogue/product.ts'
import { attributesNamed } from './attribute-facts.ts'
import type { Concept } from './attribute-words.ts'
import { formatAvailability, formatPrice, formatValue, shortened } from './format.ts'

export interface ComparisonRow {
  name: string
  values: (AttributeValue | null)[]
}

/** More rows than that nobody reads, and no platform shows. */
const mostRows = 12

/** Longer values are lists; a comparison has room for their beginning. */
const longestValue = 120

/** Of the box it is sent in, or a number in some register: nothing to choose by. */
const isBeside =
  /\b(?:package|packaging|pallet|master|carton|harmonized|hs code|last change|oem code|ark id|operating relative|storage relative|certification|embedded options|lithography|die)\b/i

/**
 * What differs between products, by their records: price, rating, what was asked about, availability,
 * then the attributes, those that most of the products have first, and last what they are called. A
 * value that a record lacks is null. Measures in several units are brought to that of the first product.
 */
export function comparisonRows(products: readonly Product[], asked: readonly Concept[] = []): ComparisonRow[] {
  const attributes = [...new Set(products.flatMap((product) => Object.keys(product.attributes)))]
    .map((name) => attributeRow(products, name))
    .filter((row) => row !== undefined)
    .sort((one, other) => known(other) - known(one))
  const askedNames = new Set(
    asked.flatMap((concept) =>
      products.flatMap((product) => attributesNamed(product, [concept]).map(({ name }) => name)),
    ),
  )
  const rows = [
    { name: 'price', values: products.map(({ price }) => (price === undefined ? null : formatPrice(price))) },
    { name: 'rating', values: products.map(({ rating }) => rating ?? null) },
    ...attributes.filter(({ name }) => askedNames.has(name)),
    availabilityRow(products),
    ...attributes.filter(({ name }) => !askedNames.has(name) && !isBeside.test(name)),
    { name: 'brand', values: products.map(({ brand }) => brand ?? null) },
    { name: 'model', values: products.map(({ model }) => model ?? null) },
    { name: 'released', values: products.map(({ releasedAt }) => releasedAt?.slice(0, 10) ?? null) },
  ]
  return rows.filter(differs).slice(0, mostRows)
}

/** How many pieces are left is no difference to choose by. */
function availabilityRow(products: readonly Product[]): ComparisonRow {
  const areAllThere = products.every(({ availability }) => availability === 'in_stock')
  return { name: 'availability', values: areAllThere ? [] : products.map(formatAvailability) }
}

/** The row of an attribute; undefined when its values are the same, in whatever unit. */
function attributeRow(products: readonly Product[], name: string): ComparisonRow | undefined {
  const given = products.map(({ attributes, units }) => ({
    value: Object.hasOwn(attributes, name) ? attributes[name] : undefined,
    unit: unitOf({ units }, name),
  }))
  const measures = given.map(({ value, unit }) => (typeof value === 'number' ? measureOf(value, unit) : undefined))
  const [first] = measures
  const areMeasured =
    first !== undefined && measures.every((measure) => measure !== undefined && measure.dimension === first.dimension)
  if (areMeasured) {
    if (measures.every((measure) => measure !== undefined && isSameMeasure(measure.base, first.base))) return undefined
    const values = measures.map((measure) => {
      const value = measure && (measure.unit === first.unit ? measure.value : convertedTo(measure, first.unit))
      return value === undefined ? null : formatValue(value, first.unit)
    })
    return { name, values }
  }
  return { name, values: given.map(({ value, unit }) => (value === undefined ? null : said(value, unit))) }
}

function said(value: AttributeValue, unit: string | undefined): AttributeValue {
  if (typeof value === 'string') return shortened(formatValue(value, unit), longestValue)
  return unit === undefined ? value : formatValue(value, unit)
}

const known = ({ values }: ComparisonRow): number => values.filter((value) => value !== null).length

const differs = ({ values }: ComparisonRow): boolean => new Set(values).size > 1
