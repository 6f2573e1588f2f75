import { Client } from '@elastic/elasticsearch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { Embedder } from '../../src/search/embedder.ts'
import { embeddingText } from '../../src/search/embedding-text.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import { documentId } from '../../src/search/engines/elasticsearch/document-id.ts'
import { openElasticsearchEngine } from '../../src/search/engines/elasticsearch/engine.ts'
import {
  indexMapping,
  indexSettings,
  vectorIndexType,
  vectorMapping,
} from '../../src/search/engines/elasticsearch/index-mapping.ts'
import { productDocument } from '../../src/search/engines/elasticsearch/product-document.ts'
import type { SentSearch } from '../../src/search/engines/elasticsearch/search-sender.ts'
import { setKey, vectorSetsId } from '../../src/search/engines/elasticsearch/vector-sets.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { createVectorSearch } from '../../src/search/vector-search.ts'
import { fill, letterVector, vectorOfProduct } from '../contracts/letter-embedder.ts'
import { EngineUnderTest, idsOf } from '../contracts/search-opened.ts'
import { priced, product, shop } from '../contracts/shop.ts'
import { openPatientCluster, ownCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { type OwnElasticsearch, openOwnElasticsearch } from '../fixtures/elasticsearch-engine.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const minutes = 60_000

/** The same cluster; the names of the requests that are sent to it are added to `sent`. */
function recorded(cluster: Cluster, sent: string[]): Cluster {
  const recording = (client: Client): Client =>
    new Proxy(client, {
      get(target, name, receiver) {
        if (name !== 'msearch') return Reflect.get(target, name, receiver)
        return (params: { searches: unknown[] }, options: object) => {
          sent.push(`msearch of ${params.searches.length / 2}`)
          return target.msearch(params as never, options)
        }
      },
    })
  return {
    names: cluster.names,
    status: () => cluster.status(),
    close: () => cluster.close(),
    call: (purpose, work) => cluster.call(purpose, (client, options) => work(recording(client), options)),
  }
}

describeWith('ELASTICSEARCH', 'Reading from Elasticsearch', () => {
  describe('further than it gives pages of', () => {
    const many = new EngineUnderTest(() => openOwnElasticsearch())
    const count = 10_250
    // Every second one is a mug, and many have the same score.
    const titleOf = (i: number): string => (i % 2 === 0 ? `Mug ${i % 40}` : 'Thing')

    beforeAll(async () => {
      const products = Array.from({ length: count }, (_, i) =>
        product({ id: `p${i}`, title: titleOf(i), ...(i % 3 === 0 ? {} : priced((i * 7_919) % 5_000)) }),
      )
      for (let i = 0; i < count; i += 1_000) await many.opened.writer.write(products.slice(i, i + 1_000))
      await many.opened.settle?.()
    }, 3 * minutes)

    it('pages go on in the same order, to the last', async () => {
      const all = await many.engine.rank({ words: [], match: 'all', filters: {}, limit: count + 10 })
      const ids = all.hits.map(({ id }) => id)
      expect(new Set(ids).size).toBe(count)
      expect(ids).toHaveLength(count)
      for (const [offset, limit] of [
        [9_900, 100],
        [9_950, 100],
        [10_000, 100],
        [count - 5, 20],
      ] as const) {
        expect(await many.ids({ offset, limit })).toEqual(ids.slice(offset, offset + limit))
      }
      expect(await many.search({ offset: count, limit: 20 })).toMatchObject({ hits: [], total: count })
    })

    it('pages in the order of price go on among those that have none', async () => {
      const page = async (offset: number, limit: number) =>
        (await many.search({ sort: 'price_desc', offset, limit })).hits.map((hit) => hit.product)
      const near = await page(0, 9_990)
      const deep = await page(9_980, count)
      const all = [...near, ...deep.slice(10)]
      expect(deep.slice(0, 10)).toEqual(near.slice(-10))
      expect(new Set(idsOf(all)).size).toBe(count)
      const amounts = all.map(({ price }) => price?.amount ?? Number.NEGATIVE_INFINITY)
      expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
      expect(amounts.filter(Number.isFinite)).toHaveLength(count - Math.ceil(count / 3))
      // The last steps go from one product without a price to the next.
      expect(await page(10_240, 100)).toEqual(all.slice(10_240))
      expect((await page(10_050, 60)).at(-1)).toEqual(all[10_109])
    })

    it('show in their trace the walk that led to them', async () => {
      const { request, hits } = await many.search({ offset: 10_100, limit: 5 })
      expect(request).toMatchObject([{ body: { size: 0 } }, { body: { size: 5, search_after: expect.anything() } }])
      expect(hits).toHaveLength(5)
    })

    it('scores and totals are those of the pages before', async () => {
      const query = { text: 'mug', match: 'any', offset: 5_000 } as const
      const near = await many.search({ ...query, limit: 10 })
      const deep = await many.search({ ...query, limit: 6_000 })
      expect(near.total).toBe(count / 2)
      expect(deep.total).toBe(count / 2)
      expect(deep.hits.slice(0, 10)).toEqual(near.hits)
      expect(deep.hits).toHaveLength(count / 2 - 5_000)
      expect(JSON.stringify(deep.request)).toContain('search_after')
    })
  })

  describe('products with ids that documents cannot have', () => {
    const ids = [
      '\u{1F600}'.repeat(300),
      `${'\u{1F600}'.repeat(299)}a`,
      '~jx',
      '~s:vector-sets',
      '\ud800',
      '_doc',
      ' ',
      '/',
    ]
    const odd = new EngineUnderTest(
      () => openOwnElasticsearch(),
      ids.map((id) => product({ id, title: 'Odd thing' })),
    )

    it('are found by words, by ids and one by one', async () => {
      expect((await odd.ids({ text: 'odd' })).toSorted()).toEqual(ids.toSorted())
      expect((await odd.ids({ filters: { ids } })).toSorted()).toEqual(ids.toSorted())
      expect(idsOf(await odd.engine.products(ids))).toEqual(ids)
      const { hits, among } = await odd.engine.rank({
        ...{ words: analyseQuery('odd'), match: 'all', filters: {}, limit: 100, among: ids },
      })
      expect(hits.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      expect(among).toEqual(ids)
    })
  })

  describe('what was sent', () => {
    const some = new EngineUnderTest(() => openOwnElasticsearch(), shop(60))

    it('is in the trace as it was: sent again, it finds the same', async () => {
      const client = new Client({ node: elasticsearchUrl() })
      const { hits, request } = await some.search({ text: 'gaming mouse', match: 'any', filters: { maxPrice: 9_000 } })
      const { body, ...header } = request as SentSearch
      const again = await client.search<{ record: string }>({ ...header, ...body })
      const found = again.hits.hits.map(({ _source }) => JSON.parse(_source?.record ?? '{}') as Product)
      expect(found).toEqual(hits.map((hit) => hit.product))
      expect(found.length).toBeGreaterThan(0)
      await client.close()
    })
  })

  describe('a search by words and by meaning', () => {
    const space = { embedder: 'letters:one request', dimensions: 128 }
    const embedder: Embedder = {
      space,
      embed: async (texts) => texts.map((text) => letterVector(text, space)),
      close: async () => undefined,
    }
    let opened: OwnElasticsearch | undefined
    let engine: SearchEngine | undefined
    const sent: string[] = []

    beforeAll(async () => {
      opened = await openOwnElasticsearch()
      await opened.writer.write(shop(60))
      await fill(opened.vectors, space)
      await opened.vectors.publish(space)
      await opened.settle()
      const cluster = await openPatientCluster({ ...ownCatalogue(elasticsearchUrl()), alias: opened.alias })
      engine = openElasticsearchEngine(recorded(cluster, sent))
    }, minutes)
    afterAll(async () => {
      await engine?.close()
      await opened?.close()
    })

    it('makes one trip to the cluster for both', async () => {
      if (engine === undefined) throw new Error('The engine is not open.')
      const vectors = createVectorSearch({ engine, openEmbedder: async () => embedder, onFailure: expect.unreachable })
      const thesaurus = createThesaurus({ same: [], narrower: [] })
      const search = createProductSearch({ engine, vectors, thesaurus, onFailure: expect.unreachable })
      const asked = { filters: {}, offset: 0, limit: 5, facets: false, someWords: 'never', type: 'hybrid' } as const
      await search.search({ ...asked, text: 'gaming keyboard' })
      sent.length = 0
      const { trace, hits } = await search.search({ ...asked, text: 'gaming keyboard' })
      expect(hits).toHaveLength(5)
      expect(trace.queries.map(({ kind }) => kind).toSorted()).toEqual(['keyword', 'vector'])
      expect(sent.filter((api) => api === 'msearch of 2')).toHaveLength(1)
    })
  })

  describe('facets of a large catalogue', () => {
    const many = new EngineUnderTest(() => openOwnElasticsearch({ mostCounted: 50 }), shop(150))

    it('are counted over the best hits, and say so', async () => {
      const { facets, total } = await many.search({ facets: true })
      expect(total).toBe(150)
      expect(facets?.countedOver).toBe(50)
      expect(facets?.availability.reduce((sum, { count }) => sum + count, 0)).toBe(50)
      const narrow = await many.search({ text: 'headset', facets: true })
      expect(narrow.total).toBeLessThan(50)
      expect(narrow.facets).not.toHaveProperty('countedOver')
    })
  })

  describe('what is known of the catalogue as a whole', () => {
    const known = new EngineUnderTest(() => openOwnElasticsearch(), shop(20))
    const space = { embedder: 'letters:views', dimensions: 64 }

    it('is read again for products that come, change or go, and not for pictures and vectors of them', async () => {
      const views = async () => [await known.engine.lexicon(), await known.engine.vocabulary()] as const
      const [lexicon, vocabulary] = await views()
      const image = { id: 'p3', version: 99, image: '/images/product_p3.png' }
      expect(await known.opened.writer.writePictures([image])).toMatchObject([{ outcome: 'written' }])
      expect(await fill(known.opened.vectors, space)).toHaveLength(20)
      await known.opened.vectors.publish(space)
      await known.opened.settle?.()
      expect((await known.engine.products(['p3']))[0]?.image).toBe(image.image)
      const [lexiconAfter, vocabularyAfter] = await views()
      expect(lexiconAfter).toBe(lexicon)
      expect(vocabularyAfter).toBe(vocabulary)
      for (const record of [
        product({ id: 'new', title: 'Thing', version: 1 }),
        product({ id: 'new', title: 'Changed thing', version: 2 }),
        { id: 'new', version: 3, deleted: true as const },
      ]) {
        const [before] = await views()
        await known.write([record])
        expect((await views())[0]).not.toBe(before)
      }
    })
  })

  describe('a set of vectors', () => {
    let opened: OwnElasticsearch | undefined
    afterAll(() => opened?.close())

    it('has its field where that already keeps more products than there are', async () => {
      opened = await openOwnElasticsearch()
      const space = { embedder: 'letters:shrunk', dimensions: 256 }
      await opened.writer.write(shop(20))
      await opened.settle()
      const client = new Client({ node: elasticsearchUrl() })
      const many = vectorMapping({ set: { ...space, slot: 'a' }, products: 100_000 })
      await client.indices.putMapping({ index: opened.alias, ...many })
      await client.close()
      expect(await fill(opened.vectors, space)).toHaveLength(20)
      await opened.vectors.publish(space)
      await opened.settle()
      const vector = letterVector('keyboard', space) ?? new Float32Array()
      expect((await opened.engine.nearest({ space, vector, filters: {}, limit: 5 })).hits).toHaveLength(5)
    })
  })

  describe('a live set of vectors', () => {
    let opened: OwnElasticsearch | undefined
    afterAll(() => opened?.close())

    it(
      'has its field kept as a graph once there are more products than are gone through',
      async () => {
        opened = await openOwnElasticsearch()
        const space = { embedder: 'letters:grown', dimensions: 64 }
        await opened.writer.write(shop(3))
        await fill(opened.vectors, space)
        await opened.vectors.publish(space)
        const client = new Client({ node: elasticsearchUrl() })
        const { alias } = opened
        const kept = async () => JSON.stringify(await client.indices.getMapping({ index: alias }))
        expect(await kept()).toContain('int8_flat')
        const operations = Array.from({ length: 20_000 }, (_, i) => [{ index: {} }, { id: `bare${i}`, deleted: false }])
        await client.bulk({ index: alias, operations: operations.flat(), refresh: true })
        await opened.vectors.begin(space)
        expect(await kept()).toContain('int8_hnsw')
        await client.close()
      },
      2 * minutes,
    )
  })

  describe.each([5_000, 100_000, 2_000_000])('vectors as they are kept of %i products', (size) => {
    const space = { embedder: 'letters:size', dimensions: 256 }
    const set = { ...space, slot: 'a' } as const
    const products = shop(600)
    const settings = ownCatalogue(elasticsearchUrl())
    const client = new Client({ node: elasticsearchUrl() })
    let engine: ReturnType<typeof openElasticsearchEngine> | undefined

    beforeAll(async () => {
      const mappings = indexMapping({}, [{ set, products: size }])
      await client.indices.create({ index: settings.alias, settings: indexSettings, mappings: mappings as object })
      const operations = products.flatMap((each, added) => {
        const vector = { set: setKey(set), dimensions: 256, textHash: 0, values: vectorOfProduct(each, space) }
        return [{ index: { _id: documentId(each.id) } }, productDocument(each, { added, vectors: { a: vector } })]
      })
      operations.push({ index: { _id: vectorSetsId } }, { state: { live: set } } as never)
      const { errors } = await client.bulk({ index: settings.alias, operations, refresh: true })
      expect(errors).toBe(false)
      engine = openElasticsearchEngine(await openPatientCluster(settings), { freshForMs: 0 })
    }, minutes)

    afterAll(async () => {
      await client.indices.delete({ index: settings.alias, ignore_unavailable: true })
      await Promise.all([client.close(), engine?.close()])
    })

    it(`are taken by the server (${vectorIndexType(size, 256)}), and the nearest are found`, async () => {
      expect(await engine?.vectorSpace()).toEqual(space)
      for (const text of ['silent keyboard', 'gaming mouse for travel', 'printer cable']) {
        const vector = letterVector(text, space) ?? new Float32Array(256)
        const similarity = (each: Product): number =>
          (letterVector(embeddingText(each), space) ?? vector).reduce(
            (sum, value, i) => sum + value * (vector[i] ?? 0),
            0,
          )
        const best = products.map(similarity).toSorted((a, b) => b - a)
        const hits = (await engine?.nearest({ space, vector, filters: {}, limit: 10 }))?.hits ?? []
        const found = hits.map(({ id }) => similarity(products.find((each) => each.id === id) as Product))
        expect(found).toHaveLength(10)
        // A graph of bits may miss one that is nearly as near.
        found.forEach((value, rank) => {
          expect(value).toBeGreaterThan((best[rank] ?? 0) - 0.05)
        })
      }
    })
  })
})
