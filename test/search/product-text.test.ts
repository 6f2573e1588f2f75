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
    kind: ['wireless.mous', 'mous', 'keyboard', 'ergonomic.mous', 'wireless.mous.', 'mous.', 'keyboard.'],
  })
})

it('what a sentence mentions is not what the product is; a short description names it as a title does', () => {
  const kindOf = (description: string) =>
    productText(product({ id: 'p1', title: 'Marl Copy Paper, A4', category: ['Paper'], description })).kind
  expect(kindOf('White paper that runs through any printer. For drafts and letters.')).toEqual([
    'paper',
    'marl.copy.paper',
    'copy.paper',
    'paper.',
  ])
  expect(kindOf('Multifunctional office paper')).toContain('office.paper')
  expect(kindOf('Ream')).toContain('ream')
})
