import { expect, it } from 'vitest'
import { checkLikeness, demoLikeness, differInSizeOnly, drawn } from '../../bench/similar-evaluation.ts'
import type { Product } from '../../src/catalogue/product.ts'

const product = (id: string, more: Partial<Product> = {}): Product => ({
  id,
  title: `Acme ${id}`,
  brand: 'Acme',
  model: id,
  category: ['Home', 'Lamps'],
  availability: 'in_stock',
  attributes: {},
  version: 1,
  ...more,
})
const lamp = product('lamp')
const blueLamp = product('blue lamp', { model: 'lamp' })
const otherLamp = product('other lamp', { brand: 'Bulbo' })
const kettle = product('kettle', { category: ['Kitchen', 'Kettles'] })
const products = [lamp, blueLamp, otherLamp, kettle]

it('judges the first five that the chat shows beside a product', async () => {
  const service = { chat: async () => ['kettle', 'lamp', 'blue lamp', 'other lamp', 'unknown', 'kettle'] }
  const [checked] = await checkLikeness(service, products, [lamp], demoLikeness)
  expect(checked).toMatchObject({ otherKind: 1, itself: 1, variants: 1 })
  expect(checked?.shown).toEqual([kettle, lamp, blueLamp, otherLamp])
})

it('draws the same products each time, and none whose kind no rule tells', () => {
  const rules = { ...demoLikeness, kindsOf: (one: Product) => (one === kettle ? [] : ['lamp']) }
  const two = drawn(products, rules, 2)
  expect(two).toHaveLength(2)
  expect(drawn(products.toReversed(), rules, 2)).toEqual(two)
  expect(drawn(products, rules, 9)).not.toContain(kettle)
  expect(drawn([...products, { ...lamp, id: 'twin' }], rules, 9)).toEqual(drawn([blueLamp, otherLamp], rules, 9))
})

it.each([
  ['C2G 2m Cat6 Patch Cable Black', 'C2G 5 m Cat6 Patch Cable Blue', true],
  ['HP 364 Original Cyan 1 pc(s)', 'HP 364 Original Black 2 pc(s)', true],
  ['HP 91 Original Magenta 1 pc(s)', 'HP 80 Original Magenta 1 pc(s)', false],
  ['Canon EF 50mm f/1.8 II', 'Canon EOS 50mm f/1.8 II', false],
  ['Samsung EF-ZG980 case Blue', 'Samsung EF-NG980 case Blue', false],
])('%s and %s differ in size and colour only: %s', (one, other, only) => {
  expect(differInSizeOnly(product('1', { title: one }), product('2', { title: other }))).toBe(only)
})

it('things of two brands are never one in another size', () => {
  expect(differInSizeOnly(product('1', { title: 'Cable 2 m' }), product('2', { title: 'Cable 3 m', brand: 'B' }))).toBe(
    false,
  )
})
