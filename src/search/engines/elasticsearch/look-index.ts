import type { Look } from '../../../looks/look.ts'
import {
  isSameSpace,
  type LookCounts,
  type LookIndex,
  type LookQuery,
  LookSearchError,
  type LookSpace,
  mostQueryVectors,
  type NearestLooks,
} from '../../../looks/look-index.ts'
import { type Cluster, openCluster } from './client.ts'
import { productId } from './document-id.ts'
import { RefusedRequestError } from './failures.ts'
import { isLive, isOneOf } from './filter-query.ts'
import { lookKey, lookOf, unreadableIn } from './look-fields.ts'
import type { DocumentSource } from './product-document.ts'
import { CatalogueReader, type Hit, namesOnly } from './reader.ts'
import { nearestLooksSearch } from './search-body.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { type VectorSets, vectorSetsId } from './vector-sets.ts'

/**
 * Opens the looks of a catalogue in a cluster for reading.
 * @throws StartupError when a setting cannot be used.
 */
export async function openElasticsearchLookIndex(settings: ElasticsearchSettings): Promise<LookIndex> {
  return new ElasticsearchLookIndex(await openCluster(settings))
}

class ElasticsearchLookIndex implements LookIndex {
  readonly #cluster: Cluster
  readonly #reader: CatalogueReader

  constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.#reader = new CatalogueReader(cluster)
  }

  async space(): Promise<LookSpace | undefined> {
    const [document] = await this.#reader.documentsById([vectorSetsId], ['state'])
    return (document?.state as VectorSets | undefined)?.looks
  }

  /** A search for each vector: of several in one, Elasticsearch adds up the scores instead of taking the best. */
  async nearest({ space, vectors, filters, limit }: LookQuery): Promise<NearestLooks> {
    if (limit === 0 || !isSameSpace(await this.space(), space)) return { candidates: [], request: {} }
    const searches = vectors
      .slice(0, mostQueryVectors)
      .map((vector) => this.#search({ ...nearestLooksSearch({ space, vector, filters, limit }), ...namesOnly }))
    const found = await Promise.all(searches)
    const scores = new Map<string, number>()
    for (const { hits } of found)
      for (const hit of hits) scores.set(idOfHit(hit), Math.max(scores.get(idOfHit(hit)) ?? 0, hit._score ?? 0))
    const nearest = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit)
    const ids = nearest.map(([id]) => id)
    const documents = await this.#reader.documents(ids, ['storedLook'])
    const candidates = ids.flatMap((id, at) => {
      const look = lookIn(documents[at], space)
      return look === undefined ? [] : [{ productId: id, look }]
    })
    return { candidates, request: readable(found.map(({ sent }) => sent)) }
  }

  async lookOf(id: string, space: LookSpace): Promise<Look | undefined> {
    if (!isSameSpace(await this.space(), space)) return undefined
    const [document] = await this.#reader.documents([id], ['storedLook'])
    return lookIn(document, space)
  }

  async described(productIds: readonly string[]): Promise<ReadonlySet<string>> {
    const space = await this.space()
    if (space === undefined || productIds.length === 0) return new Set()
    const query = { bool: { filter: [isLive, { term: { look: lookKey(space) } }, isOneOf(productIds)] } }
    const { hits } = await this.#search({ query, size: productIds.length, ...namesOnly })
    return new Set(hits.map(idOfHit))
  }

  async counts(): Promise<LookCounts> {
    const space = await this.space()
    if (space === undefined) return { looks: 0, unreadable: 0 }
    const count = (look: string): Promise<number> =>
      this.#reader.count({ bool: { filter: [isLive, { term: { look } }] } })
    return { looks: await count(lookKey(space)), unreadable: await count(unreadableIn(lookKey(space))) }
  }

  close(): Promise<void> {
    return this.#cluster.close()
  }

  async #search(body: object) {
    try {
      return await this.#reader.search(body)
    } catch (error) {
      if (!(error instanceof RefusedRequestError)) throw error
      throw new LookSearchError(`Products cannot be searched by look: ${error.message}`, { cause: error })
    }
  }
}

function lookIn(document: DocumentSource | undefined, space: LookSpace): Look | undefined {
  const stored = document?.storedLook && lookOf(document.storedLook)
  if (stored?.space !== lookKey(space) || stored.vector === undefined) return undefined
  return { vector: stored.vector, details: stored.details ?? new Uint8Array() }
}

const idOfHit = ({ fields }: Hit): string => productId(String(fields?.id?.[0]))

/** For the trace: a vector as what it is, not as its hundreds of numbers. */
const readable = (sent: unknown): unknown =>
  JSON.parse(
    JSON.stringify(sent, (key, value) =>
      key === 'query_vector' && Array.isArray(value) ? `${value.length} numbers` : value,
    ),
  )
