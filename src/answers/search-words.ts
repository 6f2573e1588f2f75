import { plural } from '../understanding/singular.ts'
import type { PriceLimit, State } from '../understanding/understanding.ts'
import type { Shop } from './dependencies.ts'
import { joined, shortened } from './format.ts'
import { priceLabel } from './limit-labels.ts'

/** Longer searches are cut when they are said back. */
const longestSaid = 60

/**
 * A search's words in the order of an English noun phrase, the thing last: 'mouse' refined by
 * 'wireless' is 'wireless mouse', and 'toner' for 'laserjet 1320' is 'laserjet 1320 toner'. The search
 * takes the last noun for what is wanted.
 */
export function searchText(terms: readonly string[], shop: Shop): string {
  const { isProductNoun: isNoun } = shop
  const last = terms.at(-1)
  const noun = last === undefined || isNoun(last) ? -1 : terms.findIndex(isNoun)
  const ordered = noun === -1 ? terms : [...terms.slice(0, noun), ...terms.slice(noun + 1), terms[noun]]
  return ordered.join(' ')
}

/** What is searched for, in words, with how many there are: '12 Logitech wireless mice in black under $30'. */
export function describeProducts(state: State, count: number | 'no', shop: Shop): string {
  const { brands, colours, price, excludeTerms } = state
  const parts = [
    typeof count === 'number' ? new Intl.NumberFormat('en').format(count) : count,
    ...(brands.include.length > 0 ? [joined(brands.include, 'or')] : []),
    nounPhrase(state.terms, count === 1, shop),
    ...(colours.include.length > 0 ? [`in ${joined(colours.include, 'or')}`] : []),
    ...(price === undefined ? [] : [pricePhrase(price, shop.currency)]),
    ...(excludeTerms.length > 0 ? [`without ${joined(excludeTerms, 'or')}`] : []),
    ...(brands.exclude.length > 0 ? [`not from ${joined(brands.exclude, 'or')}`] : []),
    ...(colours.exclude.length > 0 ? [`not in ${joined(colours.exclude, 'or')}`] : []),
  ]
  return parts.join(' ')
}

const pricePhrase = (price: PriceLimit, currency: string): string => {
  const label = priceLabel(price, currency)
  return /^(?:under|from|around)/.test(label) ? label : `for ${label}`
}

/** 'wireless mice' where the last word is known to be a thing; otherwise 'products for “…”'. */
function nounPhrase(terms: readonly string[], isOne: boolean, shop: Shop): string {
  const text = searchText(terms, shop)
  if (text === '') return isOne ? 'product' : 'products'
  const words = text.split(' ')
  const last = words.at(-1) ?? ''
  if (!shop.isProductNoun(last) || text.length > longestSaid) {
    return `${isOne ? 'product' : 'products'} for “${shortened(text, longestSaid)}”`
  }
  return [...words.slice(0, -1), isOne ? last : plural(last)].join(' ')
}
