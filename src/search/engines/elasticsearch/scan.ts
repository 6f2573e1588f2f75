import type { estypes } from '@elastic/elasticsearch'
import type { Cluster } from './client.ts'
import type { DocumentSource } from './product-document.ts'

export interface ScanOptions {
  query: estypes.QueryDslQueryContainer
  /** Of `_source`; none: ids alone. */
  fields: readonly string[]
  /** Default: whichever is quickest. */
  sort?: readonly string[]
  pageSize: number
}

export type ScannedDocument = estypes.SearchHit<DocumentSource>

/** Longer than anybody works on a page. */
const keepAlive = '5m'

/** Products that can be found. */
export const areProducts: estypes.QueryDslQueryContainer = { term: { deleted: false } }
/** Deletions, and pictures that wait for their product. */
export const areTombstones: estypes.QueryDslQueryContainer = { term: { deleted: true } }

/** The documents that an index has now, page by page, whatever is written meanwhile; each once. */
export async function* scan(
  cluster: Cluster,
  index: string,
  { query, fields, sort = ['_shard_doc'], pageSize }: ScanOptions,
): AsyncGenerator<ScannedDocument[]> {
  let { id } = await cluster.call('manage', (client, request) =>
    client.openPointInTime({ index, keep_alive: keepAlive }, request),
  )
  let after: estypes.SortResults | undefined
  try {
    for (;;) {
      const { hits, pit_id } = await cluster.call('manage', (client, request) =>
        client.search<DocumentSource>(
          {
            pit: { id, keep_alive: keepAlive },
            query,
            size: pageSize,
            sort: [...sort],
            track_total_hits: false,
            ...(fields.length === 0 ? { _source: false } : { _source: [...fields] }),
            ...(after === undefined ? {} : { search_after: after }),
          },
          request,
        ),
      )
      id = pit_id ?? id
      if (hits.hits.length === 0) return
      after = hits.hits.at(-1)?.sort
      yield hits.hits
    }
  } finally {
    // It ends by itself after a while, if this fails.
    await cluster.call('manage', (client, request) => client.closePointInTime({ id }, request)).catch(() => undefined)
  }
}

export async function countOf(cluster: Cluster, index: string, query: estypes.QueryDslQueryContainer): Promise<number> {
  const { count } = await cluster.call('manage', (client, request) => client.count({ index, query }, request))
  return count
}
