import type { AttributeValue, Availability, Product } from '../../src/catalogue/product.ts'

/** A product with what a test does not care for filled in. */
export const product = (given: Partial<Product> & { id: string }): Product => ({
  title: `Product ${given.id}`,
  category: [],
  availability: 'in_stock',
  attributes: {},
  version: 1,
  ...given,
})

export const priced = (amount: number): Pick<Product, 'price'> => ({ price: { amount, currency: 'USD' } })

const kinds = ['mouse', 'keyboard', 'headset', 'monitor', 'laptop bag', 'printer cable'] as const
const brands = ['Nordwind', 'Kestrel', 'Ålesund', 'acme & sons'] as const
const colours = ['black', 'white', 'red', 'dark blue', 'Black/Silver'] as const
const categories = [['Electronics', 'Mice'], ['Electronics', 'Keyboards'], ['Audio'], ['Bags & Cases']] as const
const availabilities: readonly Availability[] = ['in_stock', 'out_of_stock', 'preorder']

/** Numbers that look random and are the same each time (Park & Miller's minimal standard generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 16_807) % 2_147_483_647
    return state % below
  }
}

/** `count` products of invented brands; some have no price, brand, colour or attributes. */
export function shop(count: number, seed = 42): Product[] {
  const below = numbers(seed)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(kinds)
    const brand = below(8) === 0 ? undefined : pick(brands)
    const attributes: Record<string, AttributeValue> = {}
    if (below(3) > 0) attributes.colour = pick(colours)
    if (below(3) > 0) attributes.weight = below(12) * 25
    if (below(3) > 0) attributes['battery life'] = pick(['10', '20', 'long', 'Très long'])
    if (below(3) > 0) attributes.wireless = below(2) === 0
    return product({
      id: `p${index}`,
      title: `${brand ?? 'Plain'} ${pick(['compact', 'silent', 'gaming'])} ${kind} ${pick(['X', 'KB-', 'v'])}${100 + index}`,
      ...(brand === undefined ? {} : { brand }),
      category: [...pick(categories)],
      ...(below(4) === 0
        ? {}
        : { description: `A ${pick(['light', 'sturdy'])} ${kind} for ${pick(['travel', 'the office'])}` }),
      ...(below(6) === 0 ? {} : priced(below(40) * 250)),
      availability: pick(availabilities),
      ...(below(3) === 0 ? {} : { rating: below(11) / 2 }),
      ...(below(3) === 0 ? {} : { releasedAt: `202${below(6)}-0${1 + below(9)}-15` }),
      attributes,
      units: { weight: 'g' },
    })
  })
}
