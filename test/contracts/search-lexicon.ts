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
