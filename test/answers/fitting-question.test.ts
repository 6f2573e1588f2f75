import { describe, expect, it } from 'vitest'
import type { AttributeValue, Product } from '../../src/catalogue/product.ts'
import { conversation } from './conversation.ts'

let count = 0
const product = (title: string, category: string, attributes: Record<string, AttributeValue>): Product => ({
  id: `f${++count}`,
  title,
  brand: title.split(' ')[0] ?? '',
  category: [category],
  price: { amount: 2_000 + count, currency: 'USD' },
  availability: 'in_stock',
  attributes,
  units: { fits: 'in' },
  version: 1,
})

const products = [
  product('Pebblit 49A Toner for LaserJet 1320', 'Toner', { compatibility: 'LaserJet 1320' }),
  product('Pebblit 85A Toner for LaserJet P1102', 'Toner', { compatibility: 'LaserJet P1102' }),
  product('Norvane TN Toner for HL-2240', 'Toner', { compatibility: 'HL-2240' }),
  product('Norvane One Ink, Type K1', 'Ink', { 'ink type': 'K1' }),
  product('Norvane Two Ink, Type K4', 'Ink', { 'ink type': 'K4' }),
  product('Kalenko Vena Phone Case, 6.1 in', 'Phone Cases', { fits: 6.1 }),
  product('Kalenko Vena Phone Case, 6.7 in', 'Phone Cases', { fits: 6.7 }),
  product('Kalenko Oak Pencil Case', 'Pencil Cases', { colour: 'brown' }),
  product('Kalenko Pine Pencil Case', 'Pencil Cases', { colour: 'green' }),
  product('Pebblit Fabric Ribbon', 'Ribbons', { compatibility: 'LX-350' }),
]

const shop = () => conversation(products)
const asks = (text: string): number => text.split('Which ').length - 1

describe('a question back', () => {
  it('is asked once where the answer decides, with suggestions that find something', async () => {
    const talk = shop()
    const first = await talk.say('toner')
    expect(first.text).toContain('Which printer is it for? With its brand and model')
    expect(asks(first.text)).toBe(1)
    expect(first.state.asked).toBe('printer')
    expect(first.suggestions).toContain('For LaserJet 1320')
    const pressed = await talk.press('For LaserJet 1320')
    expect(pressed.products.map(({ title }) => title)).toEqual(['Pebblit 49A Toner for LaserJet 1320'])
    expect(asks((await talk.say('under $100')).text)).toBe(0)
  })

  it.each([
    ['laserjet 1320', 'Pebblit 49A Toner for LaserJet 1320'],
    ['it is for a laserjet p1102', 'Pebblit 85A Toner for LaserJet P1102'],
    ['my printer is an hl-2240', 'Norvane TN Toner for HL-2240'],
  ])('is answered by: %s', async (answer, title) => {
    const talk = shop()
    await talk.say('toner')
    const { intent, products: found, state } = await talk.say(answer)
    expect(intent).toBe('refine')
    expect(found.map((one) => one.title)).toEqual([title])
    expect(state.terms[0]).toBe('toner')
    expect(state.brands.include).toEqual([])
  })

  it('takes another answer in the place of the first', async () => {
    const talk = shop()
    await talk.say('toner')
    await talk.say('laserjet 1320')
    const { products: found, state } = await talk.say('no, it is a laserjet p1102')
    expect(found.map(({ title }) => title)).toEqual(['Pebblit 85A Toner for LaserJet P1102'])
    expect(state.terms).not.toContain('1320')
  })

  it('goes by what the records go by', async () => {
    expect((await shop().say('ink')).text).toContain('The records go by the type that it takes, such as K1.')
    const talk = shop()
    expect((await talk.say('phone case')).text).toContain('The records go by its size, such as 6.1 in.')
    expect((await talk.say('6.7 in')).products.map(({ title }) => title)).toEqual(['Kalenko Vena Phone Case, 6.7 in'])
  })

  it.each(['toner for laserjet 1320', 'pencil case', 'fabric ribbon', 'toner hl-2240', 'phone case 6.1 in'])(
    'is not asked where nothing is open: %s',
    async (text) => {
      const { text: answer, state } = await shop().say(text)
      expect(asks(answer)).toBe(0)
      expect(state.asked).toBeUndefined()
    },
  )

  it('is no obstacle: limits, other searches and questions are taken as ever', async () => {
    const talk = shop()
    await talk.say('toner')
    expect((await talk.say('only pebblit')).state.brands.include).toEqual(['Pebblit'])
    expect((await talk.say('what is your return policy')).intent).toBe('support')
    expect((await talk.say('pencil case')).state).toMatchObject({ terms: ['pencil', 'case'] })
    expect((await talk.say('start over')).state.asked).toBeUndefined()
  })
})

describe('a question that goes on', () => {
  const buds = [
    {
      ...product('Chirrup Coo Earbuds', 'Earbuds', { 'battery life': 8, 'battery life with case': 40, weight: 4 }),
      units: { 'battery life': 'h', 'battery life with case': 'h', weight: 'g' },
    },
    {
      ...product('Norvane Berg Earbuds', 'Earbuds', { 'battery life': 10, 'battery life with case': 32, weight: 5 }),
      units: { 'battery life': 'h', 'battery life with case': 'h', weight: 'g' },
    },
  ]

  it('is asked again of what is added and of another product', async () => {
    const talk = conversation(buds)
    await talk.say('earbuds')
    expect((await talk.say('what is the battery life of the first one')).text).toContain('battery life 8 h')
    expect((await talk.say('what about with the case')).text).toContain('battery life with case 40 h')
    expect((await talk.say('and the second one?')).text).toContain('battery life with case 32 h')
    expect((await talk.say('how heavy is it')).text).toContain('weight 5 g')
    const last = await talk.say('and the first?')
    expect(last.text).toContain('weight 4 g')
    expect(last.state.terms).toEqual(['earbud'])
  })

  it('is forgotten with a new search, and none is made of a mere look', async () => {
    const talk = conversation(buds)
    await talk.say('earbuds')
    await talk.say('how heavy is the first one')
    expect((await talk.say('under $100')).state.question).toBeUndefined()
    await talk.say('tell me more about the first')
    expect((await talk.say('and the second?')).text).toContain('Battery life: 10 h')
  })
})
