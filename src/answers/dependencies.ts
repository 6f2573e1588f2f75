import type { Handoff } from '../chat/handoff.ts'
import type { Lexicon, SearchEngine } from '../search/engine.ts'
import { perCatalogue } from '../search/per-catalogue.ts'
import type { ProductSearch, Trace } from '../search/search.ts'
import type { SupportSearch } from '../support/support-search.ts'
import { categoryExpressions, productNounTest } from '../understanding/lexicon-index.ts'
import { readTerms } from '../understanding/terms.ts'
import { wordsOf } from '../understanding/words.ts'

/** What answers are made from. */
export interface AnswerDependencies {
  search: ProductSearch
  /** What the help centre says. */
  support: SupportSearch
  /** Passes a conversation on to people. */
  handoff: Handoff
  /** What the catalogue knows: its currency, and kinds of products to suggest. */
  lexicon: () => Promise<Lexicon>
  /** Named in the trace of an answer that sent no query. */
  engine: SearchEngine['name']
}

/** What answers need to know of the catalogue as a whole. */
export interface Shop {
  /** ISO 4217. */
  currency: string
  /** Kinds of products to begin with, most frequent first; each finds something when it is said. */
  starters: readonly string[]
  isProductNoun(word: string): boolean
  /** Segments of category paths, most frequent first. */
  categories: readonly string[]
}

/** What answerers work with. */
export interface AnswerTools {
  search: ProductSearch
  support: SupportSearch
  handoff: Handoff
  shop(): Promise<Shop>
  /** The trace of an answer that asked the catalogue nothing. */
  noQueries: Trace
}

export function answerTools({ search, support, handoff, lexicon, engine }: AnswerDependencies): AnswerTools {
  return {
    search,
    support,
    handoff,
    noQueries: { engine, queries: [] },
    // Arranging the categories takes longer than an answer.
    shop: perCatalogue(lexicon, (current) => shopOf(current, search)),
  }
}

async function shopOf(lexicon: Lexicon, search: ProductSearch): Promise<Shop> {
  const isProductNoun = productNounTest(lexicon)
  const { currency, categories } = lexicon
  return { currency, categories, isProductNoun, starters: await startersOf(lexicon, search) }
}

/** So many categories are suggested, and so many are tried. */
const mostStarters = 5
const mostTried = 20

async function startersOf(lexicon: Lexicon, search: ProductSearch): Promise<string[]> {
  const starters: string[] = []
  const expressionAt = categoryExpressions(lexicon)
  for (const category of lexicon.categories.slice(0, mostTried)) {
    if (starters.length === mostStarters) break
    const text = readTerms(wordsOf(category), new Set(), expressionAt).join(' ')
    const request = { text, filters: {}, offset: 0, limit: 1, facets: false, someWords: 'never' } as const
    if (text !== '' && (await search.search(request)).total > 0) starters.push(category)
  }
  return starters
}

/** All queries of an answer, in the order they were sent. */
export const joinTraces = (first: Trace, ...others: readonly Trace[]): Trace => ({
  engine: first.engine,
  queries: [first, ...others].flatMap(({ queries }) => queries),
})
