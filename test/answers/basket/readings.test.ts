import { describe, expect, it } from 'vitest'
import { misspeltCategory, readingsOf } from '../../../src/answers/basket/readings.ts'

describe('what an item may be called in a catalogue', () => {
  it.each([
    ['crayons', ['crayons']],
    ['Crayola crayons', ['Crayola crayons', 'crayons']],
    ['kids scissors', ['kids scissors', 'scissors']],
    ['#2 pencils', ['HB pencils', 'pencils']],
    ['folders with pockets', ['folders with pockets', 'folders']],
    ['washable markers', ['washable markers', 'felt-tip pens', 'markers']],
    ['PENCIL CASE', ['PENCIL CASE']],
  ])('%j may be %j', (name, readings) => expect(readingsOf(name).slice(0, readings.length)).toEqual(readings))
})

describe('a misspelt category', () => {
  const categories = ['Glue Sticks', 'Sticky Notes', 'Pens', 'Pins', 'Pencil Cases', 'Pencils']
  it.each([
    ['glu sticks', 'Glue Sticks'],
    ['sticky nots', 'Sticky Notes'],
    ['pencill cases', 'Pencil Cases'],
    ['glue sticks', undefined],
    ['penz', undefined],
    ['unicorns', undefined],
  ])('%j is taken for %j', (name, category) => expect(misspeltCategory(name, categories)).toBe(category))
})
