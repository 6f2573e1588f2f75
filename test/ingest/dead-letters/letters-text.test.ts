import { describe, expect, it } from 'vitest'
import { type Letter, matches } from '../../../src/ingest/dead-letters/letter-box.ts'
import { lettersText, letterText } from '../../../src/ingest/dead-letters/letters-text.ts'

const letter = (more: Partial<Letter> = {}): Letter => ({
  ...{ id: '3:17', reason: 'price: must be an object', source: 'products 3', position: 99, firstSeen: 0 },
  ...{ key: 'mouse-1', bytes: 2, topic: 'products' },
  ...more,
})

describe('dead letters in a terminal', () => {
  it('are counted by reason and named', () => {
    const letters = [
      letter(),
      letter({ id: '3:18', reason: 'value: is not valid JSON (character 12)', key: null }),
      letter({ id: '3:19', reason: 'value: is not valid JSON (character 7)' }),
    ]
    expect(lettersText(letters)).toBe(
      [
        '3 dead letters',
        '          2 × value: is not valid JSON (character N)',
        '          1 × price: must be an object',
        '',
        '  id    first seen           from           key      reason',
        '  3:17  1970-01-01T00:00:00  products 3 99  mouse-1  price: must be an object',
        '  3:18  1970-01-01T00:00:00  products 3 99  –        value: is not valid JSON (character 12)',
        '  3:19  1970-01-01T00:00:00  products 3 99  mouse-1  value: is not valid JSON (character 7)',
        '',
      ].join('\n'),
    )
    expect(lettersText([])).toBe('There are no dead letters.\n')
  })

  it('are named only so far', () => {
    const text = lettersText(Array.from({ length: 130 }, (_, index) => letter({ id: `0:${index}` })))
    expect(text).toMatch(/… and 30 more\n$/)
  })

  it('cannot steer it', () => {
    const bad = letter({ key: '\u001b[2Jx', reason: 'a\nb\u0007' })
    for (const text of [lettersText([bad]), letterText(bad, Buffer.from('\u001b[31mred'))])
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('show one with its value, or that it has none', () => {
    expect(letterText(letter(), Buffer.from('{}'))).toMatch(
      /^id {10}3:17\nreason {6}price.*\nfrom {8}products 3 99\n[^~]*\nvalue {7}\{\}\n$/,
    )
    expect(letterText(letter(), null)).toMatch(/value {7}\(it has none\)/)
  })

  it('are chosen by reason and time', () => {
    expect(matches({}, letter())).toBe(true)
    expect(matches({ reason: 'PRICE' }, letter())).toBe(true)
    expect(matches({ reason: 'title' }, letter())).toBe(false)
    expect(matches({ since: 1 }, letter())).toBe(false)
    expect(matches({ until: 0 }, letter())).toBe(false)
    expect(matches({ since: 0, until: 1 }, letter())).toBe(true)
  })
})
