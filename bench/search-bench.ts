import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Product } from '../src/catalogue/product.ts'
import type { SearchEngine } from '../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../src/search/engines/sqlite/index.ts'
import { analyseQuery } from '../src/search/text-analysis.ts'
import { demoSet, icecatSet } from './evaluation-set.ts'
import type { Figure } from './figures.ts'
import { openMiniSearch } from './minisearch-anchor.ts'
import { percentile } from './percentiles.ts'
import { productsOfFeed } from './products-of-feed.ts'

/** Products written in one transaction, as the loader does. */
const batchSize = 500

/** Times each query is sent, after once for warming up. */
const rounds = 5

/** Single words with the most matches are the slowest queries there are. */
const frequentWords = (
  'black usb cable hp cartridge printer wireless white laser paper notebook canon toner pc led laptop mouse keyboard ' +
  'original ink colour network power dell lenovo adapter case memory intel windows battery steel set with plastic pack'
).split(' ')

/**
 * The engine alone, facets on, over the judged queries and frequent single words: on Icecat where
 * TEST_DATA has it, else on the demo catalogue. MiniSearch does the same queries without facets.
 */
export async function benchSearch(): Promise<{ title: string; figures: Figure[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const path = join(folder, 'catalogue.db')
  try {
    const set = icecatSet(process.env.TEST_DATA) ?? (await demoSet(folder))
    const products = await Array.fromAsync(productsOfFeed(set.catalogue, set.format))
    const queries = [...set.judgements(products).keys(), ...frequentWords]
    const loadMs = await load(path, products)
    const engine = await openSqliteEngine(path)
    const took = await timeQueries(queries, (query) => searchWithFacets(engine, query))
    await engine.close()
    const { indexMs, took: anchorTook } = await benchMiniSearch(products, queries)
    return {
      title: `Search engine, ${set.name}, ${products.length} products`,
      figures: [
        { figure: 'search with facets, median', value: ms(took, 0.5), anchor: ms(anchorTook, 0.5), aim: '≤ 2 ms' },
        { figure: 'search with facets, p99', value: ms(took, 0.99), anchor: ms(anchorTook, 0.99), aim: '≤ 15 ms' },
        { figure: 'analysed and written', value: seconds(loadMs), anchor: seconds(indexMs), aim: '≤ 20 s' },
        { figure: 'database', value: `${(statSync(path).size / 1e6).toFixed(0)} MB` },
      ],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(path: string, products: readonly Product[]): Promise<number> {
  const startedAt = performance.now()
  const writer = await openSqliteWriter(path)
  for (let start = 0; start < products.length; start += batchSize) {
    await writer.write(products.slice(start, start + batchSize))
  }
  await writer.optimise()
  await writer.close()
  return performance.now() - startedAt
}

const searchWithFacets = (engine: SearchEngine, query: string) =>
  engine.search({ words: analyseQuery(query), match: 'all', filters: {}, offset: 0, limit: 10, facets: true })

async function benchMiniSearch(products: readonly Product[], queries: readonly string[]) {
  const startedAt = performance.now()
  const miniSearch = openMiniSearch(products)
  const indexMs = performance.now() - startedAt
  return { indexMs, took: await timeQueries(queries, async (query) => miniSearch.search(query, 10)) }
}

/** Milliseconds that each query took, in each round. */
async function timeQueries(queries: readonly string[], search: (query: string) => Promise<unknown>): Promise<number[]> {
  for (const query of queries) await search(query)
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const startedAt = performance.now()
      await search(query)
      took.push(performance.now() - startedAt)
    }
  }
  return took
}

const ms = (took: readonly number[], share: number): string => `${percentile(took, share).toFixed(2)} ms`
const seconds = (took: number): string => `${(took / 1_000).toFixed(1)} s`
