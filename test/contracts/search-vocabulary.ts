import { describe, expect, it } from 'vitest'
import type { Vocabulary } from '../../src/search/engine.ts'
import { EngineUnderTest, type OpenEngine } from './search-opened.ts'
import { product } from './shop.ts'

const countsOf = ({ words, counts }: Vocabulary): Map<string, number> =>
  new Map(words.map((word, index) => [word, counts[index] ?? 0]))

export function vocabularyContract(open: OpenEngine): void {
  describe('knows the words of its catalogue', () => {
    const empty = new EngineUnderTest(open)
    const filled = new EngineUnderTest(open, [
      product({
        id: '1',
        title: 'Wireless keyboards, 2.4 GHz',
        description: 'A keyboard. A keyboard!',
        brand: 'Ålesund',
      }),
      product({ id: '2', title: 'Keyboard TN-2110', brand: 'ålesund', attributes: { layout: 'German' } }),
      product({ id: '3', title: 'Кабель tn-2110', description: 'German, in fact' }),
      product({ id: '4', title: 'кабель 2.4 GHz of 3m' }),
    ])

    it('also when it is empty', async () => {
      expect((await empty.engine.vocabulary()).words).toEqual([])
    })

    it('as tokens, with the number of products that have them in any field, not the times they are said', async () => {
      const counts = countsOf(await filled.engine.vocabulary())
      expect(counts.get('keyboard')).toBe(2)
      expect(counts.get('german')).toBe(2)
      expect(counts.get('alesund')).toBe(2)
      expect(counts.get('кабель')).toBe(2)
    })

    it('of letters, three at least, in two products at least', async () => {
      const counts = countsOf(await filled.engine.vocabulary())
      expect(counts.has('wireless')).toBe(false)
      expect([...counts.keys()].filter((word) => !/^\p{L}{3,}$/u.test(word))).toEqual([])
      expect([...counts.values()].every((count) => count >= 2)).toBe(true)
    })

    it('once for a state of the catalogue, and anew as another connection has changed it', async () => {
      const before = await filled.engine.vocabulary()
      expect(await filled.engine.vocabulary()).toBe(before)
      const other = await filled.opened.openWriter()
      await filled.write([product({ id: '5', title: 'Wireless thing' })], other)
      expect(countsOf(await filled.engine.vocabulary()).get('wireless')).toBe(2)
      await filled.write([{ id: '5', version: 2, deleted: true }], other)
      expect(countsOf(await filled.engine.vocabulary())).toEqual(countsOf(before))
      await other.close()
    })
  })
}
