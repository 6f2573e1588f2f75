import type { Product } from '../catalogue/product.ts'
import { headNouns } from '../search/head-noun.ts'
import type { SearchOutcome } from '../search/search.ts'
import { stem } from '../search/stem.ts'
import { plural, singular } from '../understanding/singular.ts'
import type { PriceLimit, State } from '../understanding/understanding.ts'
import { wordsOf } from '../understanding/words.ts'
import { byAttribute, limitsText } from './attribute-limits.ts'
import type { Shop } from './dependencies.ts'
import { formatCount, joined, shortened } from './format.ts'
import { priceLabel } from './limit-labels.ts'

/** Longer searches are cut when they are said back. */
const longestSaid = 60

/**
 * A search's words in the order of an English noun phrase, the thing last: 'mouse' refined by
 * 'wireless' is 'wireless mouse', 'toner' for 'laserjet 1320' is 'laserjet 1320 toner', and 'desk lamp'
 * with 'usb' is 'usb desk lamp'. The search takes the last noun for what is wanted.
 */
export function searchText(terms: readonly string[], { isProductNoun }: Shop): string {
  const first = terms.findIndex(isProductNoun)
  if (first === -1) return terms.join(' ')
  let end = first + 1
  while (end < terms.length && isProductNoun(terms[end] ?? '')) end++
  return [...terms.slice(end), ...terms.slice(0, end)].join(' ')
}

/**
 * What is searched for, in words, with how many there are: '12 Logitech wireless mice in black under
 * $30'. `areThings`: whether all of them are known to be what the last word names; otherwise they are
 * '12 products for “wireless mouse”', which may be its batteries.
 */
export function describeProducts(state: State, count: number | 'no', shop: Shop, areThings: boolean): string {
  const { brands, colours, department, price, excludeTerms } = state
  const parts = [
    typeof count === 'number' ? formatCount(count) : count,
    ...(brands.include.length > 0 ? [joined(brands.include, 'or')] : []),
    nounPhrase(state.terms, count === 1, shop, areThings),
    ...(colours.include.length > 0 ? [`in ${joined(colours.include, 'or')}`] : []),
    ...attributePhrases(state),
    ...(price === undefined ? [] : [pricePhrase(price, shop.currency)]),
    ...(department === undefined ? [] : [`in the ${department} department`]),
    ...(excludeTerms.length > 0 ? [`without ${joined(excludeTerms, 'or')}`] : []),
    ...(brands.exclude.length > 0 ? [`not from ${joined(brands.exclude, 'or')}`] : []),
    ...(colours.exclude.length > 0 ? [`not in ${joined(colours.exclude, 'or')}`] : []),
  ]
  return parts.join(' ')
}

/** 'with memory at least 16 GB and weight under 2 kg'. */
function attributePhrases({ attributes }: State): string[] {
  const limits = [...byAttribute(attributes)].map(([name, ofOne]) => `${name} ${limitsText(ofOne)}`)
  return limits.length === 0 ? [] : [`with ${joined(limits)}`]
}

const pricePhrase = (price: PriceLimit, currency: string): string => {
  const label = priceLabel(price, currency)
  return /^(?:under|from|around)/.test(label) ? label : `for ${label}`
}

/** 'wireless mice' where the last word is known to be a thing; otherwise 'products for “…”'. */
function nounPhrase(terms: readonly string[], isOne: boolean, shop: Shop, areThings: boolean): string {
  const text = searchText(terms, shop)
  if (text === '') return isOne ? 'product' : 'products'
  const words = text.split(' ')
  const last = words.at(-1) ?? ''
  if (!areThings || !shop.isProductNoun(last) || text.length > longestSaid) {
    return `${isOne ? 'product' : 'products'} for “${shortened(text, longestSaid)}”`
  }
  return [...words.slice(0, -1), isOne ? last : plural(last)].map(inCapitals).join(' ')
}

const abbreviations = /^(?:tv|pc|cd|dvd|usb|hdmi|led|ssd|hdd|rgb|lan|vga|dvi|gps|ups)(?=s?$)/

/** 'USB', 'TVs'. */
export const inCapitals = (word: string): string => word.replace(abbreviations, (letters) => letters.toUpperCase())

/** Whether all products found are what a search's last word names, as far as titles and categories tell. */
export function areAllThings(terms: readonly string[], { hits, total, facets }: SearchOutcome, shop: Shop): boolean {
  const noun = searchText(terms, shop).split(' ').at(-1) ?? ''
  const isNamed = (category: string): boolean => singular(lastWord(category)) === noun
  if (facets?.categories.some(({ value, count }) => count === total && isNamed(value)))
    return facets.countedOver === undefined
  return total === hits.length && hits.every(({ product }) => isThing(product, noun, isNamed))
}

const isThing = ({ title, brand, category }: Product, noun: string, isNamed: (category: string) => boolean): boolean =>
  category.some(isNamed) || headNouns(title, brand).includes(stem(noun))

const lastWord = (text: string): string => wordsOf(text).at(-1)?.text ?? ''
