import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { naiveMatches } from './naive-search.ts'
import { EngineUnderTest, idsOf, type OpenEngine } from './search-opened.ts'
import { product, shop } from './shop.ts'

const shelf = [
  product({ id: 'mouse', title: 'Nordwind wireless mouse', brand: 'Nordwind', description: 'Small and silent' }),
  product({ id: 'pad', title: 'Pad for a wireless mouse', description: 'Cloth' }),
  product({ id: 'cable', title: 'Charging cable', description: 'For wireless devices', attributes: { length: 2 } }),
  product({
    id: 'toner',
    title: 'Brother TN-2110 toner cartridge',
    attributes: { compatibility: 'HL-2140, HL-2150N' },
  }),
  product({ id: 'disk', title: 'Solid state drive 16GB', attributes: { interface: 'Wi-Fi' } }),
  product({ id: 'monitor', title: 'Monitor 68.6 cm (27")', category: ['Screens'], attributes: { curved: true } }),
  product({ id: 'jeans', title: "Men's jeans", brand: 'Levi’s' }),
  product({ id: 'cafe', title: 'Cafetière à piston', description: 'Für den Kaffee, Größe M' }),
  product({ id: 'kana', title: '赤いワイヤレスマウス 日本語' }),
  product({ id: 'cyrillic', title: 'Беспроводная мышь' }),
  product({ id: 'thai', title: 'เมาส์ไร้สาย' }),
  product({ id: 'arabic', title: 'فأرة لاسلكية' }),
  product({ id: 'watch', title: 'Watches with two straps' }),
]

/** Searches and the only product that they may find. */
const findings: [text: string, id: string][] = [
  ['wireless mouse silent', 'mouse'],
  ['NORDWIND', 'mouse'],
  ['silent nordwind', 'mouse'],
  ['tn-2110', 'toner'],
  ['tn2110', 'toner'],
  ['TN 2110', 'toner'],
  ['hl2150n', 'toner'],
  ['16 gb', 'disk'],
  ['16GB', 'disk'],
  ['wifi', 'disk'],
  ['wi fi', 'disk'],
  ['27 inch', 'monitor'],
  ['27”', 'monitor'],
  ['27-inch monitors', 'monitor'],
  ['screens', 'monitor'],
  ['curved', 'monitor'],
  ['mens jean', 'jeans'],
  ['levis', 'jeans'],
  ["levi's", 'jeans'],
  ['cafetiere', 'cafe'],
  ['kaffee grosse', 'cafe'],
  ['マウス', 'kana'],
  ['日本', 'kana'],
  ['ﾏｳｽ', 'kana'],
  ['赤', 'kana'],
  ['МЫШЬ', 'cyrillic'],
  ['เมาส์', 'thai'],
  ['لاسلكيّة', 'arabic'],
  ['watch', 'watch'],
  ['the strap for a watch, please', 'watch'],
]

/** Texts that mean something to the query languages of engines. */
const syntax = [
  '"',
  '"wireless',
  "' OR 1=1 --",
  'wireless AND mouse',
  'NEAR(wireless mouse, 2)',
  'title:wireless',
  'title : mouse',
  '{title brand}: mouse',
  '-wireless',
  'wireless NOT mouse',
  '^wireless + mouse',
  'wireless*',
  '(((((',
  '"*()NEAR AND OR NOT - ^ : {}',
  '\\" OR \\"',
  'wireless\u0000mouse',
  '\ud800 mouse',
  '?*~[]/<>=!&&||',
]

export function wordContract(open: OpenEngine): void {
  describe('finds words', () => {
    const shop = new EngineUnderTest(open, shelf)

    it.each(findings)('%s', async (text, id) => {
      expect(await shop.ids({ text })).toEqual([id])
    })

    it('all of them, in whichever fields they stand', async () => {
      expect((await shop.ids({ text: 'wireless mouse' })).sort()).toEqual(['mouse', 'pad'])
    })

    it('some of them, disjoint from all of them, and both as any', async () => {
      const query = { text: 'wireless mouse' }
      expect(await shop.ids({ ...query, match: 'some' })).toEqual(['cable'])
      expect((await shop.ids({ ...query, match: 'any' })).sort()).toEqual(['cable', 'mouse', 'pad'])
    })

    it('never with some of one word', async () => {
      expect(await shop.search({ text: 'wireless', match: 'some' })).toMatchObject({ hits: [], total: 0 })
      expect(await shop.search({ text: 'tn-2110', match: 'some' })).toMatchObject({ hits: [], total: 0 })
    })

    it('with some of them only where the required ones are', async () => {
      const words = analyseQuery('wireless toner mouse').map((word) => ({ ...word, required: word.text === 'toner' }))
      const found = await shop.engine.search({
        ...{ words, match: 'some', filters: {}, offset: 0, limit: 10, facets: false },
      })
      expect(idsOf(found.hits.map((hit) => hit.product))).toEqual(['toner'])
      expect(found.total).toBe(1)
    })

    it('and not the products that only come close', async () => {
      expect(await shop.ids({ text: 'tn2111' })).toEqual([])
      expect(await shop.ids({ text: '6gb' })).toEqual([])
      expect(await shop.ids({ text: '本語日' })).toEqual([])
    })

    it('everything without words, in the same order each time', async () => {
      const found = await shop.search({})
      expect(found.total).toBe(shelf.length)
      expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(idsOf(shelf).sort())
      expect(await shop.ids({ match: 'any' })).toEqual(await shop.ids({}))
      expect(await shop.search({ match: 'some' })).toMatchObject({ hits: [], total: 0 })
    })

    it('the thing that is asked for before what only mentions it', async () => {
      expect((await shop.ids({ text: 'wireless mouse' }))[0]).toBe('mouse')
    })

    it('only what a word says it is, where that is asked for', async () => {
      for (const text of ['wireless mouse', 'mouse', 'mouse pad', 'toner']) {
        const words = analyseQuery(text).map((word) => (word.head ? { ...word, isKind: true } : word))
        const query = { words, match: 'all', filters: {} } as const
        const found = await shop.engine.search({ ...query, offset: 0, limit: shelf.length, facets: false })
        expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(idsOf(naiveMatches(shelf, query)).sort())
        expect(found.total).toBeLessThanOrEqual((await shop.search({ text })).total)
      }
    })

    it('and gives larger scores to better hits', async () => {
      const { hits } = await shop.search({ text: 'wireless mouse', match: 'any' })
      const scores = hits.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(scores.every((score) => score > 0)).toBe(true)
    })

    it('and says what it was asked', async () => {
      const { request } = await shop.search({ text: 'wireless mouse' })
      expect(JSON.stringify(request)).toContain('wireless')
    })
  })

  describe('takes any text as text', () => {
    const shop = new EngineUnderTest(open, shelf)

    it.each(syntax)('%j', async (text) => {
      const query = { words: analyseQuery(text), filters: {} }
      for (const match of ['all', 'some', 'any'] as const) {
        const found = await shop.search({ text, match })
        const expected = naiveMatches(shelf, { ...query, match })
        expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(idsOf(expected).sort())
      }
    })

    it('also where it has not been analysed', async () => {
      const words = [{ text: '"', forms: [['" OR "mouse']] }]
      const found = await shop.engine.search({ words, match: 'all', filters: {}, offset: 0, limit: 9, facets: false })
      expect(found.total).toBe(0)
      expect(await shop.ids({ filters: { excludeTokens: ['" OR "mouse', "');--"] } })).toHaveLength(shelf.length)
    })

    it('and any string at all', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
          const { total } = await shop.search({ text, match: 'any', limit: 1 })
          expect(total).toBe(naiveMatches(shelf, { words: analyseQuery(text), match: 'any', filters: {} }).length)
        }),
        { numRuns: 200 },
      )
    })

    it('of 4,000 characters', async () => {
      const text = Array.from({ length: 700 }, (_, i) => `w${i} mouse`)
        .join(' ')
        .slice(0, 4_000)
      expect((await shop.search({ text, match: 'any' })).total).toBe(2)
    })
  })

  describe('finds what a search without an index finds', () => {
    const products = shop(150)
    const many = new EngineUnderTest(open, products)
    const words = [
      'silent',
      'gaming',
      'mouse',
      'keyboard',
      'office',
      'nordwind',
      'ålesund',
      'acme & sons',
      'kb-100',
      'black',
      'x1',
    ]

    it('for any of some words', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
          fc.constantFrom('all' as const, 'some' as const, 'any' as const),
          async (chosen, match) => {
            const text = chosen.join(' ')
            const found = await many.search({ text, match })
            const expected = naiveMatches(products, { words: analyseQuery(text), match, filters: {} })
            expect(found.total).toBe(expected.length)
            if (expected.length <= 100) {
              expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(idsOf(expected).sort())
            }
          },
        ),
        { numRuns: 150 },
      )
    })
  })
}
