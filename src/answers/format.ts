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

const availabilities = { in_stock: 'in stock', out_of_stock: 'out of stock', preorder: 'to be pre-ordered' } as const

/** 'in stock (12 left)', 'out of stock'. */
export function formatAvailability({ availability, stock }: Product): string {
  const text = availabilities[availability]
  return stock === undefined || availability !== 'in_stock' ? text : `${text} (${stock} left)`
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
