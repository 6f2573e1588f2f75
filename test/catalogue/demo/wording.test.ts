import { describe, expect, it } from 'vitest'
import { takesAn, titleCase, wordingOf } from '../../../src/catalogue/demo/wording.ts'

describe('a value in words', () => {
  it.each([
    [6, 'h', '6 h', 'six hours', '6 h'],
    [1, 'h', '1 h', 'one hour', '1 h'],
    [15.6, 'in', '15.6 in', '15.6 inches', '15.6 in'],
    [80, '%', '80%', '80 per cent', '80%'],
    [50, 'sheets', '50 sheets', '50 sheets', '50 Sheets'],
    [1, 'sheets', '1 sheet', 'one sheet', '1 Sheet'],
    [4, undefined, '4', 'four', '4'],
    ['forest green', undefined, 'forest green', 'forest green', 'Forest Green'],
  ] as const)('says %s %s', (raw, unit, text, words, title) => {
    expect(wordingOf(raw, unit)).toMatchObject({ raw, text, words, title })
  })

  it('begins a sentence with a capital', () => {
    expect(wordingOf(6, 'h')).toMatchObject({ capital: '6 h', wordsCapital: 'Six hours' })
    expect(wordingOf('oak', undefined).capital).toBe('Oak')
  })

  it('takes the article by the sound', () => {
    const vowels = ['orange', '8 GB', '11 in', '18 V', '80 W', 'HDMI cable', 'LED', 'hour', 'ultramarine', 'Élan']
    const consonants = ['navy', '1 l', '180 g', 'USB-C', 'uniform', 'one-piece', '100 m', 'useful', 'TV']
    expect(vowels.filter((text) => !takesAn(text))).toEqual([])
    expect(consonants.filter(takesAn)).toEqual([])
  })

  it.each([
    ['black and white', 'Black and White'],
    ['anti-glare', 'Anti-Glare'],
    ['150 cm x 200 cm', '150 cm x 200 cm'],
    ['USB-C to HDMI', 'USB-C to HDMI'],
    ['2.4 GHz wireless', '2.4 GHz Wireless'],
  ])('writes %s as %s in a title', (text, title) => {
    expect(titleCase(text)).toBe(title)
  })
})
