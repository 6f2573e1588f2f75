import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import { answerJob } from './measured-process.ts'
import { openMiniSearch } from './minisearch-anchor.ts'
import { openOrama } from './orama-anchor.ts'
import { memoryOf } from './process-memory.ts'
import { productsOfFeed } from './products-of-feed.ts'
import { timeQueries } from './timed-queries.ts'

export interface AnchorJob {
  anchor: 'MiniSearch' | 'Orama'
  catalogue: string
  format: FeedFormat
  queries: string[]
  rounds: number
}

export interface AnchorMeasured {
  /** Milliseconds from the feed's first byte until it can be searched. */
  loadMs: number
  took: number[]
  /** Of the process, in MB. */
  peakMemory: number
}

answerJob(async ({ anchor, catalogue, format, queries, rounds }: AnchorJob): Promise<AnchorMeasured> => {
  const startedAt = performance.now()
  const products = await Array.fromAsync(productsOfFeed(catalogue, format))
  const search = anchor === 'Orama' ? await openOrama(products) : openMiniSearch(products)
  const loadMs = performance.now() - startedAt
  const took = await timeQueries(queries, rounds, (query) => search.search(query, 10))
  return { loadMs, took, peakMemory: memoryOf(process.pid).peak }
})
