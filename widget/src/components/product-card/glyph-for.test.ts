import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindOf } from './glyph-for.ts'
import { glyphs } from './glyphs.ts'

test.each([
  ['Brandless silent wireless mouse', 'mouse'],
  ['Laptop bag with pocket for a mouse', 'bag'],
  ['Bag for laptops up to 15"', 'bag'],
  ['LED desk lamp', 'lamp'],
  ['Set of two tea cups', 'mug'],
  ['Standing desk, 140 × 70 cm', 'desk'],
  ['USB-C charging cable (2 m)', 'cable'],
  ['Dotted notebook A5', 'notebook'],
  ['Notebook Silver 43.2 cm 4 GB Windows 11', 'laptop'],
  ['Original Black toner cartridge 6 pcs', 'cartridge'],
  ['Colour laser printer', 'printer'],
  ['Glasses', 'mug'],
  ['Brushes – round, size 8', 'pen'],
  ['Xyzzy 3000', 'box'],
])('%s is drawn as %s', (title, kind) => {
  expect(kindOf({ title, category: [] })).toBe(kind)
})

test('where the title names no kind, the category does, its narrowest part first', () => {
  expect(kindOf({ title: 'Arc 2', category: ['Computing', 'Keyboards', 'Mice'] })).toBe('mouse')
  expect(kindOf({ title: 'Arc 2', category: ['Standing desks', 'Oak'] })).toBe('desk')
  expect(kindOf({ title: 'Glue sticks', category: ['Desk tools'] })).toBe('box')
})

test('every title has a drawing', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), (title, category) => {
      expect(glyphs[kindOf({ title, category })].length).toBeGreaterThan(0)
    }),
  )
})
