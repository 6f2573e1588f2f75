import { basicColour, isColourAttribute } from '../catalogue/colours.ts'
import { toMajorUnits, toMinorUnits } from '../catalogue/money.ts'
import type { AnswerContext } from '../chat/answer.ts'
import type { Labelled, Part } from '../chat/reply.ts'
import type { SearchOutcome } from '../search/search.ts'
import { isSearching } from '../understanding/reading.ts'
import type { State } from '../understanding/understanding.ts'
import type { Shop } from './dependencies.ts'
import { formatPrice } from './format.ts'

/** A row of buttons on Discord holds five; more than that is no help to choose anyway. */
const mostSuggestions = 5

/** A brand of more words is not recognised again when it is said. */
const mostBrandWords = 4

export const suggestionsPart = (suggestions: readonly Labelled[]): Part => ({
  type: 'suggestions',
  suggestions: suggestions.slice(0, mostSuggestions),
})

/** A suggestion that is as if the shopper had written `text`. */
export const saying = (context: AnswerContext, label: string, text: string): Labelled => ({
  label,
  action: context.action({ kind: 'say', text }),
})

/** Kinds of products of this catalogue, to begin with; they begin a new search, whatever limits there are. */
export const shopSuggestions = (context: AnswerContext, shop: Shop): Labelled[] =>
  shop.starters
    .slice(0, mostSuggestions)
    .map((category) => saying(context, category, isSearching(context.state) ? `start over, ${category}` : category))

/**
 * Ways to go on from a page of results. Each finds something: more pages are there, and the brand, the
 * colour and the price come from what was found.
 */
export function resultSuggestions(
  context: AnswerContext,
  state: State,
  outcome: SearchOutcome,
  isMore: boolean,
  shop: Shop,
): Labelled[] {
  const { total, hits } = outcome
  const suggestions: Labelled[] = []
  const asksForStars = context.understanding.unapplied?.some(({ kind }) => kind !== 'currency') === true
  if (asksForStars && state.sort !== 'rating') suggestions.push(saying(context, 'Best rated first', 'best rated first'))
  if (isMore) suggestions.push({ label: 'Show more', action: context.action({ kind: 'more' }) })
  if (total > 1) {
    suggestions.push(
      ...brandSuggestion(context, state, outcome),
      ...priceSuggestion(context, state, outcome, shop.currency),
      ...colourSuggestion(context, state, outcome),
    )
  }
  if (hits.length > 1) suggestions.push(saying(context, 'Compare the first two', 'compare the first two'))
  const isPriced = outcome.facets?.price !== undefined && outcome.facets.price.min < outcome.facets.price.max
  if (isPriced && state.sort !== 'price_asc') suggestions.push(saying(context, 'Cheapest first', 'cheapest first'))
  return suggestions
}

/** The most frequent brand, when there are others. */
function brandSuggestion(context: AnswerContext, { brands }: State, { facets, total }: SearchOutcome): Labelled[] {
  const best = facets?.brands.find(({ value }) => value.split(/\s+/u).length <= mostBrandWords)
  if (best === undefined || brands.include.length > 0 || best.count >= total || best.count === 0) return []
  return [saying(context, `Only ${best.value}`, `by ${best.value}`)]
}

/** The most frequent colour that not all have. */
function colourSuggestion(context: AnswerContext, { colours }: State, { facets, total }: SearchOutcome): Labelled[] {
  if (colours.include.length + colours.exclude.length > 0) return []
  const values = facets?.attributes.find(({ name }) => isColourAttribute(name))?.values ?? []
  const named = values.flatMap(({ value, count }) => {
    const colour = basicColour(value)
    return colour === undefined || count === 0 || count >= total ? [] : [colour]
  })
  const best = named[0]
  return best === undefined ? [] : [saying(context, `In ${best}`, `in ${best}`)]
}

/** A round price that at least half of the products shown keep to, and not all that were found. */
function priceSuggestion(
  context: AnswerContext,
  { price }: State,
  outcome: SearchOutcome,
  currency: string,
): Labelled[] {
  const amounts = outcome.hits
    .flatMap(({ product }) => (product.price?.currency === currency ? [product.price.amount] : []))
    .sort((a, b) => a - b)
  const median = amounts[Math.floor((amounts.length - 1) / 2)]
  if (median === undefined || outcome.facets?.price === undefined) return []
  const bound = toMinorUnits(roundedUp(toMajorUnits(median, currency)), currency)
  const narrows = bound < outcome.facets.price.max && (price?.max === undefined || bound < price.max)
  if (!narrows || price?.about !== undefined) return []
  const label = formatPrice({ amount: bound, currency })
  return [saying(context, `Under ${label}`, `under ${label}`)]
}

/** The next round number: 25 for 23.49, 120 for 118, 1,400 for 1,349. */
function roundedUp(major: number): number {
  if (major <= 0) return 0
  const magnitude = 10 ** Math.floor(Math.log10(major))
  const step = major / magnitude < 2 ? magnitude / 10 : magnitude / 2
  return Number((Math.ceil(major / step) * step).toPrecision(6))
}
