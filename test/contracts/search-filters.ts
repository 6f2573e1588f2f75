import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchFilters } from '../../src/search/engine.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import type { AttributeConstraint } from '../../src/understanding/understanding.ts'
import { isInside, naiveMatches } from './naive-search.ts'
import { EngineUnderTest, idsOf, type OpenEngine } from './search-opened.ts'
import { priced, product, shop } from './shop.ts'

const shelf = [
  product({
    id: 'red',
    title: 'Red mug',
    brand: 'Ålesund',
    ...priced(1_000),
    attributes: { colour: 'Red', volume: 0.3 },
  }),
  product({
    id: 'navy',
    title: 'Mug',
    brand: 'KESTREL',
    ...priced(2_000),
    attributes: { colour: 'Navy/White', volume: '0.5' },
  }),
  product({
    id: 'free',
    title: 'Mug',
    category: ['Kitchen', 'Mugs & cups'],
    attributes: { volume: 'large', dishwasher: true },
  }),
  product({
    id: 'gone',
    title: 'Mug',
    brand: 'Kestrel',
    ...priced(3_000),
    availability: 'out_of_stock',
    category: ['Kitchen'],
  }),
]

const limits: [what: string, filters: SearchFilters, ids: string[]][] = [
  ['no limit', {}, ['free', 'gone', 'navy', 'red']],
  ['a least price, inclusive', { minPrice: 2_000 }, ['gone', 'navy']],
  ['a highest price, inclusive', { maxPrice: 2_000 }, ['navy', 'red']],
  ['a highest price above all prices', { maxPrice: 1e22 }, ['gone', 'navy', 'red']],
  ['a least price above all prices', { minPrice: 1e22 }, []],
  ['a least price below all prices', { minPrice: -1e22 }, ['gone', 'navy', 'red']],
  ['a price of nothing: what has no price has not this one', { maxPrice: 0 }, []],
  [
    'a brand in any case and accent',
    { brands: { include: ['kestrel', 'alesund'], exclude: [] } },
    ['gone', 'navy', 'red'],
  ],
  ['no brand of these', { brands: { include: [], exclude: ['Kestrel'] } }, ['free', 'red']],
  ['a brand both wanted and not wanted', { brands: { include: ['Kestrel'], exclude: ['kestrel'] } }, []],
  ['a basic colour', { colours: { include: ['blue'], exclude: [] } }, ['navy']],
  ['each colour of a product of two', { colours: { include: ['white'], exclude: [] } }, ['navy']],
  ['not a colour', { colours: { include: [], exclude: ['blue', 'red'] } }, ['free', 'gone']],
  ['a segment of the category', { categories: ['kitchen'] }, ['free', 'gone']],
  ['a whole segment only', { categories: ['mugs'] }, []],
  ['any of several segments', { categories: ['Mugs & Cups', 'nothing'] }, ['free']],
  ['availability', { availability: 'out_of_stock' }, ['gone']],
  ['none of some products', { excludeIds: ['navy', 'gone', 'unknown'] }, ['free', 'red']],
  ['words that may not be there', { excludeTokens: ['red', 'kitchen'] }, ['navy']],
]

const comparisons: [constraint: Omit<AttributeConstraint, 'name'>, ids: string[]][] = [
  [{ op: '=', value: 0.3 }, ['red']],
  [{ op: '=', value: 0.5 }, ['navy']],
  [{ op: '=', value: '0.50' }, ['navy']],
  [{ op: '!=', value: 0.3 }, ['free', 'navy']],
  [{ op: '<', value: 0.5 }, ['red']],
  [{ op: '<=', value: 0.5 }, ['navy', 'red']],
  [{ op: '>', value: 0.3 }, ['navy']],
  [{ op: '>=', value: 0.3, unit: 'l' }, []],
  [{ op: '=', value: 'LARGE' }, ['free']],
  [{ op: '!=', value: 'large' }, ['navy', 'red']],
]

/** The same attribute in several units, and in none that measures anything. */
const weighed = [
  product({ id: 'cup', title: 'Cup', attributes: { weight: 300 }, units: { weight: 'g' } }),
  product({ id: 'pan', title: 'Pan', attributes: { weight: 1.2 }, units: { weight: 'kg' } }),
  product({ id: 'desk', title: 'Desk', attributes: { weight: 15 }, units: { weight: 'kg' } }),
  product({ id: 'bare', title: 'Bare', attributes: { weight: 2 } }),
  product({ id: 'box', title: 'Box', attributes: { weight: 500, bits: 12 }, units: { weight: 'g', bits: 'pieces' } }),
]

const weights: [limit: AttributeConstraint, ids: string[]][] = [
  [{ name: 'weight', op: '<', value: 2_000, unit: 'g' }, ['box', 'cup', 'pan']],
  [{ name: 'weight', op: '>', value: 2, unit: 'kg' }, ['desk']],
  [{ name: 'weight', op: '=', value: 0.3, unit: 'kg' }, ['cup']],
  [{ name: 'weight', op: '!=', value: 0.3, unit: 'kg' }, ['box', 'desk', 'pan']],
  [{ name: 'weight', op: '>=', value: 1_200, unit: 'g' }, ['desk', 'pan']],
  [{ name: 'weight', op: '<', value: 2, unit: 'cm' }, []],
  [{ name: 'bits', op: '>=', value: 12, unit: 'pieces' }, ['box']],
]

const constraint = fc.oneof(
  fc.record({
    name: fc.constantFrom('weight', 'battery life', 'nothing'),
    op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.constantFrom(0, 10, 25, 100, 275, '20', '100'),
  }),
  fc.record({
    name: fc.constantFrom('colour', 'battery life', 'weight'),
    op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const),
    value: fc.constantFrom('black', 'LONG', 'tres long', 'dark blue'),
  }),
  fc.record({ name: fc.constant('wireless'), op: fc.constantFrom('=' as const, '!=' as const), value: fc.boolean() }),
)

const choice = (...values: string[]) =>
  fc.record({
    include: fc.subarray(values, { maxLength: 2 }),
    exclude: fc.subarray(values, { maxLength: 1 }),
  })

const filterCombination: fc.Arbitrary<SearchFilters> = fc.record(
  {
    minPrice: fc.integer({ min: 0, max: 8_000 }),
    maxPrice: fc.integer({ min: 1_000, max: 10_000 }),
    brands: choice('nordwind', 'KESTREL', 'alesund', 'Acme & Sons', 'unknown'),
    colours: choice('black', 'blue', 'red', 'silver'),
    categories: fc.subarray(['electronics', 'Mice', 'Bags & Cases'], { maxLength: 2 }),
    availability: fc.constantFrom('in_stock' as const, 'out_of_stock' as const, 'preorder' as const),
    attributes: fc.array(constraint, { maxLength: 2 }),
    excludeTokens: fc.subarray(['silent', 'office', 'plain'], { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

export function filterContract(open: OpenEngine): void {
  describe('keeps to limits', () => {
    const mugs = new EngineUnderTest(open, shelf)

    it.each(limits)('%s', async (_, filters, ids) => {
      expect((await mugs.ids({ text: 'mug', filters })).sort()).toEqual(ids)
      expect((await mugs.ids({ filters })).sort()).toEqual(ids)
    })

    it.each(comparisons)('volume %j', async (comparison, ids) => {
      const filters = { attributes: [{ name: 'volume', ...comparison }] }
      expect((await mugs.ids({ filters })).sort()).toEqual(ids)
    })

    describe('across units', () => {
      const shop = new EngineUnderTest(open, weighed)

      it.each(weights)('%j', async (limit, ids) => {
        expect((await shop.ids({ filters: { attributes: [limit] } })).sort()).toEqual(ids)
      })
    })

    it('of true and false', async () => {
      const filters = { attributes: [{ name: 'dishwasher', op: '=' as const, value: true }] }
      expect(await mugs.ids({ text: 'mugs', filters })).toEqual(['free'])
    })

    it('of price in their own currency: 500 yen are not under $6', async () => {
      await mugs.write([product({ id: 'yen', title: 'Mug', price: { amount: 500, currency: 'JPY' } })])
      expect(await mugs.ids({ text: 'mug', filters: { maxPrice: 600, currency: 'USD' } })).toEqual([])
      expect(await mugs.ids({ text: 'mug', filters: { maxPrice: 600, currency: 'JPY' } })).toEqual(['yen'])
      expect(await mugs.ids({ text: 'mug', filters: { currency: 'USD' } })).toContain('yen')
      await mugs.write([{ id: 'yen', version: 9, deleted: true }])
    })

    it('before it cuts: the only product inside is found among many better hits', async () => {
      const others = shop(120, 7).map((each) => ({ ...each, title: 'mug mug mug', brand: 'Common' }))
      await mugs.write(others)
      const filters = { brands: { include: ['Ålesund'], exclude: [] } }
      const found = await mugs.search({ text: 'mug', filters, limit: 1 })
      expect(found.total).toBe(1)
      expect(found.hits.map(({ product: { id } }) => id)).toEqual(['red'])
    })
  })

  describe('keeps to limits', () => {
    const products = shop(150)
    const many = new EngineUnderTest(open, products)
    const texts = ['', 'mouse', 'gaming keyboard', 'silent headset office']

    it('in 500 combinations with words: nothing outside is shown, nothing inside is missing', async () => {
      await fc.assert(
        fc.asyncProperty(
          filterCombination,
          fc.constantFrom(...texts),
          fc.constantFrom('all' as const, 'some' as const, 'any' as const),
          async (filters, text, match) => {
            const found = await many.search({ text, match, filters })
            const expected = naiveMatches(products, { words: analyseQuery(text), match, filters })
            expect(found.hits.every((hit) => isInside(hit.product, filters))).toBe(true)
            expect(found.total).toBe(expected.length)
            if (expected.length <= 100) {
              expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(idsOf(expected).sort())
            }
          },
        ),
        { numRuns: 500 },
      )
    })
  })
}
