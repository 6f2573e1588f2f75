import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf, written } from '../../src/understanding/words.ts'

const texts = (text: string): string[] => wordsOf(text).map(({ text: one }) => one)

describe('wordsOf', () => {
  it('folds words and takes apostrophes out, but not the verb of a question', () => {
    expect(texts("Don't show Dell's Café, what's that?")).toEqual([
      'dont',
      'show',
      'dell',
      'cafe',
      ',',
      'whats',
      'that',
      '?',
    ])
  })

  it('keeps model numbers and compounds whole', () => {
    expect(texts('tn-2110 006R90321 e8400 3-in-1 4-port wi-fi at&t startech.com')).toEqual([
      'tn-2110',
      '006r90321',
      'e8400',
      '3-in-1',
      '4-port',
      'wi-fi',
      'at&t',
      'startech.com',
    ])
  })

  it.each([
    ['1,299.99', 1299.99],
    ['1.299,99', 1299.99],
    ['1,299', 1299],
    ['29,99', 29.99],
    ['3.0', 3],
    ['１２', 12],
  ])('reads %s as %d', (text, value) => {
    expect(wordsOf(text)[0]).toMatchObject({ kind: 'number', value })
  })

  it('tells a number from the unit or currency written onto it', () => {
    expect(wordsOf('16gb 30usd 1.5k 20ish £20-ish').map(({ value, unit }) => [value, unit])).toEqual([
      [16, 'gb'],
      [30, 'usd'],
      [1.5, 'k'],
      [20, 'ish'],
      [Number.NaN, ''],
      [20, 'ish'],
    ])
  })

  it('says back what was written', () => {
    const words = wordsOf('max.  80$, please')
    expect(written(words, 0, words.length)).toBe('max. 80$, please')
  })

  it('takes any text, and never more pieces than characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const words = wordsOf(text)
        expect(words.every(({ raw }) => raw.length > 0 && raw.isWellFormed())).toBe(true)
      }),
    )
  })
})
