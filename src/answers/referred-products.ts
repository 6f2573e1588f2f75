import { productColours } from '../catalogue/colours.ts'
import type { Product } from '../catalogue/product.ts'
import type { AnswerContext } from '../chat/answer.ts'
import type { Trace } from '../search/search.ts'
import type { State } from '../understanding/understanding.ts'
import type { AnswerTools } from './dependencies.ts'
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
  if (refers.length > 0) return { products: await tools.search.products(state.focus.slice(0, mostReferred)), trace }
  const described = describedAmong(await tools.search.products(before.results), context)
  if (described.length > 0) return { products: described.slice(0, mostReferred), trace }
  return name === '' ? { products: [], trace } : named(context, tools, name)
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

/** The best hit for a name, inside the brands that are named with it. */
async function named(context: AnswerContext, tools: AnswerTools, name: string): Promise<Referred> {
  const { brands } = context.understanding.constraints
  return bestHit(tools, name, { ...context.state, brands })
}

/** The best product for a text inside the brand limits of a state. */
export async function bestHit(tools: AnswerTools, text: string, { brands }: Pick<State, 'brands'>): Promise<Referred> {
  const { brands: filter } = filtersOf({
    brands,
    colours: { include: [], exclude: [] },
    attributes: [],
    excludeTerms: [],
    terms: [],
    page: 1,
    results: [],
    focus: [],
  })
  const request = {
    text,
    filters: filter === undefined ? {} : { brands: filter },
    offset: 0,
    limit: 1,
    facets: false,
    someWords: 'when-none',
  } as const
  const { hits, trace } = await tools.search.search(request)
  return { products: hits.map(({ product }) => product), trace }
}
