import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import type { Sort } from '../../src/understanding/understanding.ts'
import { sortedBy } from './naive-search.ts'
import { EngineUnderTest, idsOf, type OpenEngine, type Query } from './search-opened.ts'
import { priced, product, shop } from './shop.ts'

const sorts: readonly Sort[] = ['price_asc', 'price_desc', 'newest', 'rating']

export function pagingContract(open: OpenEngine): void {
  describe('pages', () => {
    const products = shop(130)
    // Many ties: the same title, price and rating.
    const ties = Array.from({ length: 40 }, (_, i) =>
      product({ id: `tie${i}`, title: 'Gaming mouse', ...priced(500), rating: 3 }),
    )
    const many = new EngineUnderTest(open, [...products, ...ties])

    async function inPages(query: Query, limit: number): Promise<string[]> {
      const { total } = await many.search({ ...query, limit: 1 })
      const ids: string[] = []
      for (let offset = 0; offset < total; offset += limit) ids.push(...(await many.ids({ ...query, offset, limit })))
      return ids
    }

    const queries: [what: string, query: Query][] = [
      ['of everything', {}],
      ['of a word', { text: 'mouse' }],
      ['of some of the words', { text: 'gaming mouse', match: 'some' }],
      ...sorts.map((sort): [string, Query] => [`sorted by ${sort}`, { text: 'mouse', sort }]),
      ...sorts.map((sort): [string, Query] => [`of everything, sorted by ${sort}`, { sort }]),
    ]

    it.each(queries)('%s neither overlap nor skip, however long they are', async (_, query) => {
      const { total } = await many.search(query)
      const byThirties = await inPages(query, 30)
      expect(new Set(byThirties).size).toBe(total)
      expect(byThirties).toHaveLength(total)
      expect(await inPages(query, 7)).toEqual(byThirties)
      expect(await inPages(query, 100)).toEqual(byThirties)
    })

    it.each(sorts)('follow %s, with what has no value last', async (sort) => {
      const ids = await inPages({ sort }, 50)
      const byId = new Map([...products, ...ties].map((each) => [each.id, each]))
      const values = ids.map((id) => sortedBy(byId.get(id) as Product, sort))
      const known = values.filter((value) => value !== undefined)
      expect(values.slice(0, known.length)).toEqual(known)
      const ascending = known.toSorted((a, b) => a - b)
      expect(known).toEqual(sort === 'price_asc' ? ascending : ascending.reverse())
      expect(known.length).toBeLessThan(values.length)
    })

    it('of any length up to 100, with the same total', async () => {
      for (const limit of [0, 1, 24, 100]) {
        const { hits, total } = await many.search({ limit })
        expect([hits.length, total]).toEqual([limit, 170])
      }
    })

    it('behind the last one are empty', async () => {
      const beyond = await many.search({ text: 'mouse', offset: 100_000 })
      expect(beyond.hits).toEqual([])
      expect(beyond.total).toBe((await many.search({ text: 'mouse' })).total)
    })

    it('hold whole records', async () => {
      const { hits } = await many.search({ limit: 100 })
      const byId = new Map([...products, ...ties].map((each) => [each.id, each]))
      expect(hits.map((hit) => hit.product)).toEqual(hits.map((hit) => byId.get(hit.product.id)))
    })
  })

  describe('gives products by id', () => {
    const products = shop(5)
    const few = new EngineUnderTest(open, [...products, product({ id: "o'hara; --" }), product({ id: '日本/..\\' })])

    it('in the order asked for, without those it does not know', async () => {
      expect(idsOf(await few.engine.products(['p3', 'unknown', 'p0', 'p3']))).toEqual(['p3', 'p0', 'p3'])
      expect(await few.engine.products([])).toEqual([])
    })

    it('whatever the id is', async () => {
      const odd = ["o'hara; --", '日本/..\\']
      expect(idsOf(await few.engine.products(odd))).toEqual(odd)
    })

    it('and counts them', async () => {
      expect(await few.engine.count()).toBe(7)
    })
  })
}
