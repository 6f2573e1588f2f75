import { createHash } from 'node:crypto'
import type { estypes } from '@elastic/elasticsearch'
import type { Cluster } from './client.ts'
import { documentId } from './document-id.ts'
import { unreadable } from './failures.ts'
import type { DocumentSource } from './product-document.ts'
import type { Ordered } from './search-body.ts'
import { SearchSender, type SentSearch } from './search-sender.ts'

/** As far as Elasticsearch goes by `from` and `size` (`index.max_result_window`); deeper pages are walked to. */
const deepest = 10_000
/** How long a walk may pause between two steps, in Elasticsearch's notation. */
const keepAlive = '30s'

export type Hit = estypes.SearchHit<DocumentSource>

/** Which hits, and what is told of each. */
export interface Page {
  offset: number
  limit: number
  /** `record`: of `_source`; `named`: the product's id and kind. */
  show: 'record' | 'named'
}

export interface Found {
  hits: Hit[]
  total: number
  aggregations: Record<string, estypes.AggregationsAggregate>
  /** The search as it was sent; of a page that is walked to, what was counted with and the last step. */
  sent: SentSearch | [SentSearch, { body: object }]
}

/** Of each hit the product's id, and its kind. */
export const namesOnly = { _source: false, docvalue_fields: ['id', 'kind'] } as const

const shown = { record: { _source: ['record'] }, named: namesOnly } as const

/** Reads the index that the catalogue's alias stands for. */
export class CatalogueReader {
  readonly #cluster: Cluster
  readonly #sender: SearchSender

  constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.#sender = new SearchSender(cluster)
  }

  get index(): string {
    return this.#cluster.names.alias
  }

  /** A page of an ordered search; `aggs` are counted over all that match. */
  async page(
    search: Ordered,
    { offset, limit, show }: Page,
    aggs: Record<string, estypes.AggregationsAggregationContainer> = {},
  ): Promise<Found> {
    const isDeep = offset + limit > deepest
    const range = isDeep || limit === 0 ? { size: 0 } : { from: offset, size: limit }
    const counting = Object.keys(aggs).length === 0 ? {} : { aggs }
    const found = await this.search({ ...search, ...range, ...shown[show], ...counting }, preferenceFor(search))
    if (!isDeep || limit === 0 || offset >= found.total) return found
    const { hits, lastStep } = await this.#walk(search, { offset, limit, show })
    return { ...found, hits, sent: [found.sent, { body: lastStep }] }
  }

  async search(body: object, preference?: string): Promise<Found & { sent: SentSearch }> {
    const sent = { index: this.index, ...(preference === undefined ? {} : { preference }), body }
    const { hits, aggregations } = await this.#sender.send(sent)
    const { total } = hits
    return {
      hits: hits.hits as Hit[],
      total: typeof total === 'object' ? total.value : (total ?? 0),
      aggregations: aggregations ?? {},
      sent,
    }
  }

  /** For what is worked out of the whole catalogue, which nobody waits for. */
  slowSearch = (request: estypes.SearchRequest): Promise<estypes.SearchResponse> =>
    this.#cluster.call('manage', (client, options) => client.search({ index: this.index, ...request }, options))

  /** Documents by the ids of their products, as they are at this moment; undefined for unknown ones. */
  async documents(ids: readonly string[], fields: string[]): Promise<(DocumentSource | undefined)[]> {
    return this.documentsById(ids.map(documentId), fields)
  }

  async documentsById(ids: readonly string[], fields: string[]): Promise<(DocumentSource | undefined)[]> {
    if (ids.length === 0) return []
    const unique = [...new Set(ids)]
    const { docs } = await this.#cluster.call('search', (client, options) =>
      client.mget<DocumentSource>({ index: this.index, ids: unique, _source_includes: fields }, options),
    )
    const byId = new Map(
      docs.map((doc) => {
        // A document whose shard is not there is not one that is not there.
        if ('error' in doc) throw unreadable(doc.error, this.#cluster.names)
        return [doc._id, doc.found ? doc._source : undefined]
      }),
    )
    return ids.map((id) => byId.get(id))
  }

  async count(query: estypes.QueryDslQueryContainer): Promise<number> {
    const { count } = await this.#cluster.call('search', (client, options) =>
      client.count({ index: this.index, query }, options),
    )
    return count
  }

  /** A name of the state that searches see: another one after every write, and for another index behind the alias. */
  async state(): Promise<string> {
    const newest = { size: 1, sort: [{ _seq_no: 'desc' }], _source: false, track_total_hits: true }
    const { hits, total } = await this.search(newest)
    return JSON.stringify([hits[0]?._index, hits[0]?.sort, total])
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  /** Goes through all that is before the page, on one state of the index, so that none is skipped or shown twice. */
  async #walk({ query, sort }: Ordered, { offset, limit, show }: Page): Promise<{ hits: Hit[]; lastStep: object }> {
    const { id } = await this.#cluster.call('search', (client, options) =>
      client.openPointInTime({ index: this.index, keep_alive: keepAlive }, options),
    )
    try {
      const hits: Hit[] = []
      let after: estypes.SortResults | undefined
      let lastStep = {}
      for (let place = 0; place < offset + limit; ) {
        const isBefore = place < offset
        const size = Math.min(deepest, (isBefore ? offset : offset + limit) - place)
        const step = {
          ...{ query, sort, size, pit: { id, keep_alive: keepAlive }, track_total_hits: false },
          ...(isBefore ? { _source: false } : shown[show]),
          ...(after === undefined ? {} : { search_after: after }),
        }
        lastStep = step
        const page = await this.#cluster.call('search', (client, options) => client.search(step as object, options))
        if (!isBefore) hits.push(...(page.hits.hits as Hit[]))
        after = page.hits.hits.at(-1)?.sort
        if (page.hits.hits.length < size || after === undefined) break
        place += size
      }
      return { hits, lastStep }
    } finally {
      await this.#cluster.call('search', (client, options) => client.closePointInTime({ id }, options))
    }
  }
}

/**
 * All pages of a search are asked of one copy of the index: in each other one, what is deleted and still there gives
 * words another rarity, and products another place.
 */
const preferenceFor = ({ query, sort }: Ordered): string =>
  createHash('sha1')
    .update(JSON.stringify([query, sort]))
    .digest('hex')
    .slice(0, 16)
