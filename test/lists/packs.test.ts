import { describe, expect, it } from 'vitest'
import { packSizeOf, packsNeeded } from '../../src/lists/packs.ts'

const of = (title: string, attributes: Record<string, string | number | boolean> = {}) => ({ title, attributes })

describe('the size of a pack', () => {
  it.each([
    [of('Pencils', { 'pack size': 12 }), 12],
    [of('Crayons, Pack of 24'), 24],
    [of('Crayola Crayons 24 Count'), 24],
    [of('Set of 3 Bands'), 3],
    [of('Ruler, 30 cm'), 1],
    [of('Pens', { 'pack size': 'large' }), 1],
    [of('Pens', { 'pack size': -3 }), 1],
  ])('of %j is %d', (product, size) => expect(packSizeOf(product)).toBe(size))
})

describe('packs that are needed', () => {
  it.each([
    ['12 pencils of packs of 12', { quantity: 12 }, 12, 1, { packs: 1, spare: 0 }],
    ['30 of packs of 10', { quantity: 30 }, 10, 1, { packs: 3, spare: 0 }],
    ['30 of packs of 12', { quantity: 30 }, 12, 1, { packs: 3, spare: 6 }],
    ['2 boxes of 24 of packs of 24', { quantity: 2, unit: 'box', pack: 24 }, 24, 1, { packs: 2, spare: 0 }],
    ['2 boxes, whatever is in one', { quantity: 2, unit: 'box' }, 24, 1, { packs: 2, spare: 0 }],
    ['one of packs of 5', { quantity: 1 }, 5, 1, { packs: 1, spare: 4 }],
    ['12 for two children', { quantity: 12 }, 12, 2, { packs: 2, spare: 0 }],
  ])('for %s', (_, item, size, sets, expected) => {
    expect(packsNeeded(item, of('x', { 'pack size': size }), sets)).toEqual(expected)
  })

  it('of paper are counted in sheets where the list counts them', () => {
    expect(packsNeeded({ quantity: 250, unit: 'sheet' }, of('Paper', { sheets: 100 }), 1)).toEqual({
      packs: 3,
      spare: 50,
    })
  })
})
