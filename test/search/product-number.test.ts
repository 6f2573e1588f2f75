import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldGtin, foldNumber, isProductNumber, wholeNumber } from '../../src/search/product-number.ts'

describe('product numbers', () => {
  it.each([
    'TN-2110',
    'tn2110',
    '006R90321',
    '4960999575704',
    'dv7-1211ea',
    'HL-2140',
    'q1246b',
    '208246',
    'GB123',
    '360-xk200',
    '2024-7731',
  ])('%s is one', (word) => {
    expect(isProductNumber(word)).toBe(true)
  })

  it.each([
    'laptop',
    'ps4',
    'mp3',
    '16gb',
    '1080p',
    '1920x1080',
    '4x6inch',
    'cat5e',
    '27inch',
    '500gb',
    '1320',
    '10',
    '',
    'a-b',
    '360-degree',
    '200-lumen',
    '1000-piece',
    '2024-2025',
    '2024–25',
  ])('%s is none', (word) => {
    expect(isProductNumber(word)).toBe(false)
  })

  it.each([
    ['TN-2110', 'TN-2110'],
    ['  tn2110 ', 'tn2110'],
    ['TN 2110', 'TN 2110'],
    ['4 960999 575704', '4 960999 575704'],
    ['4-960999-575704', '4-960999-575704'],
  ])('%j is a number and nothing else', (text, number) => {
    expect(wholeNumber(text)).toBe(number)
  })

  it.each([
    'toner tn-2110',
    'iphone 11',
    'windows 10',
    'laptop 4gb',
    '2 tb',
    '1 2 3',
    '',
    '   ',
    `TN-2110 ${'x'.repeat(50)}`,
  ])('%j says more or something else', (text) => {
    expect(wholeNumber(text)).toBeUndefined()
  })

  it('are compared without case, separators and accents', () => {
    expect(foldNumber(' TN–2110/é ')).toBe('tn2110e')
    expect(foldGtin('0 095205 603217')).toBe('95205603217')
  })

  it('take any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof isProductNumber(text)).toBe('boolean')
        expect(foldNumber(wholeNumber(text) ?? '')).toBe(foldNumber(foldNumber(wholeNumber(text) ?? '')))
      }),
    )
  })
})
