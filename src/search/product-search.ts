import type { Product } from '../catalogue/product.ts'
import type { LookSearch } from '../looks/look-search.ts'
import type { LookRef } from '../understanding/understanding.ts'
import type { SearchEngine, SearchFilters } from './engine.ts'
import { fold } from './fold.ts'
import { FusedSearch } from './fused-search.ts'
import { keptFresh } from './kept-fresh.ts'
import { alikeAtAnyPrice, searchAlike } from './look-alikes.ts'
import { mentionedNotice } from './mentioned-notice.ts'
import { nearestPrice } from './nearest-price.ts'
import { wholeNumber } from './product-number.ts'
import { createQueryRewriter, type QueryRewriter } from './query-rewriting.ts'
import { ofKind, wordsOf } from './query-words.ts'
import { describesNeed, type RoutingKnowledge, routeOf } from './routing.ts'
import type { ProductSearch, SearchOutcome, SearchRequest, ThingsFound, ThingsRequest, Trace } from './search.ts'
import { stem } from './stem.ts'
import type { Thesaurus } from './synonyms/thesaurus.ts'
import { QueryLog } from './traced.ts'
import type { VectorSearch } from './vector-search.ts'
import { WordSearch } from './word-search.ts'

export interface ProductSearchOptions {
  engine: SearchEngine
  vectors: VectorSearch
  /** Undefined: nothing is searched by its look. */
  looks?: LookSearch | undefined
  /** Other names of things. */
  thesaurus: Thesaurus
  /** Tokens of words of the shoppers' language; none are known by default. */
  realWords?: ReadonlySet<string>
  /** Told when what is known of the catalogue's words could not be renewed; searches go by what was known before. */
  onFailure(error: unknown): void
}

/** Words and brands are a little behind the catalogue: to read them all takes longer than a search. */
const knowledgeForMs = 5_000

interface SearchParts {
  engine: SearchEngine
  vectors: VectorSearch
  looks: LookSearch | undefined
  rewriter: QueryRewriter
  knowledge(): Promise<RoutingKnowledge>
}

/** Searches products over one engine: numbers are looked up, everything else is searched by words, by meaning or both. */
export function createProductSearch({
  engine,
  vectors,
  looks,
  thesaurus,
  realWords = new Set(),
  onFailure,
}: ProductSearchOptions): ProductSearch {
  const rewriter = createQueryRewriter({ engine, thesaurus, realWords, onFailure })
  const knowledge = keptFresh(() => routingKnowledge(engine), { forMs: knowledgeForMs, onFailure })
  const parts: SearchParts = { engine, vectors, looks, rewriter, knowledge }
  return {
    search: async (request) => search(await inCatalogueCurrency(request, engine), parts),
    products: (ids): Promise<Product[]> => engine.products(ids),
    things: async (request) => things(request, parts),
    describesNeed: async (text) => describesNeed(text, await knowledge()),
    like: (id, filters, limit) => like(id, filters, limit, parts),
    nearestPrice: async (request) => {
      if (request.look !== undefined)
        return nearestAlikePrice(await inCatalogueCurrency(request, engine), request.look, parts)
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

async function nearestAlikePrice(request: SearchRequest, look: LookRef, { engine, looks, rewriter }: SearchParts) {
  if (looks === undefined) return undefined
  const ids = await alikeAtAnyPrice({ ...request, look }, { engine, looks, rewriter })
  return nearestPrice(engine, { filters: { ...request.filters, ids }, someWords: 'never' }, [])
}

async function things(
  { text, filters, limit }: ThingsRequest,
  { engine, rewriter }: SearchParts,
): Promise<ThingsFound> {
  const log = new QueryLog()
  const { words, notices } = await rewriter.rewrite({ text })
  const ofThing = ofKind(words)
  if (ofThing === undefined) return { products: [], notices: [], trace: { engine: engine.name, queries: [] } }
  const query = { words: ofThing, match: 'all', filters, offset: 0, limit, facets: false } as const
  const { hits } = await log.traced('keyword', `Products that are what “${text}” names`, () => engine.search(query))
  return { products: hits.map(({ product }) => product), notices, trace: { engine: engine.name, queries: log.queries } }
}

async function like(
  id: string,
  filters: SearchFilters,
  limit: number,
  { engine, vectors }: SearchParts,
): Promise<{ products: Product[]; trace: Trace }> {
  const log = new QueryLog()
  const near = await log.traced('vector', 'The nearest in meaning to a product', () => vectors.like(id, filters, limit))
  const products = await engine.products(near?.hits.map((hit) => hit.id) ?? [])
  return { products, trace: { engine: engine.name, queries: log.queries } }
}

async function search(typed: SearchRequest, parts: SearchParts): Promise<SearchOutcome> {
  const { engine, vectors, looks, rewriter, knowledge } = parts
  const { type = 'auto', isNeed = false, sort } = typed
  const { look } = typed
  if (look !== undefined && looks !== undefined) return searchAlike({ ...typed, look }, { engine, looks, rewriter })
  const log = new QueryLog()
  const typedWords = wordsOf(typed.text)
  // Only signs: nothing that could be found, and no wish to see everything.
  if (typedWords.length === 0 && typed.text.trim() !== '') {
    return {
      ...{ hits: [], total: 0, exactTotal: 0, by: 'words', notices: [] },
      trace: { engine: engine.name, queries: [] },
    }
  }
  const number = type === 'vector' ? undefined : wholeNumber(typed.text)
  if (number !== undefined) {
    const byWords = new WordSearch(engine, typed, typedWords, log)
    return (await byWords.byNumber(number)) ?? byWords.allWords()
  }
  const { text, words, notices } = await rewriter.rewrite(typed)
  const request = { ...typed, text }
  const route = routeOf({ text, type, isNeed, isSorted: sort !== undefined }, await knowledge())
  const isWords = words.length === 0 || route.type === 'keyword' || (sort !== undefined && route.type !== 'vector')
  const isFused = !isWords && (await vectors.isAvailable())
  const fused = isFused ? await new FusedSearch(engine, vectors, request, words, log).run(route) : undefined
  const outcome = fused ?? (await new WordSearch(engine, request, words, log).run())
  // What is found by another name is called by that.
  const isRenamed = notices.some(({ kind }) => kind === 'synonyms')
  const mentioned = isRenamed ? undefined : mentionedNotice(request, outcome)
  return { ...outcome, notices: [...notices, ...outcome.notices, ...(mentioned === undefined ? [] : [mentioned])] }
}

async function routingKnowledge(engine: SearchEngine): Promise<RoutingKnowledge> {
  const [{ brands }, { kinds }] = await Promise.all([engine.lexicon(), engine.vocabulary()])
  return { brands: new Set(brands.map(fold)), isKind: (word) => kinds.has(stem(word)) }
}
