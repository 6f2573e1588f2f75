import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facets } from '../../src/search/engine.ts'
import { fold } from '../../src/search/fold.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { naiveFacets, naiveMatches } from './naive-search.ts'
import { EngineUnderTest, type OpenEngine } from './search-opened.ts'
import { product, shop } from './shop.ts'

/** Shown values have their true counts, and no value that is left out is more frequent than one that is shown. */
function expectTopOf(shown: { value: string; count: number }[], all: ReadonlyMap<string, number>, most: number): void {
  for (const { value, count } of shown) expect([value, count]).toEqual([value, all.get(fold(value))])
  const counts = [...all.values()].sort((a, b) => b - a)
  expect(shown.map(({ count }) => count)).toEqual(
    counts.slice(0, Math.max(shown.length, Math.min(most, counts.length))),
  )
}

export function facetContract(open: OpenEngine): void {
  describe('counts', () => {
    const products = shop(150)
    const many = new EngineUnderTest(open, products)

    async function facetsOf(text: string, maxPrice?: number): Promise<[Facets, ReturnType<typeof naiveFacets>]> {
      const filters = maxPrice === undefined ? {} : { maxPrice }
      const { facets } = await many.search({ text, match: 'any', filters, facets: true, limit: 5 })
      if (facets === undefined) throw new Error('There are no facets.')
      return [facets, naiveFacets(naiveMatches(products, { words: analyseQuery(text), match: 'any', filters }))]
    }

    it('over all that was found, not only over the page that is shown', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('', 'mouse', 'gaming keyboard', 'office', 'nothing at all'),
          fc.option(fc.integer({ min: 0, max: 9_000 }), { nil: undefined }),
          async (text, maxPrice) => {
            const [facets, naive] = await facetsOf(text, maxPrice)
            expectTopOf(facets.brands, naive.brands, 10)
            expectTopOf(facets.categories, naive.categories, 10)
            expect(new Map(facets.availability.map(({ value, count }) => [value, count]))).toEqual(naive.availability)
            expect(facets.price).toEqual(naive.price)
            for (const { name, values } of facets.attributes)
              expectTopOf(values, naive.attributes.get(name) ?? new Map(), 10)
          },
        ),
        { numRuns: 100 },
      )
    })

    it('with the spelling of the catalogue and the units of the attributes', async () => {
      const [facets] = await facetsOf('')
      expect(facets.brands.map(({ value }) => value)).toContain('Ålesund')
      expect(facets.attributes.find(({ name }) => name === 'weight')).toMatchObject({ unit: 'g' })
    })

    it('attributes that tell the products apart, in at most ten lists of at most ten', async () => {
      const [{ attributes }] = await facetsOf('')
      expect(attributes.map(({ name }) => name)).toContain('colour')
      expect(attributes.length).toBeLessThanOrEqual(10)
      expect(attributes.every(({ values }) => values.length > 1 && values.length <= 10)).toBe(true)
    })

    it('of the attributes only the colour, when only choices are asked for', async () => {
      const query = { text: 'mouse', match: 'any', limit: 5 } as const
      const { facets: all } = await many.search({ ...query, facets: true })
      const { facets: choices } = await many.search({ ...query, facets: 'choices' })
      const colour = all?.attributes.filter(({ name }) => name === 'colour')
      expect(colour).toHaveLength(1)
      expect(choices).toEqual({ ...all, attributes: colour })
    })

    it('only when asked', async () => {
      expect((await many.search({ text: 'mouse' })).facets).toBeUndefined()
      expect((await many.search({ text: 'mouse', facets: true, limit: 0 })).facets?.brands).not.toEqual([])
    })

    it('nothing where nothing was found', async () => {
      const { facets } = await many.search({ text: 'nothing', facets: true })
      expect(facets).toMatchObject({ brands: [], categories: [], availability: [], attributes: [] })
      expect(facets?.price).toBeUndefined()
    })

    it('what has changed since', async () => {
      await many.write([
        product({ id: 'new', title: 'Unheard-of gadget', brand: 'Upstart', attributes: { shape: 'round' } }),
      ])
      await many.write([product({ id: 'new', title: 'Unheard-of gadget', brand: 'Grown-up', version: 2 })])
      const { facets } = await many.search({ text: 'gadget', facets: true })
      expect(facets?.brands).toEqual([{ value: 'Grown-up', count: 1 }])
    })
  })
}
