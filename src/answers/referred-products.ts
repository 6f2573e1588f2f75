import { productColours } from '../catalogue/colours.ts'
import type { Product } from '../catalogue/product.ts'
import type { AnswerContext } from '../chat/answer.ts'
import type { SearchRequest, Trace } from '../search/search.ts'
import { nameKey } from '../search/synonyms/names.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { emptyState, type State } from '../understanding/understanding.ts'
import { wordsOf } from '../understanding/words.ts'
import { readContest, winnerOf } from './contest.ts'
import { type AnswerTools, joinTraces } from './dependencies.ts'
import { filtersOf } from './filters.ts'

/** As many as a comparison holds side by side. */
export const mostReferred = 4

/** Products that a message speaks of. */
export interface Referred {
  products: Product[]
  /** Of the queries it took to find them. */
  trace: Trace
}

/**
 * The products that a message speaks of: by position or pronoun, which merging has resolved into
 * `focus`; by price ('the cheaper one') or by brand and colour ('the logitech one') among those that
 * were shown; or by name, then the best hit for it. None when the message leaves it open.
 */
export async function referredProducts(context: AnswerContext, tools: AnswerTools, name: string): Promise<Referred> {
  const { before, state, understanding } = context
  const refers = understanding.refers ?? []
  const trace = tools.noQueries
  context.signal.throwIfAborted()
  const byPrice = refers.filter((reference) => reference === 'cheapest' || reference === 'dearest')
  if (byPrice.length > 0) {
    const shown = await tools.search.products(before.focus.length > 1 ? before.focus : before.results)
    const priced = shown.filter(({ price }) => price !== undefined).sort(byAmount)
    const found = byPrice.flatMap((reference) => (reference === 'cheapest' ? priced[0] : priced.at(-1)) ?? [])
    return { products: [...new Set(found)], trace }
  }
  const superlative = refers.length === 0 ? await superlativeAmong(context, tools) : undefined
  if (superlative !== undefined) return { products: [superlative], trace }
  if (refers.length > 0) return { products: await tools.search.products(state.focus.slice(0, mostReferred)), trace }
  const described = describedAmong(await tools.search.products(before.results), context)
  if (described.length > 0) return { products: described.slice(0, mostReferred), trace }
  const { include } = understanding.constraints.brands
  return name === '' && include.length === 0 ? { products: [], trace } : named(context, tools, name)
}

/** 'the lighter one', 'the best rated one': of those compared last, or of those shown. */
async function superlativeAmong(context: AnswerContext, tools: AnswerTools): Promise<Product | undefined> {
  const { before, message, understanding } = context
  const line = lineOf(wordsOf(message.text))
  const called =
    /(?<![^ ])the ((?:\w+ )?\w+(?:er|est|rated)) one(?![^ ])/.exec(line)?.[1] ??
    /(?<![^ ])the one with (.+)$/.exec(line)?.[1]
  const contest = called === undefined ? undefined : readContest(called, understanding.terms)
  if (contest === undefined) return undefined
  const shown = await tools.search.products(before.focus.length > 1 ? before.focus : before.results)
  return winnerOf(shown, contest)
}

const byAmount = (one: Product, other: Product): number => (one.price?.amount ?? 0) - (other.price?.amount ?? 0)

/** 'the logitech one', 'the black one': the first product shown for each brand that is named, or of the colour. */
function describedAmong(shown: readonly Product[], { understanding }: AnswerContext): Product[] {
  const { brands, colours } = understanding.constraints
  const hasColour = (product: Product): boolean =>
    colours.include.length === 0 || productColours(product).some((colour) => colours.include.includes(colour))
  if (brands.include.length === 0) return colours.include.length === 0 ? [] : shown.filter(hasColour).slice(0, 1)
  const found = brands.include.flatMap(
    (brand) => shown.find((product) => product.brand === brand && hasColour(product)) ?? [],
  )
  return found
}

/** Words at the end of a message that may be what is asked and not part of the name: 'the glide pro have bluetooth'. */
const mostDropped = 3

/** The best product that has all words of a name, inside the brands that are named with it; none is better than a wrong one. */
async function named(context: AnswerContext, tools: AnswerTools, name: string): Promise<Referred> {
  const { brands } = context.understanding.constraints
  const words = name.split(' ')
  let trace = tools.noQueries
  for (let dropped = 0; dropped <= mostDropped && dropped < words.length; dropped++) {
    context.signal.throwIfAborted()
    const text = words.slice(0, words.length - dropped).join(' ')
    const found = await bestHit(tools, text, { brands }, 'never')
    trace = joinTraces(trace, found.trace)
    if (found.products.length > 0) return { products: found.products, trace }
  }
  return { products: [], trace }
}

/** The best product for a text inside the brand limits of a state. */
export async function bestHit(
  tools: AnswerTools,
  text: string,
  { brands }: Pick<State, 'brands'>,
  someWords: 'never' | 'when-none' = 'when-none',
  how: Pick<SearchRequest, 'type' | 'exact'> = {},
): Promise<Referred> {
  const { brands: filter } = filtersOf({ ...emptyState(), brands })
  const request = {
    text,
    filters: filter === undefined ? {} : { brands: filter },
    offset: 0,
    limit: 1,
    facets: false,
    someWords,
    ...how,
  } as const
  const { hits, trace } = await tools.search.search(request)
  return { products: hits.map(({ product }) => product), trace }
}

/** The product whose whole title a text is, whatever stands between its words. */
export async function titledProduct(tools: AnswerTools, text: string): Promise<Product | undefined> {
  const title = nameKey(text)
  if (title === '') return undefined
  const { products } = await bestHit(tools, text, emptyState(), 'never', { type: 'keyword', exact: true })
  return products.find((product) => nameKey(product.title) === title)
}

/** The product that the terms of a message name, if the catalogue has one with all of them; a single word names none. */
export async function namedProduct(
  context: AnswerContext,
  tools: AnswerTools,
  terms: readonly string[],
): Promise<Product | undefined> {
  const isName = terms.length > 1 || (terms.length === 1 && context.understanding.constraints.brands.include.length > 0)
  return isName ? (await named(context, tools, terms.join(' '))).products[0] : undefined
}
