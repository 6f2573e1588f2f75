import { expect, test } from 'vitest'
import type { ProductView } from '../src/conversation/product-view.ts'
import { variantsOf } from './siblings.ts'

const pen = (id: string, attributes: ProductView['attributes'], brand = 'Penwick'): ProductView => ({
  id,
  title: `Pen ${id}`,
  brand,
  category: [],
  attributes,
  units: { point: 'mm' },
})

test('variants are named by what they differ in, in an order that can be read', () => {
  const own = pen('1', { point: 0.7, colour: 'blue', 'pack size': 12, grip: 'smooth' })
  const others = [
    pen('2', { point: 0.5, colour: 'blue', 'pack size': 12, grip: 'smooth' }),
    pen('3', { point: 0.7, colour: 'blue', 'pack size': 1, grip: 'smooth' }),
    pen('4', { point: 0.7, colour: 'blue', 'pack size': 12, grip: 'smooth' }, 'Another'),
    own,
  ]
  expect(variantsOf(own, others).map(({ label }) => label)).toEqual([
    '0.5 mm, pack of 12',
    '0.7 mm, pack of 12',
    '0.7 mm, single',
  ])
})

test('a product that comes in one way only has no variants', () => {
  expect(variantsOf(pen('1', {}), [pen('1', {})])).toEqual([])
})
