import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProductView } from '../src/conversation/product-view.ts'
import { availableFirst, examplesOf, muchRatedFirst, roundLimit, variedShelf } from './shelves.ts'

const product = (id: string, rest: Partial<ProductView> = {}): ProductView => ({
  id,
  title: `Product ${id}`,
  category: [],
  attributes: {},
  units: {},
  ...rest,
})
const ids = (products: readonly ProductView[]): string => products.map(({ id }) => id).join('')

test('a shelf shows one of each kind before a second of any, and is never longer than two rows', () => {
  const kinds = ['Pens', 'Pens', 'Mugs', 'Pens', 'Lamps', 'Mugs']
  const products = kinds.map((kind, index) => product(String(index), { category: ['Shop', kind] }))
  expect(ids(variedShelf(products))).toBe('024135')
  expect(variedShelf(Array.from({ length: 30 }, (_, n) => product(String(n))))).toHaveLength(8)
})

test('what can be had, and what many have rated, comes first', () => {
  const products = [
    product('a', { availability: 'preorder', ratingCount: 99 }),
    product('b', { availability: 'in_stock', ratingCount: 1 }),
    product('c', { ratingCount: 40 }),
  ]
  expect(ids(availableFirst(products))).toBe('bca')
  expect(ids(muchRatedFirst(products))).toBe('cab')
})

test('a limit is a round amount that the price does not pass', () => {
  expect([2.79, 12.5, 16.5, 40, 93, 250, 1_199].map(roundLimit)).toEqual([3, 15, 20, 40, 100, 250, 1_500])
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (price) => {
      expect(roundLimit(price)).toBeGreaterThanOrEqual(price)
      expect(roundLimit(price)).toBeLessThanOrEqual(Math.max(1, 2 * price) + 1)
    }),
  )
})

test('examples are made of what the catalogue has, one of each department', () => {
  const price = { amount: 2_250, currency: 'USD' }
  expect(
    examplesOf([
      product('a', { category: ['Computers', 'USB Sticks'], price }),
      product('b', { category: ['Computers', 'Wireless Mice'], price }),
      product('c', { category: ['Kitchen', "Chef's Knives"], price, attributes: { colour: 'Black' } }),
      product('d', { category: ['Toys'], price: { amount: 900, currency: 'EUR' } }),
    ]),
  ).toEqual(['USB sticks under $25', "black chef's knives", 'toys under €10'])
})

test('where there are no categories the brands are asked for, and where there is nothing, nothing', () => {
  const price = { amount: 9_900, currency: 'USD' }
  expect(examplesOf([product('a', { brand: 'Penwick', price }), product('b', { brand: 'Oakling' })])).toEqual([
    'Penwick under $100',
    'Oakling',
  ])
  expect(examplesOf([product('a')])).toEqual([])
})
