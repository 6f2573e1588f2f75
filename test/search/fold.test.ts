import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/search/fold.ts'

describe('fold', () => {
  it.each([
    ['Café CRÈME', 'cafe creme'],
    ['Straße', 'strasse'],
    ['Łódź Ærø', 'lodz aero'],
    ['İstanbul ıyı', 'istanbul iyi'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['ﾊﾝﾄﾞ', 'ハンド'],
    ['ガ か', 'ガ か'],
    ['한국어', '한국어'],
    ['की', 'की'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['ＡＢＣ１２３', 'abc123'],
    ['m² ㎜ ①', 'm2 mm 1'],
    ['Core™2 Intel®', 'core 2 intel '],
    ['3½', '3 1⁄2'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['❤️', '❤'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('keeps what makes another letter of other scripts', () => {
    expect(fold('か')).not.toBe(fold('が'))
    expect(fold('का')).not.toBe(fold('की'))
  })

  it('gives the same for what it has given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2_000 },
    )
  })
})
