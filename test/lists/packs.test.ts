import { describe, expect, it } from 'vitest'
import { contentsOf } from '../../src/lists/pack-contents.ts'
import { packsNeeded } from '../../src/lists/packs.ts'
import { parseList } from '../../src/lists/parse-list.ts'

const of = (title: string, attributes: Record<string, string | number | boolean> = {}) => ({ title, attributes })

describe('the size of a pack', () => {
  it.each([
    [of('Pencils', { 'pack size': 12 }), 12],
    [of('Crayons, Pack of 24'), 24],
    [of('Crayola Crayons 24 Count'), 24],
    [of('Set of 3 Bands'), 3],
    [of('Ruler, 30 cm'), undefined],
    [of('Pens', { 'pack size': 'large' }), undefined],
    [of('Pens', { 'pack size': -3 }), undefined],
  ])('of %j is %d', (product, size) => expect(contentsOf(product).pieces).toBe(size))
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
    expect(packsNeeded({ text: 'x', ...item }, of('x', { 'pack size': size }), sets)).toMatchObject(expected)
  })

  it('of paper are counted in sheets where the list counts them', () => {
    expect(
      packsNeeded({ text: 'filler paper', quantity: 250, unit: 'sheet' }, of('Paper', { sheets: 100 }), 1),
    ).toMatchObject({
      packs: 3,
      spare: 50,
    })
  })

  it.each<[string, ReturnType<typeof of>, number]>([
    ['College ruled paper, 200 sheets', of('Filler Paper', { sheets: 200 }), 1],
    ['College ruled paper, 200 sheets', of('Filler Paper', { sheets: 100 }), 2],
    ['College ruled paper, 200 sheets', of('Filler Paper'), 1],
    ['College ruled paper, 200 ct', of('Filler Paper', { sheets: 100 }), 2],
    ['2 packages of 200 sheets filler paper', of('Filler Paper, 100 sheets'), 4],
    ['1 ream of paper (500 sheets)', of('Copy Paper', { sheets: 500 }), 1],
    ['1 ream of paper (500 sheets)', of('Copy Paper'), 1],
    ['10 reams A4', of('Copy Paper', { sheets: 2500 }), 2],
    ['10 reams A4', of('Copy Paper, 5 Reams'), 2],
    ['10 reams A4', of('Copy Paper', { sheets: 500 }), 10],
    ['1 case of 10 reams copy paper', of('Copy Paper', { sheets: 500 }), 10],
    ['1 case of 10 reams copy paper', of('Copy Paper'), 1],
    ['3 notebooks, 70 sheets', of('Notebook', { sheets: 96 }), 3],
    ['3 notebooks, 70 sheets', of('Notebook', { sheets: 50 }), 3],
    ['composition notebook (100 ct)', of('Composition Notebook', { sheets: 100 }), 1],
    ['spiral notebook (70 ct)', of('Notebook', { 'pack size': 1, sheets: 70 }), 1],
    ['2 packs of notebooks, 70 sheets', of('Notebook', { 'pack size': 3, sheets: 70 }), 2],
    ['2 boxes of 24 crayons', of('Crayons'), 2],
    ['2 boxes of 24 crayons', of('Crayons', { 'pack size': 8 }), 6],
    ['2 boxes of crayons', of('Crayons', { 'pack size': 24 }), 2],
    ['4 pads of sticky notes', of('Sticky Notes', { 'pack size': 12, 'sheets per pad': 50 }), 1],
    ['6 rolls of tape', of('Tape, 3 Rolls'), 2],
    ['2 tubes of glue', of('Glue', { 'pack size': 1 }), 2],
    ['3 cans of tennis balls', of('Tennis Balls, Can of 3', { 'pack size': 3 }), 3],
    ['2 pairs of dumbbells', of('Rubber Dumbbell, 5 kg'), 4],
    ['2 pairs of dumbbells', of('Rubber Dumbbell, 5 kg', { 'pack size': 2 }), 2],
    ['2 pairs of dumbbells', of('Pair of Dumbbells'), 2],
    ['2 pairs of scissors', of('Scissors', { 'pack size': 2 }), 1],
    ['3 pairs of socks', of('Socks, 3 Pairs'), 1],
    ['3 pairs of garden gloves', of('Garden Gloves'), 3],
  ])('for %j of %j are %d', (line, product, packs) => {
    const [item] = parseList(`${line}\n1 ruler`).items
    if (item === undefined) throw new Error('Nothing was read.')
    expect(packsNeeded(item, product, 1).packs).toBe(packs)
  })
})
