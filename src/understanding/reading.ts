import { readAttributes } from './attributes/attributes.ts'
import { readComparative } from './comparatives.ts'
import { readBrands } from './constraints/brands.ts'
import { choiceInContext } from './constraints/choice-in-context.ts'
import { colourAt, readColours } from './constraints/colours.ts'
import { readDepartment, withoutDepartments } from './constraints/department.ts'
import { readExclusions } from './constraints/exclusions.ts'
import { readLifts } from './constraints/lifts.ts'
import { readPrice } from './constraints/price.ts'
import { readPriceBand } from './constraints/price-band.ts'
import { readQuantity } from './constraints/quantity.ts'
import { readRatings } from './constraints/ratings.ts'
import { scopesOf } from './constraints/scopes.ts'
import { readSort } from './constraints/sort.ts'
import { takenBack } from './corrections.ts'
import type { LexiconIndex } from './lexicon-index.ts'
import { readReferences } from './references.ts'
import { type Span, type Taken, take } from './spans.ts'
import { storyBefore } from './story.ts'
import { readTerms } from './terms.ts'
import type { Constraints, LiftedLimit, Reference, RelativeMeasure, State, UnappliedLimit } from './understanding.ts'
import type { Word } from './words.ts'

/** What a message says, before it is decided what it wants. */
export interface Reading {
  /** Without those that name a department. */
  words: readonly Word[]
  terms: string[]
  constraints: Constraints
  lifts: LiftedLimit[]
  relativePrice: 'lower' | 'higher' | undefined
  relativeMeasure: RelativeMeasure | undefined
  drops: string[]
  priceBand: 'middle' | undefined
  refers: Reference[]
  unapplied: UnappliedLimit[]
  /** Whether a limit is set, given up, relative, or one that cannot be kept. */
  hasLimits: boolean
}

/** Whether something is being searched for. */
export const isSearching = (state: State): boolean =>
  state.terms.length > 0 ||
  state.results.length > 0 ||
  state.look !== undefined ||
  state.price !== undefined ||
  state.department !== undefined ||
  [state.brands, state.colours].some(({ include, exclude }) => include.length + exclude.length > 0) ||
  state.attributes.length + state.excludeTerms.length > 0

/** Reads limits, references and words to search for out of a message. */
export function readMessage(given: readonly Word[], state: State, lexicon: LexiconIndex): Reading {
  // First of all, since any word may be in a department's name: 'in the Office & School department'.
  const { department, isLifted, spans } = readDepartment(given, lexicon.departmentAt, state.department)
  const words = withoutDepartments(given, spans)
  const said = readPieces(words, state, remembering(lexicon, words))
  const { ratings, price, order } = said
  const brands = choiceInContext(words, said.brands.choice, state.brands, 'brand')
  const colours = choiceInContext(words, said.colours.choice, state.colours, 'colour')
  const lifts = new Set(said.lifts.lifts)
  if (brands.isLifted) lifts.add('brands')
  if (colours.isLifted) lifts.add('colours')
  if (isLifted) lifts.add('department')
  // What is cheaper than what was shown is best seen from the cheapest on.
  const sort = order.sort ?? (order.relativePrice === 'lower' ? 'price_asc' : undefined)
  const constraints: Constraints = {
    brands: brands.choice,
    colours: colours.choice,
    attributes: said.attributes,
    excludeTerms: said.exclusions.excludeTerms,
    ...(department !== undefined && { department }),
    ...(price.price && { price: price.price }),
    ...(sort && { sort }),
    ...(said.quantity && { quantity: said.quantity }),
  }
  const unapplied = [...price.foreign.map((text) => ({ kind: 'currency' as const, text })), ...ratings.unapplied]
  return {
    words,
    terms: said.terms,
    constraints,
    lifts: [...lifts],
    relativePrice: order.relativePrice,
    relativeMeasure: said.relativeMeasure,
    drops: takenBack(words, said.terms, said.exclusions.excludeTerms, state, lexicon.isProductNoun),
    priceBand: said.isMiddle ? 'middle' : undefined,
    refers: said.refers,
    unapplied,
    hasLimits:
      said.isMiddle ||
      said.relativeMeasure !== undefined ||
      setsLimits(constraints) ||
      lifts.size > 0 ||
      order.relativePrice !== undefined ||
      unapplied.length > 0,
  }
}

/**
 * Lets each reader take the words that it understands, so that none is read twice: stars and prices
 * before brands, since they hold numbers, and the words to search for last.
 */
function readPieces(words: readonly Word[], state: State, lexicon: LexiconIndex) {
  let taken: Taken = new Set()
  const taking = <Piece extends { spans: readonly Span[] }>(piece: Piece): Piece => {
    taken = take(taken, piece.spans)
    return piece
  }
  const limitAt = (at: number) => lexicon.brandAt(words, at)?.length ?? colourAt(words, at)?.length ?? 0
  const isProductWord = (word: Word, at: number) => lexicon.isProductNoun(word.text) || limitAt(at) > 0
  const ratings = taking(readRatings(words))
  const { attributes } = taking(
    readAttributes(words, {
      index: lexicon.attributes,
      terms: state.terms,
      before: state.attributes,
      isProductNoun: lexicon.isProductNoun,
    }),
  )
  const price = taking(readPrice(words, taken, { currency: lexicon.currency, isProductWord }))
  const { isMiddle } = taking(readPriceBand(words, taken))
  const lifts = taking(readLifts(words, taken))
  const order = taking(readSort(words, taken))
  const { relativeMeasure } = taking(readComparative(words, taken, state, lexicon.attributes.has))
  const scopes = scopesOf(words, taken, limitAt)
  const brands = taking(readBrands(words, taken, scopes, lexicon))
  const colours = taking(readColours(words, taken, scopes))
  const { refers } = taking(readReferences(words, taken, lexicon.isProductNoun, state))
  const exclusions = taking(readExclusions(words, taken, scopes, isSearching(state)))
  const { quantity } = taking(readQuantity(words, taken))
  return {
    ratings,
    isMiddle,
    relativeMeasure,
    attributes,
    price,
    lifts,
    order,
    brands,
    colours,
    refers,
    exclusions,
    quantity,
    terms: readTerms(words, take(taken, storyBefore(words, lexicon.isProductNoun)), lexicon.expressionAt),
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

const setsLimits = ({ price, sort, department, brands, colours, attributes, excludeTerms }: Constraints): boolean =>
  price !== undefined ||
  department !== undefined ||
  sort !== undefined ||
  excludeTerms.length + attributes.length > 0 ||
  [brands, colours].some(({ include, exclude }) => include.length + exclude.length > 0)
