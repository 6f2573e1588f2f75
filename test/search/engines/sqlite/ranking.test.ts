import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CatalogueRecord } from '../../../../src/catalogue/product.ts'
import type { SearchEngine } from '../../../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../../../src/search/engines/sqlite/index.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'
import { product, shop } from '../../../contracts/shop.ts'

/** An engine over what these batches leave, written one after the other. */
async function engineOf(batches: readonly (readonly CatalogueRecord[])[], mostCounted?: number): Promise<SearchEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-search-'))
  const path = join(folder, 'catalogue.db')
  const engine = await openSqliteEngine(path, mostCounted === undefined ? {} : { mostCounted })
  const writer = await openSqliteWriter(path)
  for (const batch of batches) {
    await writer.write(batch)
    await engine.count()
  }
  await writer.close()
  onTestFinished(async () => {
    await engine.close()
    await rm(folder, { recursive: true })
  })
  return engine
}

const search = (engine: SearchEngine, text: string) =>
  engine.search({ words: analyseQuery(text), match: 'any', filters: {}, offset: 0, limit: 100, facets: true })

const order = async (engine: SearchEngine, text: string): Promise<string[]> =>
  (await search(engine, text)).hits.map((hit) => hit.product.id)

/** So that a word of the test is neither in every product nor in one alone. */
const others = shop(30)

describe('ranking', () => {
  it('prefers a word in the title to one in the description, and that to one among the features', async () => {
    const engine = await engineOf([
      [
        product({ id: 'feature', attributes: { solar: true } }),
        product({ id: 'description', description: 'Runs on solar power' }),
        product({ id: 'title', title: 'Solar lantern' }),
        ...others,
      ],
    ])
    expect(await order(engine, 'solar')).toEqual(['title', 'description', 'feature'])
  })

  it('prefers the thing itself to its accessories, also where these repeat the word', async () => {
    const engine = await engineOf([
      [
        product({
          id: 'bag',
          title: 'Camera bag',
          description: 'Bag for camera and lenses',
          category: ['Camera accessories'],
        }),
        product({ id: 'battery', title: 'Camera battery' }),
        product({ id: 'camera', title: 'Kestrel K70 digital compact camera with zoom lens', category: ['Cameras'] }),
        ...others,
      ],
    ])
    expect((await order(engine, 'camera'))[0]).toBe('camera')
    expect((await order(engine, 'camera bag'))[0]).toBe('bag')
  })

  it('counts a rare word for more than a frequent one', async () => {
    const engine = await engineOf([
      [
        product({ id: 'rare', title: 'Zirconium alpha holder' }),
        product({ id: 'frequent', title: 'Mouse alpha holder' }),
        ...others,
      ],
    ])
    expect((await order(engine, 'mouse zirconium'))[0]).toBe('rare')
  })

  it('prefers the shorter title', async () => {
    const engine = await engineOf([
      [
        product({ id: 'long', title: 'Lantern with many more words behind it' }),
        product({ id: 'short', title: 'Lantern' }),
        ...others,
      ],
    ])
    expect(await order(engine, 'lantern')).toEqual(['short', 'long'])
  })

  it('is the same however the catalogue came about', async () => {
    const final = shop(60, 5).map((each) => ({ ...each, version: 3 }))
    const ghosts = shop(20, 9).map((each) => ({ ...each, id: `ghost ${each.id}` }))
    const direct = await engineOf([final])
    const grown = await engineOf([
      final.map((each, i) => ({ ...(shop(60, 11)[i] ?? each), id: each.id, version: 1 })),
      ghosts,
      final.map((each, i) => ({ ...(shop(60, 13)[i] ?? each), id: each.id, version: 2 })),
      final,
      ghosts.map(({ id }) => ({ id, version: 2, deleted: true as const })),
    ])
    for (const text of ['gaming mouse', 'silent keyboard office', 'black', 'nordwind laptop bag kb-101']) {
      const [expected, actual] = [await search(direct, text), await search(grown, text)]
      expect(actual.hits.map(({ product: { id }, score }) => [id, score])).toEqual(
        expected.hits.map(({ product: { id }, score }) => [id, score]),
      )
      expect(actual.facets?.brands.toSorted(byValue)).toEqual(expected.facets?.brands.toSorted(byValue))
    }
  })
})

const byValue = (a: { value: string }, b: { value: string }): number => (a.value < b.value ? -1 : 1)

describe('facets of more products than are counted', () => {
  const mice = Array.from({ length: 30 }, (_, i) =>
    product({
      id: `m${i}`,
      title: i < 10 ? 'Mouse mouse mouse' : 'Mouse and much else besides',
      brand: i < 10 ? 'Best' : 'Rest',
    }),
  )

  it('are those of the best ones, and say so', async () => {
    const { facets, total, hits } = await search(await engineOf([mice], 10), 'mouse')
    expect(facets).toMatchObject({ countedOver: 10, brands: [{ value: 'Best', count: 10 }] })
    expect([total, hits.length]).toEqual([30, 30])
  })

  it('say nothing where all are counted', async () => {
    const { facets } = await search(await engineOf([mice], 30), 'mouse')
    expect(facets?.countedOver).toBeUndefined()
    expect(facets?.brands).toEqual([
      { value: 'Rest', count: 20 },
      { value: 'Best', count: 10 },
    ])
  })
})
