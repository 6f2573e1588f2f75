import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLevels } from '../../../src/answers/basket/choose-levels.ts'
import type { Product } from '../../../src/catalogue/product.ts'
import type { ListItem } from '../../../src/lists/shopping-list.ts'

const item = (given: Partial<ListItem>): ListItem => ({
  text: 'pencils',
  quantity: 1,
  wishes: [],
  or: [],
  line: 1,
  ...given,
})
const product = (id: string, cents: number, pack: number, given: Partial<Product> = {}): Product => ({
  id,
  title: `Pencils ${id}`,
  category: ['School', 'Pencils'],
  price: { amount: cents, currency: 'USD' },
  availability: 'in_stock',
  attributes: { 'pack size': pack },
  version: 1,
  ...given,
})

describe('the products of an item', () => {
  it('are those whose packs fit what is wanted, and the cheapest way to have it', () => {
    const levels = chooseLevels(
      item({ quantity: 30 }),
      [product('a', 500, 12), product('b', 400, 10), product('c', 100, 8)],
      1,
      'USD',
    )
    expect(levels?.best).toMatchObject({ product: { id: 'b' }, packs: 3, amount: 1200 })
    expect(levels?.budget).toMatchObject({ product: { id: 'c' }, packs: 4, amount: 400 })
  })

  it('are first those that have what is wished', () => {
    const red = product('red', 900, 12, { attributes: { colour: 'red', 'pack size': 12 } })
    const levels = chooseLevels(item({ quantity: 12, wishes: ['red'] }), [product('any', 100, 12), red], 1, 'USD')
    expect(levels?.budget.product.id).toBe('red')
  })

  it('are none without a price in the currency of the catalogue', () => {
    const { price: _, ...unpriced } = product('a', 1, 1)
    const euros = product('b', 100, 1, { price: { amount: 100, currency: 'EUR' } })
    expect(chooseLevels(item({}), [unpriced, euros], 1, 'USD')).toBeUndefined()
  })

  it('never cost more at the lowest prices than with the best match, nor less with premium; all are enough', () => {
    const some = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 12,
    })
    const wanted = fc.record({ quantity: fc.integer({ min: 1, max: 200 }), sets: fc.integer({ min: 1, max: 5 }) })
    fc.assert(
      fc.property(some, wanted, (all, { quantity, sets }) => {
        const products = all.map(([cents, pack, rating], index) => product(String(index), cents, pack, { rating }))
        const levels = chooseLevels(item({ quantity }), products, sets, 'USD')
        if (levels === undefined) throw new Error('Nothing was chosen.')
        expect(levels.budget.amount).toBeLessThanOrEqual(levels.best.amount)
        expect(levels.premium.amount).toBeGreaterThanOrEqual(levels.best.amount)
        for (const { product: chosen, packs } of Object.values(levels))
          expect(packs * Number(chosen.attributes['pack size'])).toBeGreaterThanOrEqual(quantity * sets)
      }),
      { numRuns: 300 },
    )
  })
})
