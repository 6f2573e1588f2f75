import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import type { Product } from '../src/catalogue/product.ts'
import { loadConfig } from '../src/config.ts'
import type { EvaluationSet } from './evaluation-set.ts'
import type { Figure } from './figures.ts'
import { openMiniSearch } from './minisearch-anchor.ts'
import { percentile } from './percentiles.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { mean, type QueryScore, scoreQueries } from './relevance.ts'
import { devices, trueDevices } from './true-devices.ts'

export interface SearchEvaluation {
  name: string
  figures: Figure[]
  scores: QueryScore[]
}

/** How well and how quickly GET /api/search answers the judged queries, beside MiniSearch on the same products. */
export async function evaluateSearch(set: EvaluationSet): Promise<SearchEvaluation> {
  const titles = new Map<string, string>()
  const products: Product[] = []
  for await (const product of productsOfFeed(set.catalogue, set.format)) {
    products.push(product)
    titles.set(product.id, product.title)
  }
  const judgements = set.judgements(products)
  const miniSearch = openMiniSearch(products)
  return withService(set, async (search) => {
    const took: number[] = []
    const timed = async (query: string): Promise<string[]> => {
      const startedAt = performance.now()
      const ids = await search(query)
      took.push(performance.now() - startedAt)
      return ids
    }
    // The first search after a load also reads in what the engine keeps in memory.
    await search('')
    const scores = await scoreQueries(judgements, timed)
    const anchor = await scoreQueries(judgements, (query) => miniSearch.search(query))
    const figures = [
      ndcgFigure(set, scores, anchor),
      latencyFigure(took),
      ...(set.format === 'icecat' ? [await devicesFigure(titles, timed, miniSearch.search)] : []),
    ]
    return { name: `${set.name}, ${titles.size} products, ${scores.length} judged queries`, figures, scores }
  })
}

function ndcgFigure({ aim }: EvaluationSet, scores: readonly QueryScore[], anchor: readonly QueryScore[]): Figure {
  const value = mean(scores).toFixed(3)
  return {
    figure: 'nDCG@10',
    value,
    anchor: mean(anchor).toFixed(3),
    ...(aim === undefined ? {} : { aim: `≥ ${aim}` }),
  }
}

function latencyFigure(took: readonly number[]): Figure {
  const value = `${percentile(took, 0.5).toFixed(1)} / ${percentile(took, 0.99).toFixed(1)} ms`
  return { figure: 'GET /api/search with facets, median / p99', value }
}

async function devicesFigure(
  titles: ReadonlyMap<string, string>,
  search: (query: string) => Promise<string[]>,
  anchor: (query: string) => string[],
): Promise<Figure> {
  const [own, other] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const device of devices) {
    own.set(device, await search(device))
    other.set(device, anchor(device))
  }
  const percent = (found: ReadonlyMap<string, string[]>): string => `${Math.round(100 * trueDevices(found, titles))}%`
  return {
    figure: 'true devices among the first ten for bare device names',
    value: percent(own),
    anchor: percent(other),
  }
}

/** Runs `work` against the whole service with this catalogue loaded, in a folder that is removed afterwards. */
async function withService<T>(
  { catalogue, format }: EvaluationSet,
  work: (search: (query: string) => Promise<string[]>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-evaluate-'))
  const env = { DATA_DIR: folder, CATALOGUE: catalogue, CATALOGUE_FORMAT: format, LOG_LEVEL: 'silent' }
  const app = await buildApp(loadConfig(env))
  try {
    await app.ready()
    await app.catalogueLoaded
    return await work((query) => searchOverHttp(app, query))
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function searchOverHttp(app: FastifyInstance, query: string): Promise<string[]> {
  const response = await app.inject({ method: 'GET', url: '/api/search', query: { q: query, limit: '10' } })
  if (response.statusCode !== 200) throw new Error(`GET /api/search answered ${response.statusCode} to ${query}.`)
  return response.json<{ hits: { product: Product }[] }>().hits.map(({ product }) => product.id)
}
