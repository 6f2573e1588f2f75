import type { Lexicon, SearchEngine } from '../search/engine.ts'
import type { ProductSearch, Trace } from '../search/search.ts'
import { productNounTest } from '../understanding/lexicon-index.ts'

/** What answers are made from. */
export interface AnswerDependencies {
  search: ProductSearch
  /** What the catalogue knows: its currency, and kinds of products to suggest. */
  lexicon: () => Promise<Lexicon>
  /** Named in the trace of an answer that sent no query. */
  engine: SearchEngine['name']
}

/** What answers need to know of the catalogue as a whole. */
export interface Shop {
  /** ISO 4217. */
  currency: string
  /** Kinds of products, most frequent first. */
  categories: readonly string[]
  isProductNoun(word: string): boolean
}

/** What answerers work with. */
export interface AnswerTools {
  search: ProductSearch
  shop(): Promise<Shop>
  /** The trace of an answer that asked the catalogue nothing. */
  noQueries: Trace
}

export function answerTools({ search, lexicon, engine }: AnswerDependencies): AnswerTools {
  let known: { lexicon: Lexicon; shop: Shop } | undefined
  return {
    search,
    noQueries: { engine, queries: [] },
    async shop() {
      const current = await lexicon()
      // Arranging the categories takes longer than an answer; they change only with the catalogue.
      if (known?.lexicon !== current) known = { lexicon: current, shop: shopOf(current) }
      return known.shop
    },
  }
}

const shopOf = (lexicon: Lexicon): Shop => ({
  currency: lexicon.currency,
  categories: lexicon.categories,
  isProductNoun: productNounTest(lexicon),
})

/** All queries of an answer, in the order they were sent. */
export const joinTraces = (first: Trace, ...others: readonly Trace[]): Trace => ({
  engine: first.engine,
  queries: [first, ...others].flatMap(({ queries }) => queries),
})
