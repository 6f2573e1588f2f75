import { describe, expect, it } from 'vitest'
import { EngineUnderTest, type OpenEngine } from './search-opened.ts'
import { product } from './shop.ts'

export function lexiconContract(open: OpenEngine): void {
  describe('knows its catalogue', () => {
    const empty = new EngineUnderTest(open)
    const filled = new EngineUnderTest(open, [
      product({ id: '1', brand: 'Ålesund', category: ['Home', 'Mugs'], price: { amount: 1, currency: 'EUR' } }),
      product({ id: '2', brand: 'Kestrel', category: ['Home'], price: { amount: 1, currency: 'EUR' } }),
      product({ id: '3', brand: 'kestrel', attributes: { weight: 3, colour: 'Red' }, units: { weight: 'kg' } }),
      product({ id: '4', price: { amount: 1, currency: 'JPY' }, attributes: { colour: 'red' } }),
    ])

    it('also when it is empty', async () => {
      const lexicon = await empty.engine.lexicon()
      expect(lexicon).toMatchObject({ brands: [], categories: [], attributes: [] })
      expect(lexicon.currency).toMatch(/^[A-Z]{3}$/)
    })

    it('brands and categories as they are spelled, most frequent first, each once', async () => {
      const { brands, categories } = await filled.engine.lexicon()
      expect(brands).toEqual(['Kestrel', 'Ålesund'])
      expect(categories).toEqual(['Home', 'Mugs'])
    })

    it('attributes with their units, and the currency of most prices', async () => {
      const { attributes, currency } = await filled.engine.lexicon()
      expect(attributes.map(({ name }) => name).sort()).toEqual(['colour', 'weight'])
      expect(attributes.find(({ name }) => name === 'weight')?.unit).toBe('kg')
      expect(currency).toBe('EUR')
    })

    it('the numbers of attributes, over all products and in each category, however that is spelled', async () => {
      const kg = { units: { weight: 'kg' } }
      const laptop = (id: string, weight: number, category = 'Laptops') =>
        product({ id, category: ['Computers', category], attributes: { weight }, ...kg })
      const changed = [laptop('l1', 1.5), laptop('l2', 2), laptop('l3', 1, 'LAPTOPS')]
      await filled.write([...changed, product({ id: 'chair', category: ['Chairs'], attributes: { weight: 9 }, ...kg })])
      const { categories, attributes } = await filled.engine.lexicon()
      expect(categories.filter((name) => name.toLowerCase() === 'laptops')).toEqual(['Laptops'])
      const weight = attributes.find(({ name, unit }) => name === 'weight' && unit === 'kg')
      expect(weight?.numbers).toEqual([1, 1.5, 2, 3, 9])
      expect(weight?.all).toEqual({ count: 5, min: 1, max: 9 })
      expect(weight?.categories).toEqual(
        new Map([
          ['Computers', { count: 3, min: 1, max: 2 }],
          ['Laptops', { count: 3, min: 1, max: 2 }],
          ['Chairs', { count: 1, min: 9, max: 9 }],
        ]),
      )
    })

    it('as another connection has changed it', async () => {
      const before = await filled.engine.lexicon()
      expect(await filled.engine.lexicon()).toEqual(before)
      const other = await filled.opened.openWriter()
      await filled.write([product({ id: '5', brand: 'Newcomer', attributes: { shape: 'round' } })], other)
      expect((await filled.engine.lexicon()).brands).toContain('Newcomer')
      await filled.write([{ id: '5', version: 2, deleted: true }], other)
      const after = await filled.engine.lexicon()
      expect(after.brands).toEqual(before.brands)
      expect(after.attributes.map(({ name }) => name)).not.toContain('shape')
      await other.close()
    })
  })
}
