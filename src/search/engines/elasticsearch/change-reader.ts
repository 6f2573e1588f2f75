import type { estypes } from '@elastic/elasticsearch'
import type { Product } from '../../../catalogue/product.ts'
import type { ChangeCursor, ChangeReader } from '../../engine.ts'
import { type Cluster, openCluster } from './client.ts'
import { documentId } from './document-id.ts'
import { NoIndexError, noIndex, unreadable } from './failures.ts'
import { begunAt } from './index-names.ts'
import { refreshIndex, resolveTargets } from './indices.ts'
import { type DocumentSource, productOf } from './product-document.ts'
import { areProducts } from './scan.ts'
import type { ElasticsearchSettings } from './settings.ts'

/**
 * Opens the catalogue of a cluster for reading its changes. A cursor is when the index was begun and the number of the
 * write that was read last: in another index all products are new.
 * @throws StartupError when a setting cannot be used.
 */
export async function openElasticsearchChangeReader(settings: ElasticsearchSettings): Promise<ChangeReader> {
  const cluster = await openCluster(settings)
  return {
    changes: (after, limit) => whileReplaced(() => changes(cluster, after, limit)),
    product: (id) => whileReplaced(() => productIn(cluster, id)),
    close: () => cluster.close(),
  }
}

/** In a row; each is a whole rebuild. */
const mostRestarts = 3

/** Again when the index was dropped, for the one that has taken its place, after it was found by its alias. */
async function whileReplaced<T>(read: () => Promise<T>): Promise<T> {
  for (let restarts = 0; ; restarts++) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof NoIndexError) || restarts === mostRestarts) throw error
    }
  }
}

async function productIn(cluster: Cluster, id: string): Promise<Product | undefined> {
  const targets = await resolveTargets(cluster)
  if (targets === undefined) return undefined
  const { live } = targets
  // Unlike a get, a missing document is not told in the same way as a missing index.
  const { docs } = await cluster.call('write', (client, request) =>
    client.mget<DocumentSource>({ index: live, ids: [documentId(id)], _source_includes: ['record'] }, request),
  )
  const [doc] = docs
  if (doc === undefined) return undefined
  if (!('error' in doc)) return doc._source && productOf(doc._source)
  throw doc.error.type === 'index_not_found_exception' ? noIndex(cluster.names) : unreadable(doc.error, cluster.names)
}

async function changes(cluster: Cluster, after: ChangeCursor, limit: number): ReturnType<ChangeReader['changes']> {
  const targets = await resolveTargets(cluster)
  const begun = targets && begunAt(cluster.names.alias, targets.live)
  if (targets === undefined || begun === undefined) return { products: [], next: after }
  const [index, seqNo] = after
  const from = index === begun ? (seqNo ?? -1) : -1
  const upTo = await completeUpTo(cluster, targets.live)
  if (upTo <= from) return { products: [], next: after }
  await refreshIndex(cluster, targets.live)
  const hits = await changedBetween(cluster, targets.live, { from, upTo, limit })
  const last = hits.at(-1)
  if (last === undefined) return { products: [], next: after }
  return {
    products: hits.flatMap(({ source }) => productOf(source) ?? []),
    // With less than a page nothing is left below `upTo`.
    next: [begun, hits.length === limit ? last.change : upTo],
  }
}

/** Up to which number all writes are done: those beyond may overtake each other. */
export async function completeUpTo(cluster: Cluster, index: string): Promise<number> {
  const stats = await cluster.call('manage', (client, request) =>
    client.indices.stats({ index, metric: 'docs', level: 'shards' }, request),
  )
  const copies = Object.values(stats.indices?.[index]?.shards ?? {}).flat()
  const checkpoints = copies.flatMap(({ routing, seq_no }) =>
    routing?.primary ? (seq_no?.local_checkpoint ?? -1) : [],
  )
  return Math.min(...checkpoints)
}

interface ChangedDocument {
  /** The number of the write that brought its record. */
  change: number
  source: DocumentSource
}

/**
 * Oldest first. The number is the document's own or, where it was written again since for something else, the one that it
 * keeps; the cluster sorts by one of the two at a time.
 */
async function changedBetween(
  cluster: Cluster,
  index: string,
  { from, upTo, limit }: { from: number; upTo: number; limit: number },
): Promise<ChangedDocument[]> {
  const range = { gt: from, lte: upTo }
  const search = (field: '_seq_no' | 'recordSeqNo', filter: estypes.QueryDslQueryContainer[]) => [
    { index },
    {
      query: { bool: { filter: [areProducts, { range: { [field]: range } }, ...filter] } },
      ...{ sort: [{ [field]: 'asc' as const }], size: limit, _source: ['record'], track_total_hits: false },
    },
  ]
  const isNotKept = { bool: { must_not: [{ exists: { field: 'recordSeqNo' } }] } }
  const { responses } = await cluster.call('manage', (client, request) =>
    client.msearch<DocumentSource>(
      { searches: [...search('_seq_no', [isNotKept]), ...search('recordSeqNo', [])] },
      request,
    ),
  )
  return responses
    .flatMap((response) => {
      if (!('hits' in response)) throw new Error(`The changes could not be read: ${response.error.type}`)
      return response.hits.hits.map(({ sort, _source = {} }) => ({ change: Number(sort?.[0]), source: _source }))
    })
    .sort((a, b) => a.change - b.change)
    .slice(0, limit)
}

/** How many products have come or changed since a write. */
export const changedSince = (seqNo: number): estypes.QueryDslQueryContainer => ({
  bool: {
    filter: [areProducts],
    must: [
      {
        bool: {
          should: [
            { range: { recordSeqNo: { gt: seqNo } } },
            {
              bool: {
                filter: [{ range: { _seq_no: { gt: seqNo } } }],
                must_not: [{ exists: { field: 'recordSeqNo' } }],
              },
            },
          ],
        },
      },
    ],
  },
})
