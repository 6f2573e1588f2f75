import type { Product } from '../catalogue/product.ts'
import type { Lexicon, SearchEngine } from './engine.ts'
import { fold } from './fold.ts'
import { FusedSearch } from './fused-search.ts'
import { nearestPrice } from './nearest-price.ts'
import { perCatalogue } from './per-catalogue.ts'
import { wholeNumber } from './product-number.ts'
import { createQueryRewriter, type QueryRewriter } from './query-rewriting.ts'
import { ofKind, wordsOf } from './query-words.ts'
import { type RoutingKnowledge, routeOf } from './routing.ts'
import type { ProductSearch, SearchOutcome, SearchRequest } from './search.ts'
import type { Thesaurus } from './synonyms/thesaurus.ts'
import { QueryLog } from './traced.ts'
import type { VectorSearch } from './vector-search.ts'
import { WordSearch } from './word-search.ts'

export interface ProductSearchOptions {
  engine: SearchEngine
  vectors: VectorSearch
  /** Other names of things. */
  thesaurus: Thesaurus
}

/** Searches products over one engine: numbers are looked up, everything else is searched by words, by meaning or both. */
export function createProductSearch({ engine, vectors, thesaurus }: ProductSearchOptions): ProductSearch {
  const rewriter = createQueryRewriter(engine, thesaurus)
  const knowledge = perCatalogue(() => engine.lexicon(), routingKnowledge)
  return {
    search: async (request) =>
      search(await inCatalogueCurrency(request, engine), { engine, vectors, rewriter }, await knowledge()),
    products: (ids): Promise<Product[]> => engine.products(ids),
    nearestPrice: async (request) => {
      const { words } = await rewriter.rewrite(request)
      const priced = await inCatalogueCurrency(request, engine)
      const things = ofKind(words)
      const nearest = things && (await nearestPrice(engine, { ...priced, someWords: 'never' }, things))
      return nearest ?? nearestPrice(engine, priced, words)
    },
  }
}

/** Prices are asked for in the catalogue's currency; 500 yen are not under $6. */
async function inCatalogueCurrency(request: SearchRequest, engine: SearchEngine): Promise<SearchRequest> {
  const { minPrice, maxPrice } = request.filters
  if (minPrice === undefined && maxPrice === undefined) return request
  const { currency } = await engine.lexicon()
  return { ...request, filters: { ...request.filters, currency } }
}

interface SearchParts {
  engine: SearchEngine
  vectors: VectorSearch
  rewriter: QueryRewriter
}

async function search(typed: SearchRequest, parts: SearchParts, knowledge: RoutingKnowledge): Promise<SearchOutcome> {
  const { engine, vectors, rewriter } = parts
  const log = new QueryLog()
  const typedWords = wordsOf(typed.text)
  // Only signs: nothing that could be found, and no wish to see everything.
  if (typedWords.length === 0 && typed.text.trim() !== '') {
    return {
      ...{ hits: [], total: 0, exactTotal: 0, by: 'words', notices: [] },
      trace: { engine: engine.name, queries: [] },
    }
  }
  const number = typed.type === 'vector' ? undefined : wholeNumber(typed.text)
  const numbered =
    number === undefined ? undefined : await new WordSearch(engine, typed, typedWords, log).byNumber(number)
  if (numbered !== undefined) return numbered
  const { text, words, notices } = await rewriter.rewrite(typed)
  const request = { ...typed, text }
  const { type = 'auto', isNeed = false, sort } = request
  const route = routeOf({ text, type, isNeed, isSorted: sort !== undefined }, knowledge)
  const isWords = words.length === 0 || route.type === 'keyword' || (sort !== undefined && route.type !== 'vector')
  const fused = isWords ? undefined : await new FusedSearch(engine, vectors, request, words, log).run(route)
  const outcome = fused ?? (await new WordSearch(engine, request, words, log).run())
  return { ...outcome, notices: [...notices, ...outcome.notices] }
}

async function routingKnowledge({ brands, categories }: Lexicon): Promise<RoutingKnowledge> {
  const kinds = new Set(categories.map((category) => fold(category)))
  return { brands: new Set(brands.map(fold)), isKind: (word) => kinds.has(word) }
}
