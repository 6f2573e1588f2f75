import { describe, expect, it } from 'vitest'
import type { WordMatch } from '../../src/search/engine.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { EngineUnderTest, idsOf, type OpenEngine } from './search-opened.ts'
import { shop } from './shop.ts'

export function rankingContract(open: OpenEngine): void {
  describe('ids alone', () => {
    const products = shop(200)
    const test = new EngineUnderTest(open, products)
    const matches: WordMatch[] = ['all', 'some', 'any']

    it.each(matches)('are ranked like the products with %s of the words', async (match) => {
      for (const text of ['gaming mouse', 'silent keyboard office', 'headset', '']) {
        for (const filters of [{}, { maxPrice: 4_000 }]) {
          const words = analyseQuery(text)
          const searched = await test.search({ text, match, filters })
          const ranked = await test.engine.rank({ words, match, filters, limit: 100 })
          expect(ranked.hits.map(({ id }) => id)).toEqual(idsOf(searched.hits.map(({ product }) => product)))
          expect(ranked.hits.map(({ score }) => score)).toEqual(searched.hits.map(({ score }) => score))
          expect(ranked.total).toBe(searched.total)
          expect(ranked.request).toBeDefined()
        }
      }
    })

    it('are ranked from any place on, also without some of them', async () => {
      const query = { words: analyseQuery('gaming mouse'), match: 'any', filters: {} } as const
      const idsFrom = async (offset: number, limit: number, excludeIds?: string[]) =>
        (await test.engine.rank({ ...query, filters: { excludeIds }, offset, limit })).hits.map(({ id }) => id)
      const all = await idsFrom(0, 1_000)
      expect(all.length).toBeGreaterThan(30)
      expect(await idsFrom(7, 20)).toEqual(all.slice(7, 27))
      expect(await idsFrom(all.length - 3, 20)).toEqual(all.slice(-3))
      expect(await idsFrom(all.length, 20)).toEqual([])
      const others = all.filter((_, i) => i % 3 > 0)
      const third = all.filter((_, i) => i % 3 === 0)
      expect(await idsFrom(5, 10, third)).toEqual(others.slice(5, 15))
    })

    it('tell which of some given products match, shown or not', async () => {
      const words = analyseQuery('gaming mouse')
      const all = await test.engine.rank({ words, match: 'all', filters: {}, limit: 1_000 })
      const given = [...products.slice(0, 50).map(({ id }) => id), 'unknown']
      const { among, hits } = await test.engine.rank({ words, match: 'all', filters: {}, limit: 1, among: given })
      const matching = new Set(all.hits.map(({ id }) => id))
      expect(among).toEqual(given.filter((id) => matching.has(id)))
      expect(among.length).toBeGreaterThan(1)
      expect(hits).toHaveLength(1)
    })

    it('limit a search, with all its other limits', async () => {
      const ids = products.slice(0, 40).map(({ id }) => id)
      const cheap = await test.ids({ filters: { maxPrice: 4_000 } })
      const found = await test.ids({ filters: { maxPrice: 4_000, ids: [...ids, 'unknown'] } })
      expect(found.toSorted()).toEqual(cheap.filter((id) => ids.includes(id)).toSorted())
      expect(await test.ids({ filters: { ids: [] } })).toEqual([])
    })
  })
}
