import type { SearchFilters } from '../search/engine.ts'
import { analyseText } from '../search/text-analysis.ts'
import type { PriceLimit, State } from '../understanding/understanding.ts'

/** 'around $50' means from 20% below to 20% above: wide enough to show a choice, too narrow to surprise. */
const aboutTolerance = 0.2

/** The hard limits of a search, all of them: no product outside one of them is to be shown. */
export function filtersOf(state: State): SearchFilters {
  const { price, brands, colours, department, attributes, excludeTerms, terms } = state
  const { min, max } = price === undefined ? {} : boundsOf(price)
  const excludeTokens = excludedTokens(excludeTerms, terms)
  return {
    ...(min !== undefined && { minPrice: min }),
    ...(max !== undefined && { maxPrice: max }),
    ...(isChosen(brands) && { brands }),
    ...(isChosen(colours) && { colours }),
    ...(department !== undefined && { categories: [department] }),
    ...(attributes.length > 0 && { attributes }),
    ...(excludeTokens.length > 0 && { excludeTokens }),
  }
}

/** The bounds of a price limit, inclusive, in minor units. */
export function boundsOf({ min, max, about }: PriceLimit): { min: number | undefined; max: number | undefined } {
  if (about === undefined) return { min, max }
  return {
    min: Math.max(Math.round(about * (1 - aboutTolerance)), min ?? 0),
    max: Math.min(Math.round(about * (1 + aboutTolerance)), max ?? Number.POSITIVE_INFINITY),
  }
}

const isChosen = ({ include, exclude }: State['brands']): boolean => include.length + exclude.length > 0

/**
 * One token for each phrase that is ruled out: without the token there is no phrase. It is the first
 * that is not searched for, since the first word of 'numeric keypad' says more than the second.
 */
function excludedTokens(excludeTerms: readonly string[], terms: readonly string[]): string[] {
  const wanted = new Set(analyseText(terms.join(' ')))
  const tokens = excludeTerms.flatMap((phrase) => {
    const all = analyseText(phrase)
    return all.find((token) => !wanted.has(token)) ?? all.at(-1) ?? []
  })
  return [...new Set(tokens)]
}
