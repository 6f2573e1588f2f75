import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOfLines } from '../../src/vision/ocr-text.ts'

const lines = (...texts: string[]) =>
  texts.map((text) => text.split(' ').map((word) => ({ text: word, confidence: 90 })))
const read = (...texts: string[]) => textOfLines(lines(...texts)).split('\n')

describe('what was read from a page', () => {
  it.each([
    ['* 1 backpack', '- 1 backpack'],
    ['» 2 erasers', '- 2 erasers'],
    ['¢ 1 calculator', '- 1 calculator'],
    ['[] 3 mugs', '- 3 mugs'],
    ['[ ] 3 mugs', '- 3 mugs'],
    ['Ix ruler', '1x ruler'],
    ['l pair of scissors', '1 pair of scissors'],
    ['| eraser', '- eraser'],
    ['l0 pencils', '10 pencils'],
    ['1Ox pencils', '10x pencils'],
    ['pens (l2)', 'pens (12)'],
    ['pens (l)', 'pens (1)'],
    ['A4 paper', 'A4 paper'],
    ['36 #2 pencils', '36 #2 pencils'],
    ['lBx', 'lBx'],
  ])('has bullets as dashes and figures as figures: %s', (said, meant) => {
    expect(read(said)).toEqual([meant])
  })

  it('takes a letter before a line for a bullet only where others have bullets', () => {
    expect(read('e 2 erasers', 'e 11 pens')).toEqual(['- 2 erasers', '- 11 pens'])
    expect(read('* 2 erasers', '* 1 ruler', 'e 11 pens')).toEqual(['- 2 erasers', '- 1 ruler', '- 11 pens'])
    expect(read('2 erasers', 'e 11 pens')).toEqual(['2 erasers', 'e 11 pens'])
    expect(read('a backpack', 'a ruler')).toEqual(['a backpack', 'a ruler'])
  })

  it('takes boxes for bullets, also those whose second bracket was read as a one', () => {
    expect(read('[ 13 shirts', '[112 pens', '[ 1 2 notebooks', '[ soap', 'f 1 6 socks', 'Total 9')).toEqual([
      '- 3 shirts',
      '- 12 pens',
      '- 2 notebooks',
      '- soap',
      '- 6 socks',
      'Total 9',
    ])
    expect(read('[0 3 sponges', 'O 2 brushes', 'oO soap')).toEqual(['- 3 sponges', '- 2 brushes', '- soap'])
    expect(read('O 2 brushes', 'D batteries')).toEqual(['O 2 brushes', 'D batteries'])
    expect(read('[12] pens', '3 mugs')).toEqual(['[12] pens', '3 mugs'])
  })

  it('is without what was guessed from stains', () => {
    const word = (text: string, confidence: number) => ({ text, confidence })
    const stains = [[word('xq', 20)], [word('—', 95)], [word('w', 40), word('m', 50)]]
    expect(textOfLines([...stains, [word('blue', 90), word('yj', 10), word('pens', 5)]])).toBe('blue pens')
    expect(textOfLines(stains)).toBe('')
  })

  it('is never more than was read, whatever that is', () => {
    const words = fc.record({ text: fc.string(), confidence: fc.integer({ min: 0, max: 100 }) })
    fc.assert(
      fc.property(fc.array(fc.array(words)), (any) => {
        expect(textOfLines(any).split('\n').length).toBeLessThanOrEqual(
          Math.max(
            1,
            any
              .flatMap((line) => line.map(({ text }) => text))
              .join('\n')
              .split('\n').length + any.length,
          ),
        )
      }),
    )
  })
})
