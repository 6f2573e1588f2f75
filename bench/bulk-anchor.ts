import { Client } from '@elastic/elasticsearch'
import { isTombstone } from '../src/catalogue/product.ts'
import { openFeed } from '../src/ingest/feed-file.ts'
import { openCluster } from '../src/search/engines/elasticsearch/client.ts'
import { documentId } from '../src/search/engines/elasticsearch/document-id.ts'
import { createIndex } from '../src/search/engines/elasticsearch/indices.ts'
import { documentOf, joinRecord } from '../src/search/engines/elasticsearch/product-state.ts'
import type { ElasticsearchSettings } from '../src/search/engines/elasticsearch/settings.ts'
import { kindsOf } from '../src/search/kinds/kinds-of.ts'

export interface BulkHelperRates {
  /** Documents that are made before: the helper has nothing to do but to send them. */
  madeBefore: number
  /** Documents that are made of the same products while it sends. */
  madeMeanwhile: number
}

/** Documents a second that the client's own bulk helper puts into an index of the same mapping on the same server. */
export async function bulkHelperRates(settings: ElasticsearchSettings, feed: string): Promise<BulkHelperRates> {
  const documents = await Array.fromAsync(documentsOf(feed))
  return {
    madeBefore: await rateOf(settings, 'before', documents),
    madeMeanwhile: await rateOf(settings, 'meanwhile', documentsOf(feed)),
  }
}

async function* documentsOf(feed: string): AsyncGenerator<object> {
  const { records } = openFeed({ path: feed, format: 'jsonl' }, { currency: 'USD', version: 1, now: Date.now() })
  for await (const { outcome } of records) {
    if (!outcome.ok || isTombstone(outcome.record)) continue
    yield documentOf(joinRecord(undefined, outcome.record).state, (product) => kindsOf(product, undefined))
  }
}

async function rateOf(
  settings: ElasticsearchSettings,
  name: string,
  datasource: object[] | AsyncGenerator<object>,
): Promise<number> {
  const cluster = await openCluster({ ...settings, alias: `${settings.alias}-${name}` })
  const index = await createIndex(cluster, { alias: cluster.names.alias })
  const client = new Client({ node: settings.url })
  try {
    const started = performance.now()
    const { failed, total } = await client.helpers.bulk({
      datasource,
      onDocument: (document) => ({ index: { _index: index, _id: documentId((document as { id: string }).id) } }),
    })
    if (failed > 0) throw new Error(`The bulk helper failed at ${failed} documents.`)
    return (total * 1_000) / (performance.now() - started)
  } finally {
    await client.close()
    await cluster.close()
  }
}

/** Removes all indices of a benchmark. */
export async function removeBenchIndices({ url, alias }: ElasticsearchSettings): Promise<void> {
  const client = new Client({ node: url })
  const found = Object.keys(await client.indices.get({ index: `${alias}*`, expand_wildcards: 'all' }))
  if (found.length > 0) await client.indices.delete({ index: found })
  await client.close()
}
