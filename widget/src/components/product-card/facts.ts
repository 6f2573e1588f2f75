import type { ProductView } from '../../conversation/product-view.ts'
import { formatNumber } from '../../language/numbers.ts'

type Described = Pick<ProductView, 'title' | 'attributes' | 'units'>

const maxFacts = 3
/** Longer values break a card's line. */
const maxLength = 26

const isColour = (name: string) => /colou?r/i.test(name)

/** A name as it is read: `battery_life` and `batteryLife` are 'battery life'. */
export function readable(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function fact(
  name: string,
  value: string | number | boolean,
  unit: string | undefined,
  locale: string,
): string | undefined {
  if (value === false) return undefined
  if (value === true) return readable(name)
  if (typeof value === 'number' || unit !== undefined) {
    const amount = typeof value === 'number' ? formatNumber(value, locale, { maximumFractionDigits: 2 }) : value
    if (unit) return `${amount} ${unit}`
    // 'buttons' is a count: 6 buttons.
    return /^\p{L}\p{Ll}+s$/u.test(name) ? `${amount} ${name.toLowerCase()}` : `${readable(name)} ${amount}`
  }
  return value.trim() || undefined
}

/** Up to three short facts from the product's attributes, without what its title says already. */
export function factsOf({ title, attributes, units }: Described, locale: string): string[] {
  const said = title.toLowerCase()
  const facts = Object.entries(attributes)
    .map(([name, value]) => fact(name, value, Object.hasOwn(units, name) ? units[name] : undefined, locale))
    .filter((text) => text !== undefined)
    .filter((text) => text.length <= maxLength && !said.includes(text.toLowerCase()))
  return [...new Set(facts)].slice(0, maxFacts)
}

/** The colour that the product's attributes state; undefined when they state none. */
export function statedColour({ attributes }: Pick<Described, 'attributes'>): string | undefined {
  return Object.entries(attributes)
    .filter(([name, value]) => isColour(name) && typeof value === 'string')
    .map(([, value]) => String(value))[0]
}
