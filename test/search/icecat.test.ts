import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { icecatSet } from '../../bench/evaluation-set.ts'
import { productsOfFeed } from '../../bench/products-of-feed.ts'
import { mean, scoreQueries } from '../../bench/relevance.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductSearch } from '../../src/search/product-search.ts'
import type { ProductSearch } from '../../src/search/search.ts'
import { createThesaurus } from '../../src/search/synonyms/thesaurus.ts'
import { noVectorSearch } from '../../src/search/vector-search.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

describeWith('TEST_DATA', 'searching 19,406 real products', () => {
  let folder: string
  let engine: SearchEngine
  let search: ProductSearch
  const set = icecatSet(testData)

  beforeAll(async () => {
    if (set === undefined) throw new Error('TEST_DATA has no icecat/products.jsonl.gz.')
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-search-'))
    const path = join(folder, 'catalogue.db')
    const writer = await openSqliteWriter(path)
    const products = await Array.fromAsync(productsOfFeed(set.catalogue, set.format))
    for (let i = 0; i < products.length; i += 500) await writer.write(products.slice(i, i + 500))
    await writer.close()
    engine = await openSqliteEngine(path)
    search = createProductSearch({
      engine,
      vectors: noVectorSearch,
      onFailure: () => expect.unreachable(),
      thesaurus: createThesaurus({ same: [], narrower: [] }),
    })
  }, 180_000)

  afterAll(async () => {
    await engine.close()
    await rm(folder, { recursive: true })
  })

  const find = async (text: string, limit = 10) => {
    const outcome = await search.search({ text, filters: {}, offset: 0, limit, facets: true, someWords: 'fill' })
    return outcome.hits.map((hit) => hit.product)
  }

  it('is as good as is aimed at, on the development judgements', async () => {
    const judgements = set?.judgements([]) ?? new Map()
    const scores = await scoreQueries(judgements, async (query) => (await find(query)).map(({ id }) => id))
    expect(scores).toHaveLength(55)
    expect(mean(scores)).toBeGreaterThanOrEqual(0.82)
  })

  it('finds the toner for a copier that only its description names', async () => {
    expect((await find('toner for copycentre c65'))[0]).toMatchObject({ sku: '006R90321' })
  })

  it('finds each of a hundred products by its part number, in whatever way it is written', async () => {
    const { hits } = await engine.search({ words: [], match: 'all', filters: {}, offset: 0, limit: 100, facets: false })
    for (const { product } of hits) {
      if (product.sku === undefined) continue
      const written = product.sku.toLowerCase().replace(/[^a-z0-9]/g, '-')
      expect((await find(written)).map(({ id }) => id)).toContain(product.id)
    }
  })

  it('finds each of a hundred products among the first by its own title', async () => {
    const { hits } = await engine.search({
      words: [],
      match: 'all',
      filters: {},
      offset: 5_000,
      limit: 100,
      facets: false,
    })
    for (const { product } of hits) {
      const sameTitle = (await find(product.title, 20)).filter(({ title }) => title === product.title)
      expect(sameTitle.length, product.title).toBeGreaterThan(0)
    }
  })
})
