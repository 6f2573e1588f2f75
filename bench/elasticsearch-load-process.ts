import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@elastic/elasticsearch'
import { type Feed, openFeed } from '../src/ingest/feed-file.ts'
import { loadFeed } from '../src/ingest/load-feed.ts'
import { documentId } from '../src/search/engines/elasticsearch/document-id.ts'
import { indexMapping, indexSettings } from '../src/search/engines/elasticsearch/index-mapping.ts'
import type { CatalogueDocument } from '../src/search/engines/elasticsearch/product-document.ts'
import { documentOf } from '../src/search/engines/elasticsearch/product-state.ts'
import type { ElasticsearchSettings } from '../src/search/engines/elasticsearch/settings.ts'
import { kindsOf } from '../src/search/kinds/kinds-of.ts'
import { answerJob } from './measured-process.ts'
import { memoryOf } from './process-memory.ts'

/**
 * Who loads: Shopclerk, as `products:ingest` does; the client's own bulk helper, which is given the same documents as they
 * are made of the feed; the helper, given the documents when they are all made.
 */
export type Loader = 'shopclerk' | 'helper' | 'helper with documents made before'

export interface ElasticsearchLoadJob {
  by: Loader
  feed: Feed
  settings: ElasticsearchSettings
}

export interface ElasticsearchLoadMeasured {
  products: number
  tookMs: number
  /** Peak of the process, in MB. */
  memory: number
}

answerJob<ElasticsearchLoadJob, ElasticsearchLoadMeasured>(async ({ by, feed, settings }) => {
  const load = by === 'shopclerk' ? byShopclerk : by === 'helper' ? byHelper : byHelperAtOnce
  const { products, tookMs } = await load(feed, settings)
  return { products, tookMs, memory: memoryOf(process.pid).peak }
})

type Load = (
  feed: Feed,
  settings: ElasticsearchSettings,
) => Promise<Pick<ElasticsearchLoadMeasured, 'products' | 'tookMs'>>

const byShopclerk: Load = async (feed, settings) => {
  const target = { engine: 'elasticsearch', settings } as const
  const dataDir = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  try {
    const { written, tookMs } = await loadFeed({ feed, target, dataDir, currency: 'USD', reindex: false }).summary
    return { products: written, tookMs }
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

const byHelper: Load = async (feed, settings) => helped(documentsOf(feed), settings)

const byHelperAtOnce: Load = async (feed, settings) => helped(await Array.fromAsync(documentsOf(feed)), settings)

async function* documentsOf(feed: Feed): AsyncGenerator<CatalogueDocument> {
  const { records } = openFeed(feed, { currency: 'USD', version: feed.modifiedAt, now: Date.now() })
  let added = 0
  for await (const { outcome } of records) {
    if (!outcome.ok || 'deleted' in outcome.record) continue
    const { id, version } = outcome.record
    yield documentOf({ id, version, product: outcome.record, added: added++ }, (product) => kindsOf(product))
  }
}

/** As Elastic's documentation shows it, with its defaults. */
async function helped(
  documents: CatalogueDocument[] | AsyncGenerator<CatalogueDocument>,
  { url, apiKey, alias: index }: ElasticsearchSettings,
): ReturnType<Load> {
  const client = new Client({ node: url, ...(apiKey !== undefined && { auth: { apiKey } }) })
  const started = performance.now()
  await client.indices.create({ index, settings: indexSettings, mappings: indexMapping({}) as object })
  const { successful } = await client.helpers.bulk<CatalogueDocument>({
    datasource: documents,
    onDocument: ({ id }) => ({ create: { _index: index, _id: documentId(id) } }),
  })
  await client.indices.refresh({ index })
  const tookMs = performance.now() - started
  await client.close()
  return { products: successful, tookMs }
}
