import type { LookSearch } from '../looks/look-search.ts'
import type { LookRef } from '../understanding/understanding.ts'
import type { RankedHit, SearchEngine, SearchFilters } from './engine.ts'
import { fuse } from './fusion.ts'
import type { QueryRewriter } from './query-rewriting.ts'
import { ofKind } from './query-words.ts'
import type { SearchNotice, SearchOutcome, SearchRequest } from './search.ts'
import type { AnalysedQuery } from './text-analysis.ts'
import { QueryLog } from './traced.ts'

export interface LookAlikeParts {
  engine: SearchEngine
  looks: LookSearch
  rewriter: QueryRewriter
}

export type LookRequest = SearchRequest & { look: LookRef }

/** Products with all the words that are compared by their look; more would be most of a catalogue, and words of nothing. */
const mostWithWords = 5_000
/** By what a model says that a picture shows. */
const mostDescribed = 120
/** A model names the kind of thing, which a look does not know; a look tells two things of a kind apart. */
const weightOfWords = 1

const lookOnly: SearchNotice = {
  kind: 'look-only',
  text: 'No product has all of those words: these are by their look alone.',
}

/** The products that look like a picture, inside the limits and, where some are, with all the words. */
export async function searchAlike(request: LookRequest, parts: LookAlikeParts): Promise<SearchOutcome> {
  const { engine } = parts
  const log = new QueryLog()
  const { ids, comparedBy, notices } = await alikeIds(request, parts, log)
  const trace = { engine: engine.name, queries: log.queries }
  const found = { by: 'look', comparedBy, notices, trace } as const
  if (ids === undefined) return { ...found, hits: [], total: 0, exactTotal: 0, isLookGone: true }
  if (ids.length === 0) return { ...found, hits: [], total: 0, exactTotal: 0 }
  const { sort, offset, limit, facets } = request
  const filters: SearchFilters = { ...request.filters, ids }
  const sorted = await engine.search({
    ...{ words: [], match: 'all', filters, facets },
    ...(sort === undefined ? { offset: 0, limit: 0 } : { sort, offset, limit }),
  })
  const page = ids.slice(offset, offset + limit)
  const products = sort === undefined ? await engine.products(page) : []
  const hits = products.map((product) => ({ product, score: 1 / (1 + offset + page.indexOf(product.id)) }))
  return {
    ...found,
    hits: sort === undefined ? hits : sorted.hits,
    total: sorted.total,
    exactTotal: sorted.total,
    facets: sorted.facets,
  }
}

/** Ids of what looks alike whatever its price, for the bound nearest to a price limit. */
export async function alikeAtAnyPrice(request: LookRequest, parts: LookAlikeParts): Promise<readonly string[]> {
  const { minPrice: _, maxPrice: __, ...filters } = request.filters
  return (await alikeIds({ ...request, filters }, parts, new QueryLog())).ids ?? []
}

interface AlikeIds {
  /** Undefined: the picture's look is no longer kept. */
  ids: readonly string[] | undefined
  comparedBy?: string
  notices: SearchNotice[]
}

async function alikeIds(request: LookRequest, parts: LookAlikeParts, log: QueryLog): Promise<AlikeIds> {
  const { engine, looks, rewriter } = parts
  const { look, filters } = request
  const { words, notices } = request.text === '' ? { words: [], notices: [] } : await rewriter.rewrite(request)
  const withWords = words.length === 0 ? undefined : await idsWith(words, filters, engine, log)
  const isLookOnly = withWords?.length === 0
  const limits = withWords === undefined || isLookOnly ? filters : { ...filters, ids: withWords }
  const found = await log.traced('image', 'Nearest to the picture by its look, inside the limits', async () => {
    const alike = await looks.alike(look, limits)
    return { alike, request: alike?.request ?? {} }
  })
  if (found.alike === undefined) return { ids: undefined, notices }
  const { ranked, comparedBy, words: shown } = found.alike
  const hits = ranked.map(({ productId, similarity }): RankedHit => ({ id: productId, score: similarity }))
  const described = shown === undefined ? [] : await describedBy(shown, limits, parts, log)
  const fused =
    described.length === 0
      ? hits
      : fuse([
          { hits, weight: 1 },
          { hits: described, weight: weightOfWords },
        ])
  return {
    ids: fused.map(({ id }) => id),
    comparedBy: described.length === 0 ? comparedBy : `what it shows, and by ${comparedBy}`,
    notices: [...notices, ...(isLookOnly ? [lookOnly] : [])],
  }
}

/** Of the products that have all the words those that are what they name, where some are. */
async function idsWith(
  words: AnalysedQuery,
  filters: SearchFilters,
  engine: SearchEngine,
  log: QueryLog,
): Promise<string[]> {
  const things = ofKind(words)
  for (const wanted of things === undefined ? [words] : [things, words]) {
    const query = { words: wanted, match: 'all', filters, limit: mostWithWords } as const
    const { hits } = await log.traced('keyword', 'Products with the words beside the picture', () => engine.rank(query))
    if (hits.length > 0) return hits.map(({ id }) => id)
  }
  return []
}

/** What the words of a description find, best first: with all of them, and after these with some. */
async function describedBy(
  text: string,
  filters: SearchFilters,
  { engine, rewriter }: LookAlikeParts,
  log: QueryLog,
): Promise<RankedHit[]> {
  const { words } = await rewriter.rewrite({ text })
  if (words.length === 0) return []
  const hits: RankedHit[] = []
  for (const match of ['all', 'some'] as const) {
    const query = { words, match, filters, limit: mostDescribed } as const
    const found = await log.traced('keyword', 'What a model says that the picture shows', () => engine.rank(query))
    hits.push(...found.hits)
    if (hits.length >= mostDescribed) break
  }
  return hits.slice(0, mostDescribed)
}
