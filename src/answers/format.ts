import { toMajorUnits } from '../catalogue/money.ts'
import type { AttributeValue, Money, Product } from '../catalogue/product.ts'

/** Making one takes longer than all else that is said of a price. */
const priceFormats = new Map<string, Intl.NumberFormat>()
/** ISO 4217 has fewer currencies. */
const mostPriceFormats = 300

/** Money as people read it: $29.99, $64, €1,299. */
export function formatPrice({ amount, currency }: Money): string {
  return priceFormat(currency).format(toMajorUnits(amount, currency))
}

function priceFormat(currency: string): Intl.NumberFormat {
  const known = priceFormats.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  if (priceFormats.size >= mostPriceFormats) priceFormats.clear()
  priceFormats.set(currency, format)
  return format
}

const measureFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const listFormats = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
}
const countFormat = new Intl.NumberFormat('en')

/** 1,234. */
export const formatCount = (count: number): string => countFormat.format(count)

/** An attribute's value with its unit: `78 g`, `yes`, `2.4 GHz wireless`. */
export function formatValue(value: AttributeValue, unit: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'number' ? measureFormat.format(value) : value
  return unit === undefined ? text : `${text} ${unit}`
}

/**
 * 'in stock (12 left)', 'out of stock'. A feed that says nothing of stock leaves 'in stock' as the default, so
 * without a number of pieces no more is said than that the product is listed.
 */
export function formatAvailability({ availability, stock }: Pick<Product, 'availability' | 'stock'>): string {
  if (availability === 'out_of_stock') return 'out of stock'
  if (availability === 'preorder') return 'to be pre-ordered'
  return stock === undefined ? 'listed as available' : `in stock (${stock} left)`
}

/** 'a', 'a and b', 'a, b and c'. */
export const joined = (values: readonly string[], last: 'and' | 'or' = 'and'): string =>
  listFormats[last].format(values)

/** The first `longest` characters, cut between words where possible. */
export function shortened(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= longest) return characters.join('')
  const cut = characters.slice(0, longest - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`
}
