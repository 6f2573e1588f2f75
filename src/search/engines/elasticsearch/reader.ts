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
/** What is worked out of the catalogue as a whole is asked of one copy of the index: another may be a little behind. */
const ofViews = 'views'
/** Products, and what is kept of those that were deleted, that nothing was done to since their record came. */
const hasOwnNumber = {
  bool: { filter: [{ exists: { field: 'deleted' } }], must_not: [{ exists: { field: 'recordSeqNo' } }] },
}
/** Those that keep the number of the write that brought their record. */
const keepsNumber = { exists: { field: 'recordSeqNo' } }

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
  /** The search as it was sent; of a page that was walked to, the last step of the walk as well. */
  sent: SentSearch | [SentSearch, WalkStep]
}

/** A step of a walk as it was sent: what it is asked of is the point in time. */
interface WalkStep {
  body: object
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
    const { hits, step } = await this.#walk(search, { offset, limit, show })
    return { ...found, hits, sent: [found.sent, step] }
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
    this.#cluster.call('manage', (client, options) =>
      client.search({ index: this.index, preference: ofViews, ...request }, options),
    )

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

  /**
   * A name of the state that searches see: another one after a product has come, changed or gone, and for another index
   * behind the alias. What is done to a product's document beside (its picture, its vectors, its kinds) makes no other.
   */
  async state(): Promise<string> {
    const newest = (field: '_seq_no' | 'recordSeqNo', query: estypes.QueryDslQueryContainer) => {
      const one = { query, size: 1, sort: [{ [field]: 'desc' }], _source: false, track_total_hits: true }
      return this.search(one, ofViews)
    }
    const [own, kept] = await Promise.all([newest('_seq_no', hasOwnNumber), newest('recordSeqNo', keepsNumber)])
    const hits = [...own.hits, ...kept.hits]
    const newestNumber = Math.max(-1, ...hits.map(({ sort }) => Number(sort?.[0])))
    return JSON.stringify([hits[0]?._index, newestNumber, own.total + kept.total])
  }

  /** The number of the write that brought a document as searches see it; undefined when there is none. */
  async numberOf(id: string): Promise<number | undefined> {
    const asked = { query: { ids: { values: [id] } }, size: 1, _source: false, seq_no_primary_term: true }
    const { hits } = await this.search(asked, ofViews)
    return hits[0]?._seq_no
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  /**
   * Goes through all that is before the page, on one state of the index and on the copy that the pages before came from,
   * so that none is skipped or shown twice.
   */
  async #walk(search: Ordered, { offset, limit, show }: Page): Promise<{ hits: Hit[]; step: WalkStep }> {
    const { query, sort } = search
    const opened = { index: this.index, keep_alive: keepAlive, preference: preferenceFor(search) }
    let { id } = await this.#cluster.call('search', (client, options) => client.openPointInTime(opened, options))
    const hits: Hit[] = []
    let step: WalkStep = { body: {} }
    try {
      for (let place = 0, after: estypes.SortResults | undefined; place < offset + limit; ) {
        const isBefore = place < offset
        const size = Math.min(deepest, (isBefore ? offset : offset + limit) - place)
        const body = {
          ...{ query, sort, size, pit: { id, keep_alive: keepAlive }, track_total_hits: false },
          ...(isBefore ? { _source: false } : shown[show]),
          ...(after === undefined ? {} : { search_after: after }),
        }
        step = { body }
        const page = await this.#cluster.call('search', (client, options) => client.search(body as object, options))
        id = page.pit_id ?? id
        if (!isBefore) hits.push(...(page.hits.hits as Hit[]))
        after = page.hits.hits.at(-1)?.sort
        if (page.hits.hits.length < size || after === undefined) break
        place += size
      }
      return { hits, step }
    } finally {
      // It ends by itself after a while, if this fails; nobody waits for it.
      this.#cluster.call('search', (client, options) => client.closePointInTime({ id }, options)).catch(() => undefined)
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
