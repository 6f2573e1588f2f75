import { expect, it } from 'vitest'
import { productText } from '../../src/search/product-text.ts'
import { product } from '../contracts/shop.ts'

it("a product's text is its words, by field", () => {
  const text = productText(
    product({
      id: 'p1',
      sku: 'NW-77/B',
      model: 'NW-77',
      title: 'Nordwind NW-77 wireless mouse, black',
      brand: 'Nordwind',
      category: ['Computers', 'Mice & keyboards'],
      description: 'Ergonomic mouse for travel',
      attributes: { colour: 'Black', 'backlit keys': true, bluetooth: false, weight: 80 },
    }),
  )
  expect(text).toEqual({
    title: ['nordwind', 'nw77', 'nw', '77', 'wireless', 'mous', 'black'],
    brand: ['nordwind'],
    model: ['nw77', 'nw', '77', 'nw77', 'nw', '77', 'b'],
    description: ['ergonomic', 'mous', 'for', 'travel'],
    attributes: ['black', 'computer', 'mous', 'keyboard'],
    features: ['backlit', 'key'],
    kind: ['mous', 'keyboard'],
  })
})
