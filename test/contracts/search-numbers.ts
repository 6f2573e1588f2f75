import { describe, expect, it } from 'vitest'
import { EngineUnderTest, idsOf, type OpenEngine } from './search-opened.ts'
import { priced, product } from './shop.ts'

const shelf = [
  product({ id: 'toner', title: 'Toner', sku: '006R90321', gtin: ['0095205603217'], model: 'TN-2110', ...priced(100) }),
  product({
    id: 'drum',
    title: 'Drum for TN-2110',
    sku: 'DR 2100/A',
    gtin: ['4977766654746', '00012345678905'],
    ...priced(900),
  }),
  product({ id: 'twin', title: 'The same toner again', model: 'tn 2110', ...priced(300) }),
  product({ id: 'zero', title: 'Part', sku: '00700' }),
]

const numbers: [number: string, ids: string[]][] = [
  ['006R90321', ['toner']],
  ['006r-90321', ['toner']],
  [' 006 R 90321 ', ['toner']],
  ['tn2110', ['toner', 'twin']],
  ['TN-2110', ['toner', 'twin']],
  ['0095205603217', ['toner']],
  ['095205603217', ['toner']],
  ['95205603217', ['toner']],
  ['00095205603217', ['toner']],
  ['0 095205 603217', ['toner']],
  ['4977766654746', ['drum']],
  ['12345678905', ['drum']],
  ['dr2100a', ['drum']],
  ['00700', ['zero']],
  ['700', []],
  ['2110', []],
  ['tn211', []],
  ['tn21100', []],
  ['', []],
  ['---', []],
  ['" OR 1=1', []],
]

export function numberContract(open: OpenEngine): void {
  describe('looks numbers up', () => {
    const parts = new EngineUnderTest(open, shelf)

    it.each(numbers)('%j', async (number, ids) => {
      const found = await parts.engine.findByNumber(number, {}, 10)
      expect(idsOf(found.hits.map((hit) => hit.product)).sort()).toEqual(ids)
      expect(found.total).toBe(ids.length)
    })

    it('inside the limits', async () => {
      const found = await parts.engine.findByNumber('tn2110', { minPrice: 200 }, 10)
      expect(idsOf(found.hits.map((hit) => hit.product))).toEqual(['twin'])
      expect(found.total).toBe(1)
    })

    it('and gives as many as asked for, with the exact total', async () => {
      const found = await parts.engine.findByNumber('tn2110', {}, 1)
      expect([found.hits.length, found.total]).toEqual([1, 2])
      expect((await parts.engine.findByNumber('tn2110', {}, 0)).hits).toEqual([])
    })

    it('of the newest record only', async () => {
      await parts.write([product({ id: 'zero', title: 'Part', sku: '00701', version: 2 })])
      expect((await parts.engine.findByNumber('00700', {}, 10)).total).toBe(0)
      expect((await parts.engine.findByNumber('00701', {}, 10)).total).toBe(1)
    })
  })
}
