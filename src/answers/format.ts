import { toMajorUnits } from '../catalogue/money.ts'
import type { AttributeValue, Money, Product } from '../catalogue/product.ts'

/** Money as people read it: $29.99, $64, €1,299. */
export function formatPrice({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  return format.format(toMajorUnits(amount, currency))
}

/** An attribute's value with its unit: `78 g`, `yes`, `2.4 GHz wireless`. */
export function formatValue(value: AttributeValue, unit: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text =
    typeof value === 'number' ? new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(value) : value
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
  new Intl.ListFormat('en-GB', { type: last === 'and' ? 'conjunction' : 'disjunction' }).format(values)

/** The first `longest` characters, cut between words where possible. */
export function shortened(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= longest) return characters.join('')
  const cut = characters.slice(0, longest - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`
}
