import { describe, expect, it } from 'vitest'
import { type RoutedText, routeOf } from '../../src/search/routing.ts'

const knowledge = {
  brands: new Set(['kestrel', 'acme & sons', 'nord']),
  isKind: (word: string) => ['lamp', 'mug', 'bag', 'desk', 'toner', 'backpack'].includes(word),
}

const route = (text: string, given: Partial<RoutedText> = {}) =>
  routeOf({ text, type: 'auto', isNeed: false, isSorted: false, ...given }, knowledge).type

describe('a route', () => {
  it.each(['TN-2110', 'toner for tn2110', '006R90321', 'kestrel 4960999575704'])('of %s goes by words', (text) => {
    expect(route(text)).toBe('keyword')
  })

  it.each(['kestrel zen', 'Kestrel Zen 3 pro', 'nord ultra'])('of the name %s goes by words', (text) => {
    expect(route(text)).toBe('keyword')
  })

  it.each([
    'desk lamp',
    'kestrel desk lamp',
    'a backpack for my son',
    'i need a bag',
    'lamp',
    'cheap mug',
    'kestrel',
    'bag for my laptop',
    'red dress',
    'toner for a laser printer',
  ])('of %s goes by words and meaning', (text) => {
    expect(route(text)).toBe('hybrid')
  })

  it.each([
    'something to keep my coffee warm at the desk',
    'Something for a lamp that flickers',
    'hi, i need anything that stops snoring',
    'gift for grandpa who reads a lot',
    'my back hurts when I sit all day',
    'how do I stop the cat from scratching everything',
    'stay dry in the rain',
    'my desk gets so hot',
    'cold drinks on the beach',
    'weigh flour for baking',
  ])('of the need %s goes by meaning first', (text) => {
    expect(route(text)).toBe('need')
  })

  it('is what was asked for', () => {
    for (const type of ['keyword', 'vector', 'hybrid'] as const) {
      expect(route('something to keep my coffee warm', { type })).toBe(type)
      expect(route('TN-2110', { type })).toBe(type)
    }
  })

  it('goes by meaning where it is known that a need is described', () => {
    expect(route('warm coffee desk', { isNeed: true })).toBe('need')
  })

  it('goes by words where an order takes the place of nearness, and where there are none', () => {
    expect(route('something warm to wear', { isSorted: true })).toBe('keyword')
    expect(route(' … ')).toBe('keyword')
  })

  it('says why', () => {
    const { why } = routeOf({ text: 'toner TN-2110', type: 'auto', isNeed: false, isSorted: false }, knowledge)
    expect(why).toBe('“tn-2110” looks like a product number')
  })
})
