import type { Handoff } from '../chat/handoff.ts'
import type { LookSearch } from '../looks/look-search.ts'
import type { Lexicon, SearchEngine } from '../search/engine.ts'
import { within } from '../search/patiently.ts'
import { perCatalogue } from '../search/per-catalogue.ts'
import type { ProductSearch, Trace } from '../search/search.ts'
import type { SupportSearch } from '../support/support-search.ts'
import { categoryExpressions, productNounTest } from '../understanding/lexicon-index.ts'
import { readTerms } from '../understanding/terms.ts'
import { wordsOf } from '../understanding/words.ts'
import type { PictureWords } from '../vision/picture-words.ts'

/** What answers are made from. */
export interface AnswerDependencies {
  search: ProductSearch
  /** What the help centre says. */
  support: SupportSearch
  /** Passes a conversation on to people. */
  handoff: Handoff
  /** What the pictures of a message say. */
  pictures: PictureWords
  /** Looks for what pictures show; undefined: nothing is searched by its look. */
  looks?: LookSearch | undefined
  /** What the catalogue knows: its currency, and kinds of products to suggest. */
  lexicon: () => Promise<Lexicon>
  /** Named in the trace of an answer that sent no query. */
  engine: SearchEngine['name']
  /**
   * Milliseconds that a shopper waits for a catalogue that may be away; then they are told that it rests. Undefined: it
   * is in this process.
   */
  patienceMs?: number | undefined
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
  pictures: PictureWords
  looks: LookSearch | undefined
  shop(): Promise<Shop>
  /** The trace of an answer that asked the catalogue nothing. */
  noQueries: Trace
}

export function answerTools(dependencies: AnswerDependencies): AnswerTools {
  const { search, support, handoff, pictures, looks, lexicon, engine, patienceMs } = dependencies
  // Arranging the categories takes longer than an answer.
  const shop = perCatalogue(lexicon, (current) => shopOf(current, search))
  const tools = { search, support, handoff, pictures, looks, noQueries: { engine, queries: [] } }
  if (patienceMs === undefined) return { ...tools, shop }
  // Small talk goes on without products to begin with.
  const bare = perCatalogue(lexicon, async (current) => bareShopOf(current))
  // The rest of the patience is for what was asked.
  return { ...tools, shop: () => within(patienceMs / 4, shop(), bare) }
}

export const bareShopOf = (lexicon: Lexicon): Shop => ({
  currency: lexicon.currency,
  categories: lexicon.categories,
  isProductNoun: productNounTest(lexicon),
  starters: [],
})

async function shopOf(lexicon: Lexicon, search: ProductSearch): Promise<Shop> {
  return { ...bareShopOf(lexicon), starters: await startersOf(lexicon, search) }
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
