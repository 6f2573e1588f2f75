import { errors } from '@elastic/elasticsearch'
import { describe, expect, it } from 'vitest'
import { CatalogueUnavailableError } from '../../../../src/search/catalogue-unavailable.ts'
import { VectorSearchError } from '../../../../src/search/engine.ts'
import { openElasticsearchEngine } from '../../../../src/search/engines/elasticsearch/engine.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'
import { clusterAround } from '../../../fixtures/cluster-around.ts'

const names = { origin: 'http://cluster', alias: 'products' }
const refused = (status: number, type: string) =>
  new errors.ResponseError({ statusCode: status, body: { error: { type } }, headers: {}, warnings: null } as never)

interface Sent {
  api: string
  params: Record<string, unknown>
}

/** A cluster of `total` products, with the answers of `apis` in place of its own. */
function standIn(total: number, apis: Record<string, (params: Record<string, unknown>) => unknown> = {}) {
  const sent: Sent[] = []
  const found = {
    hits: { total: { value: total }, hits: [{ _id: 'p', fields: { id: ['p'] }, sort: [1, 'p'] }] },
    aggregations: { having: { doc_count: 1 } },
  }
  const own: typeof apis = {
    search: ({ size = 0 }) => ({
      ...found,
      hits: { ...found.hits, hits: Array.from({ length: Number(size) }, () => found.hits.hits[0]) },
    }),
    openPointInTime: () => ({ id: 'first' }),
    closePointInTime: () => ({}),
    count: () => ({ count: total }),
  }
  const client = new Proxy(
    {},
    {
      get: (_, api: string) => async (params: Record<string, unknown>) => {
        sent.push({ api, params })
        return (apis[api] ?? own[api])?.(params)
      },
    },
  )
  const cluster = clusterAround(client, names)
  return { engine: openElasticsearchEngine(cluster, { freshForMs: 0 }), sent }
}

const space = { embedder: 'letters', dimensions: 2 }
const live = { live: { ...space, slot: 'a' } }
const withVectors = {
  mget: () => ({ docs: [{ _id: '~svector-sets', found: true, _source: { state: live } }] }),
}

describe('the rarity of what is looked for', () => {
  const query = { words: analyseQuery('red mug'), match: 'all', filters: {} } as const

  it.each([
    [0, 1],
    [5, 2],
  ])('is asked for only where products are ranked: for %i of them %i requests', async (limit, requests) => {
    const ranking = standIn(9)
    await ranking.engine.rank({ ...query, limit })
    expect(ranking.sent).toHaveLength(requests)
    const searching = standIn(9)
    await searching.engine.search({ ...query, offset: 0, limit, facets: false })
    expect(searching.sent).toHaveLength(requests)
  })
})

describe('a search by meaning', () => {
  const query = { space, vector: new Float32Array([1, 0]), filters: {}, limit: 5 }

  it('that the cluster does not take fails by itself: search by words goes on', async () => {
    const search = () => {
      throw refused(400, 'search_phase_execution_exception')
    }
    const { engine } = standIn(9, { ...withVectors, search })
    await expect(engine.nearest(query)).rejects.toThrow(VectorSearchError)
  })

  it('of a cluster that is away fails as every search does', async () => {
    const search = () => {
      throw refused(503, 'no_shard_available_action_exception')
    }
    const { engine } = standIn(9, { ...withVectors, search })
    await expect(engine.nearest(query)).rejects.toThrow(CatalogueUnavailableError)
  })
})

describe('a page beyond the ten thousandth product', () => {
  const query = {
    words: analyseQuery(''),
    match: 'all',
    filters: {},
    offset: 15_000,
    limit: 10,
    facets: false,
  } as const

  it('is walked to on the copy of the index that the pages before come from', async () => {
    const { engine, sent } = standIn(40_000)
    await engine.search({ ...query, offset: 0 })
    await engine.search(query)
    const preferences = sent.flatMap(({ params }) => params.preference ?? [])
    expect(preferences).toHaveLength(3)
    expect(new Set(preferences).size).toBe(1)
    expect(sent.find(({ api }) => api === 'openPointInTime')?.params.preference).toBe(preferences[0])
  })

  it('goes on with the point in time as the cluster names it anew', async () => {
    let step = 0
    const search = ({ size = 0 }: Record<string, unknown>) => ({
      hits: { total: { value: 40_000 }, hits: Array.from({ length: Number(size) }, () => ({ sort: [1] })) },
      pit_id: `step ${step++}`,
    })
    const { engine, sent } = standIn(40_000, { search })
    await engine.search(query)
    const pits = sent.flatMap(({ params }) => (params.pit as { id: string } | undefined)?.id ?? [])
    expect(pits).toEqual(['first', 'step 1', 'step 2'])
    expect(sent.at(-1)).toEqual({ api: 'closePointInTime', params: { id: 'step 3' } })
  })

  it('is there though the point in time could not be closed', async () => {
    const closePointInTime = () => {
      throw refused(503, 'node_disconnected_exception')
    }
    const { engine } = standIn(40_000, { closePointInTime })
    expect((await engine.search(query)).total).toBe(40_000)
  })
})
