import type { Limit } from '../chat/actions.ts'
import type { PriceLimit, Sort, State } from '../understanding/understanding.ts'
import { attributeLabel, byAttribute } from './attribute-limits.ts'
import { formatPrice } from './format.ts'

/** An active limit, and what its chip says. */
export interface LabelledLimit {
  limit: Limit
  label: string
}

const sortLabels: Readonly<Record<Sort, string>> = {
  price_asc: 'cheapest first',
  price_desc: 'most expensive first',
  newest: 'newest first',
  rating: 'best rated first',
}

export const sortLabel = (sort: Sort): string => sortLabels[sort]

/** 'under $30', 'from $20', '$5 to $10', 'around $50'. Bounds are inclusive. */
export function priceLabel({ min, max, about }: PriceLimit, currency: string): string {
  const money = (amount: number): string => formatPrice({ amount, currency })
  if (about !== undefined) {
    const bounds = min === undefined && max === undefined ? '' : `, ${priceLabel({ min, max }, currency)}`
    return `around ${money(about)}${bounds}`
  }
  if (min !== undefined && max !== undefined) return min === max ? money(min) : `${money(min)} to ${money(max)}`
  if (max !== undefined) return `under ${money(max)}`
  return min === undefined ? 'any price' : `from ${money(min)}`
}

/** Every active limit of a state with its label, in the order in which chips show them. `currency` is ISO 4217. */
export function limitLabels(state: State, currency: string): LabelledLimit[] {
  const { brands, colours, department, attributes, price, excludeTerms, sort } = state
  const labelled = (type: 'brand' | 'colour', values: readonly string[], prefix: string): LabelledLimit[] =>
    values.map((value) => ({ limit: { type, value }, label: `${prefix}${value}` }))
  return [
    ...labelled('brand', brands.include, ''),
    ...labelled('brand', brands.exclude, 'not '),
    ...labelled('colour', colours.include, ''),
    ...labelled('colour', colours.exclude, 'not '),
    ...(department === undefined
      ? []
      : [{ limit: { type: 'department' as const, value: department }, label: `in ${department}` }]),
    ...[...byAttribute(attributes)].map(
      ([name, limits]): LabelledLimit => ({ limit: { type: 'attribute', name }, label: attributeLabel(name, limits) }),
    ),
    ...(price === undefined ? [] : [{ limit: { type: 'price' as const }, label: priceLabel(price, currency) }]),
    ...excludeTerms.map(
      (value): LabelledLimit => ({ limit: { type: 'excluded-term', value }, label: `without ${value}` }),
    ),
    ...(sort === undefined ? [] : [{ limit: { type: 'sort' as const }, label: sortLabel(sort) }]),
  ]
}
