import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headNouns, queryHead } from '../../src/search/head-noun.ts'

describe('headNouns', () => {
  it.each([
    ['HP Pavilion dv7-1211ea Notebook Silver 43.2 cm (17") 1440 x 900 pixels', 'HP', ['notebook']],
    ['Xerox 006R90321 toner cartridge Original Black 6 pc(s)', 'Xerox', ['cartridge']],
    ['Philips Case for headphones', 'Philips', ['case']],
    ['Canon 2602A001 camera lens filter 7.7 cm Neutral density', 'Canon', ['filter', 'density']],
    ['StarTech.com Mini 4 Port USB 2.0 Hub', 'StarTech.com', ['mini', 'hub']],
    ['JVC HA-RX900 headphones/headset', 'JVC', ['headphone', 'headset']],
    ['Bags & cases', undefined, ['bag', 'case']],
    ['Wireless keyboard and mouse', undefined, ['keyboard', 'mous']],
    ['Monitor & laptop mounting arm', undefined, ['arm']],
    ['Laptop with 16 GB memory, black', undefined, ['laptop']],
    ['FS-9130DN Laser Printer', undefined, ['printer']],
    ['Wireless mouse - dark grey', undefined, ['mous']],
    ['Kestrel', 'Kestrel', ['kestrel']],
    ['12345', undefined, []],
    ['', undefined, []],
  ])('%s', (phrase, brand, nouns) => {
    expect(headNouns(phrase, brand)).toEqual(nouns)
  })

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (phrase, brand) => {
        for (const noun of headNouns(phrase, brand)) expect(noun).toMatch(/^\p{L}[\p{L}\p{M}'-]*$/u)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('queryHead', () => {
  it.each([
    [['wireless', 'mouse'], 1],
    [['toner', 'for', 'laserjet'], 0],
    [['mouse', 'black', '2.4ghz'], 0],
    [['for', 'printers'], 1],
    [['tn2110'], -1],
    [[], -1],
  ])('%j', (words, head) => {
    expect(queryHead(words)).toBe(head)
  })
})
