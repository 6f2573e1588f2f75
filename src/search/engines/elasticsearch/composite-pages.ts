import type { estypes } from '@elastic/elasticsearch'

/** Buckets in one answer: as many as a cluster gives without being asked for its largest answers. */
const pageSize = 10_000

export type Source = Record<string, estypes.AggregationsCompositeAggregationSource>
export type SendSearch = (request: estypes.SearchRequest) => Promise<estypes.SearchResponse>

interface Page {
  buckets: { key: Record<string, string | null>; doc_count: number }[]
  after_key?: Record<string, unknown>
}

export interface CompositeBucket {
  key: Record<string, string | null>
  count: number
}

/**
 * All combinations of terms that occur together, with how many documents have them, in the order of the terms; read page
 * by page, so that no answer is large. After `mostPages` it ends, whatever is left; it begins behind the terms of `after`,
 * whether or not there are such.
 */
export async function* compositeBuckets(
  send: SendSearch,
  sources: Source[],
  { mostPages, after: first }: { mostPages: number; after?: Record<string, string> },
): AsyncGenerator<CompositeBucket> {
  let after: Record<string, unknown> | undefined = first
  for (let page = 0; page < mostPages; page++) {
    const composite = { size: pageSize, sources, ...(after === undefined ? {} : { after }) }
    const request = { size: 0, track_total_hits: false, aggs: { pages: { composite } } } as estypes.SearchRequest
    const { aggregations } = await send(request)
    const { buckets, after_key } = pageOf(aggregations)
    for (const { key, doc_count } of buckets) yield { key, count: doc_count }
    if (after_key === undefined || buckets.length < pageSize) return
    after = after_key
  }
}

/** Elasticsearch answers each aggregation that was asked for. */
const pageOf = (aggregations: estypes.SearchResponse['aggregations']): Page =>
  (aggregations?.pages ?? { buckets: [] }) as unknown as Page
