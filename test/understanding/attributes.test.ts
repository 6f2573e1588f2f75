import { describe, expect, it } from 'vitest'
import { indexLexicon } from '../../src/understanding/lexicon-index.ts'
import { mergeState } from '../../src/understanding/merge-state.ts'
import { readMessage } from '../../src/understanding/reading.ts'
import {
  type AttributeConstraint,
  emptyState,
  noConstraints,
  type State,
} from '../../src/understanding/understanding.ts'
import { wordsOf } from '../../src/understanding/words.ts'
import { measuredLexicon } from './attribute-reader.ts'

const index = indexLexicon(measuredLexicon)
const read = (text: string, state: State = emptyState()) => readMessage(wordsOf(text), state, index)
const limits = (text: string, state?: State): string =>
  read(text, state)
    .constraints.attributes.map(({ name, op, value, unit = '' }) => `${name} ${op} ${value}${unit}`)
    .join(', ')

describe('limits on what the catalogue measures', () => {
  it.each([
    ['laptop with 16 gigs of ram', 'memory = 16GB', ['laptop']],
    ['laptop 16gb', 'memory = 16GB', ['laptop']],
    ['laptop with at least 1TB', 'storage >= 1000GB', ['laptop']],
    ['phone 128gb', 'storage = 128GB', ['phone']],
    ['phone with 128 gb storage and 8gb memory', 'storage = 128GB, memory = 8GB', ['phone']],
    ['usb stick at least 64 gb', 'storage >= 64GB', ['usb', 'stick']],
    ['27" monitor', 'screen size = 27in', ['monitor']],
    ['27-inch monitor', 'screen size = 27in', ['monitor']],
    ['68 cm monitor', 'screen size = 27in', ['monitor']],
    ['monitor larger than 24 inches', 'screen size > 24in', ['monitor']],
    ['monitor between 24 and 32 inches', 'screen size >= 24in, screen size <= 32in', ['monitor']],
    ['24-27" monitor', 'screen size >= 24in, screen size <= 27in', ['monitor']],
    ['monitor 144 hz or more', 'refresh rate >= 144Hz', ['monitor']],
    ['backpack under 2 kilos', 'weight < 2kg', ['backpack']],
    ['backpack of max 900 g', 'weight <= 0.9kg', ['backpack']],
    ['laptop lighter than 1.5 kg', 'weight < 1500g', ['laptop']],
    ['laptop not heavier than 2 kg', 'weight <= 2000g', ['laptop']],
    ['hdmi cable longer than 2 m', 'length > 2m', ['hdmi', 'cable']],
    ['hdmi cable, two metres', 'length = 2m', ['hdmi', 'cable']],
    ['hdmi cable at least 6 feet', 'length >= 1.8288m', ['hdmi', 'cable']],
    ['hdmi cable around 2 m', 'length >= 1.8m, length <= 2.2m', ['hdmi', 'cable']],
    ['4-port usb hub', 'ports = 4', ['usb', 'hub']],
    ['usb hub with at least 4 ports', 'ports >= 4', ['usb', 'hub']],
    ['jigsaw puzzle of 1000 pieces', 'pieces = 1000pieces', ['jigsaw', 'puzzle']],
    ['pack of 12 pencils', 'pack size = 12', ['pencil']],
    ['pencils 12-pack', 'pack size = 12', ['pencil']],
    ['headphones with more than 20 hours of battery life', 'battery life > 20h', ['headphone']],
    ['headphones battery life at least 20 hours', 'battery life >= 20h', ['headphone']],
    ['desk 120 cm wide', 'width = 120cm', ['desk']],
    ['desk no wider than 1.2 m', 'width <= 120cm', ['desk']],
    ['office chair that holds 150 kg', 'maximum load >= 150kg', ['office', 'chair']],
    ['1.7 l kettle', 'capacity = 1.7l', ['kettle']],
    ['max 65 watt charger', 'power <= 65W', ['charger']],
    ['laptop, no 16gb', 'memory != 16GB', ['laptop']],
    ['watering can 1.5 l', 'capacity = 1.5l', ['watering', 'can']],
  ])('%s', (text, expected, terms) => {
    expect(limits(text)).toBe(expected)
    expect(read(text).terms).toEqual(terms)
    expect(read(text).constraints.price).toBeUndefined()
  })

  it.each([
    'laptop sleeve for a 14 inch laptop',
    'desk 120 cm',
    'iphone 12',
    'cat 6 cable',
    'windows 11',
    'laserjet 1320',
    'core 2 duo e8400',
    '3 in 1 charger',
    '5g phone',
    '4k monitor',
    'frame 10 x 15 cm',
    'i need 2 usb hubs',
    'delivery in 2 days',
    'laptop under 500',
  ])('none in: %s', (text) => {
    expect(limits(text)).toBe('')
  })

  it('leave the price to the price', () => {
    const { constraints } = read('laptop under 1.5 kg with 16 gb ram under $900')
    expect(constraints.price).toEqual({ max: 90_000 })
    expect(constraints.attributes).toHaveLength(2)
  })
})

describe('in a conversation', () => {
  const laptops = (attributes: AttributeConstraint[]): State => ({ ...emptyState(), terms: ['laptop'], attributes })
  const memory = (op: AttributeConstraint['op'], value: number): AttributeConstraint => ({
    name: 'memory',
    op,
    value,
    unit: 'GB',
  })
  const after = (before: AttributeConstraint[], said: AttributeConstraint[]) =>
    mergeState(laptops(before), {
      intent: 'refine',
      confidence: 1,
      by: 'rules',
      terms: [],
      constraints: { ...noConstraints(), attributes: said },
      change: 'refine',
    }).attributes

  it.each([
    ['a second value takes the first one’s place', [memory('=', 16)], [memory('=', 32)], [memory('=', 32)]],
    ['two bounds with room stand together', [memory('>=', 8)], [memory('<=', 32)], [memory('>=', 8), memory('<=', 32)]],
    ['of two bounds without room the newer counts', [memory('>=', 32)], [memory('<', 8)], [memory('<', 8)]],
    ['a value takes the place of a bound', [memory('>=', 8)], [memory('=', 16)], [memory('=', 16)]],
  ])('%s', (_, before, said, expected) => {
    expect(after(before, said)).toEqual(expected)
  })

  it('a bare number changes the only limit there is', () => {
    const monitors: State = {
      ...emptyState(),
      terms: ['monitor'],
      attributes: [{ name: 'screen size', op: '=', value: 27, unit: 'in' }],
    }
    expect(limits('no, make it 32', monitors)).toBe('screen size = 32in')
    expect(limits('32', { ...monitors, attributes: [] })).toBe('')
  })

  it('a measure without its noun is of what is searched for', () => {
    expect(limits('at least 16 gb ram', laptops([]))).toBe('memory >= 16GB')
    expect(limits('under 2 kg', laptops([]))).toBe('weight < 2000g')
    expect(limits('32gb', laptops([memory('>=', 16)]))).toBe('memory = 32GB')
  })

  it.each(['any weight', 'the size doesn’t matter', 'any screen size? no: any size'])('%s gives them up', (text) => {
    expect(read(text, laptops([memory('=', 16)])).lifts).toContain('attributes')
  })

  it('asks for less or more than what is shown', () => {
    const shown: State = { ...laptops([]), results: ['a', 'b'] }
    expect(read('something lighter', shown).relativeMeasure).toMatchObject({ direction: 'lower', names: ['weight'] })
    expect(read('too heavy', shown).relativeMeasure?.direction).toBe('lower')
    expect(read('more storage please', shown).relativeMeasure?.direction).toBe('higher')
    expect(read('lighter than 2 kg', shown).relativeMeasure).toBeUndefined()
    expect(read('something lighter').relativeMeasure).toBeUndefined()
  })
})

describe('brands with a slip of the pen', () => {
  it.each([
    ['logitec mouse', 'Logitech'],
    ['samsng phone', 'Samsung'],
    ['cannon printer', 'Canon'],
    ['by kensigton', 'Kensington'],
  ])('%s', (text, brand) => {
    expect(read(text).constraints.brands.include).toEqual([brand])
  })

  it.each(['canyon', 'a hip bag', 'samosa maker', 'logical puzzle'])('none in: %s', (text) => {
    expect(read(text).constraints.brands.include).toEqual([])
  })
})

describe('corrections', () => {
  const state = (...terms: string[]): State => ({ ...emptyState(), terms })

  it.each([
    ['no, I meant for school', state('lamp', 'office'), ['office']],
    ['amd instead', state('intel', 'laptop'), ['intel']],
    ['what about linux', state('laptop', 'windows'), ['windows']],
    ['velvet instead', state('fluffy', 'backpack'), ['fluffy']],
    ['with a usb port', state('lamp', 'office'), []],
    ['for the kitchen', state('lamp', 'office'), []],
  ])('%s', (text, before, dropped) => {
    expect(read(text, before).drops).toEqual(dropped)
  })
})

describe('a price in the middle', () => {
  it.each(['mid-range headphones', 'a reasonably priced desk', 'something mid priced'])('%s', (text) => {
    expect(read(text).priceBand).toBe('middle')
    expect(read(text).constraints.price).toBeUndefined()
  })
})

describe('how many are wanted', () => {
  it.each([
    ['a couple of hdmi cables, 2 m each', 2],
    ['a dozen pencils', 12],
    ['half a dozen backpacks', 6],
    ['two 27 inch monitors', 2],
    ['5 hdmi cables', 5],
    ['a pair of headphones', undefined],
    ['27 inch monitors', undefined],
  ])('%s', (text, quantity) => {
    expect(read(text).constraints.quantity).toBe(quantity)
  })

  it('stars in words are stars', () => {
    expect(read('at least four stars headphones')).toMatchObject({
      unapplied: [{ kind: 'rating', text: 'at least four stars' }],
      terms: ['headphone'],
    })
  })
})
