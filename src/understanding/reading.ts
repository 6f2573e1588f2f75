import { add, readBrands } from './constraints/brands.ts'
import { colourAt, readColours } from './constraints/colours.ts'
import { readExclusions } from './constraints/exclusions.ts'
import { readLifts } from './constraints/lifts.ts'
import { readPrice } from './constraints/price.ts'
import { readQuantity } from './constraints/quantity.ts'
import { readRatings } from './constraints/ratings.ts'
import { scopesOf } from './constraints/scopes.ts'
import { readSort } from './constraints/sort.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import { readReferences } from './references.ts'
import { take } from './spans.ts'
import { readTerms } from './terms.ts'
import type { Choice, Constraints, LiftedLimit, Reference, State, UnappliedLimit } from './understanding.ts'
import type { Word } from './words.ts'

/** What a message says, before it is decided what it wants. */
export interface Reading {
  words: readonly Word[]
  terms: string[]
  constraints: Constraints
  lifts: LiftedLimit[]
  relativePrice: 'lower' | 'higher' | undefined
  refers: Reference[]
  unapplied: UnappliedLimit[]
  /** Whether a limit is set, given up or relative. */
  hasLimits: boolean
}

/** Whether something is being searched for. */
export const isSearching = (state: State): boolean =>
  state.terms.length > 0 ||
  state.results.length > 0 ||
  state.price !== undefined ||
  [state.brands, state.colours].some(({ include, exclude }) => include.length + exclude.length > 0) ||
  state.attributes.length + state.excludeTerms.length > 0

/**
 * Reads limits, references and words to search for out of a message. Each reader takes the words that
 * it understood, so that none is read twice: stars and prices before brands, since they hold numbers,
 * and the words to search for last.
 */
export function readMessage(words: readonly Word[], state: State, index: LexiconIndex): Reading {
  const lexicon = remembering(index, words)
  const ratings = readRatings(words)
  let taken = take(new Set(), ratings.spans)
  const price = readPrice(words, taken, {
    currency: lexicon.currency,
    isProductWord: (word, at) =>
      lexicon.isProductNoun(word.text) || colourAt(words, at) !== undefined || lexicon.brandAt(words, at) !== undefined,
  })
  taken = take(taken, price.spans)
  const lifts = readLifts(words, taken)
  taken = take(taken, lifts.spans)
  const order = readSort(words, taken)
  taken = take(taken, order.spans)
  const scopes = scopesOf(words, taken, (at) => lexicon.brandAt(words, at)?.length ?? colourAt(words, at)?.length ?? 0)
  const brands = readBrands(words, taken, scopes, lexicon)
  taken = take(taken, brands.spans)
  const colours = readColours(words, taken, scopes)
  taken = take(taken, colours.spans)
  const references = readReferences(words, taken, lexicon.isProductNoun)
  taken = take(taken, references.spans)
  const exclusions = readExclusions(words, taken, scopes, isSearching(state))
  taken = take(taken, exclusions.spans)
  const quantity = readQuantity(words, taken)
  taken = take(taken, quantity.spans)

  // 'remove black' takes the limit back; it rules black out only where black was not asked for.
  const isTakingBack = words.some(({ text }) => /^(?:remove|undo|delete|clear)$/.test(text))
  const brandsSaid = isTakingBack ? takenBack(brands.choice, state.brands) : brands.choice
  const coloursSaid = isTakingBack ? takenBack(colours.choice, state.colours) : colours.choice
  const lifted = [...lifts.lifts]
  if (brandsSaid !== brands.choice && brandsSaid.include.length === 0) add(lifted, 'brands')
  if (coloursSaid !== colours.choice && coloursSaid.include.length === 0) add(lifted, 'colours')
  const also = isAddition(words)
  // What is cheaper than what was shown is best seen from the cheapest on.
  const sort = order.sort ?? (order.relativePrice === 'lower' ? 'price_asc' : undefined)
  const constraints: Constraints = {
    brands: withThose(brandsSaid, state.brands, also, isOther(words, 'brand')),
    colours: withThose(coloursSaid, state.colours, also, isOther(words, 'colour')),
    attributes: [],
    excludeTerms: exclusions.excludeTerms,
    ...(price.price && { price: price.price }),
    ...(sort && { sort }),
    ...(quantity.quantity && { quantity: quantity.quantity }),
  }
  return {
    words,
    terms: readTerms(words, taken),
    constraints,
    lifts: lifted,
    relativePrice: order.relativePrice,
    refers: references.refers,
    unapplied: [...price.foreign.map((text) => ({ kind: 'currency' as const, text })), ...ratings.unapplied],
    hasLimits:
      setsLimits(constraints) ||
      lifted.length > 0 ||
      order.relativePrice !== undefined ||
      ratings.unapplied.length + price.foreign.length > 0,
  }
}

/** The same lexicon, which looks up each place of these words once: several readers ask. */
function remembering(lexicon: LexiconIndex, words: readonly Word[]): LexiconIndex {
  const brands = new Map<number, ReturnType<LexiconIndex['brandAt']>>()
  return {
    ...lexicon,
    brandAt(given, index) {
      if (given !== words) return lexicon.brandAt(given, index)
      if (!brands.has(index)) brands.set(index, lexicon.brandAt(words, index))
      return brands.get(index)
    },
  }
}

/** What is left of a choice when all that is ruled out now was asked for before; otherwise what is said. */
function takenBack(said: Choice, before: Choice): Choice {
  const isBefore = said.exclude.length > 0 && said.exclude.every((value) => before.include.includes(value))
  if (!isBefore) return said
  return { include: before.include.filter((value) => !said.exclude.includes(value)), exclude: [] }
}

/** Whether anything but words to search for is said. */
const setsLimits = ({ price, sort, brands, colours, excludeTerms }: Constraints): boolean =>
  price !== undefined ||
  sort !== undefined ||
  excludeTerms.length > 0 ||
  [brands, colours].some(({ include, exclude }) => include.length + exclude.length > 0)

/** 'or blue', 'also dell', 'canon too': beside what was asked for, not instead of it. */
function isAddition(words: readonly Word[]): boolean {
  const texts = words.filter(({ kind }) => kind !== 'mark').map(({ text }) => text)
  return (
    /^(?:or|also|plus|and)$/.test(texts[0] ?? '') ||
    /^(?:too|also)$/.test(texts.at(-1) ?? '') ||
    texts.slice(-2).join(' ') === 'as well'
  )
}

/** 'other brands', 'a different colour'. */
function isOther(words: readonly Word[], name: 'brand' | 'colour'): boolean {
  const pattern = name === 'brand' ? /^(?:brands?|makes?)$/ : /^colou?rs?$/
  return words.some(
    ({ text }, index) => /^(?:other|another|different)$/.test(text) && pattern.test(words[index + 1]?.text ?? ''),
  )
}

/** The choice together with what was asked for before it, or without that when another is wanted. */
function withThose(said: Choice, before: Choice, also: boolean, other: boolean): Choice {
  const include = [...(also && said.include.length > 0 ? before.include : [])]
  const exclude = [...said.exclude]
  for (const value of said.include) add(include, value)
  if (other) for (const value of before.include) if (!include.includes(value)) add(exclude, value)
  return { include: include.filter((value) => !exclude.includes(value)), exclude }
}
