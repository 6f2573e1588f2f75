import { describe, expect, it } from 'vitest'
import type { AttributeValue, Product } from '../../src/catalogue/product.ts'
import { conversation } from './conversation.ts'

let count = 0
function lamp(
  title: string,
  brand: string,
  dollars: number,
  attributes: Record<string, AttributeValue>,
  units: Record<string, string> = { weight: 'g', height: 'cm', 'cable length': 'm', 'battery life': 'h' },
): Product {
  count++
  return {
    id: `l${count}`,
    title,
    brand,
    category: ['Home', 'Desk lamps'],
    price: { amount: dollars * 100, currency: 'USD' },
    availability: 'in_stock',
    attributes,
    units,
    version: 1,
  }
}

const lamps: readonly Product[] = [
  {
    ...lamp('Pebblit Glow Rechargeable Desk Lamp, white', 'Pebblit', 19, {
      colour: 'white',
      weight: 850,
      height: 34,
      dimmable: true,
      material: 'plastic',
      'battery life': 12,
      connection: 'USB-C',
    }),
    stock: 4,
    rating: 4.1,
    ratingCount: 1,
    description: 'A lamp for the bedside. Its foot holds a phone upright.',
  },
  lamp('Pebblit Glow Rechargeable Desk Lamp, black', 'Pebblit', 21, {
    colour: 'black',
    weight: 850,
    height: 34,
    dimmable: true,
    material: 'plastic',
    'battery life': 12,
    connection: 'USB-C',
  }),
  {
    ...lamp(
      'Lumenfold Crane Desk Lamp, silver',
      'Lumenfold',
      45,
      { colour: 'silver', weight: 0.9, height: 52, dimmable: false, material: 'steel', 'cable length': 1.8 },
      { weight: 'kg', height: 'cm', 'cable length': 'm' },
    ),
    rating: 4.6,
  },
  lamp('Norvane Beam Desk Lamp, blue', 'Norvane', 25, {
    colour: 'blue',
    weight: 800,
    height: 36,
    dimmable: true,
    material: 'plastic',
  }),
  { ...lamp('Norvane Kelvin Desk Fan', 'Norvane', 25, { weight: 800, height: 36 }), category: ['Home', 'Fans'] },
]

async function asked(...messages: string[]) {
  const chat = conversation(lamps)
  await chat.say('desk lamp')
  let last = await chat.say(messages[0] ?? '')
  for (const message of messages.slice(1)) last = await chat.say(message)
  return last
}

const glow = 'Pebblit Glow Rechargeable Desk Lamp, white'
const crane = 'Lumenfold Crane Desk Lamp, silver'

describe('a question about one product', () => {
  it.each([
    ['is the first one dimmable', `Yes. ${glow}: dimmable yes.`],
    ['is the third one dimmable?', `No. ${crane}: dimmable no.`],
    ['what is the first one made of', `${glow}: material plastic.`],
    ['how tall is the third one', `${crane}: height 52 cm.`],
    ['how heavy is the first one in kg', `${glow}: weight 850 g (0.85 kg).`],
    ['is the third one under 1 kg', `Yes. ${crane}: weight 0.9 kg.`],
    ['is the first one under 700 g', `No. ${glow}: weight 850 g.`],
    ['will the third one fit on a shelf 40 cm high', `${crane}: height 52 cm (more than 40 cm).`],
    ['how long does the battery of the first one last', `${glow}: battery life 12 h.`],
    ['how long is the cable of the third one', `${crane}: cable length 1.8 m.`],
    ['how long is the cable of the first one', `${glow}: the record does not say anything about “cable length”.`],
    ['does the first one have bluetooth', `${glow}: the record does not say anything about “bluetooth”.`],
    ['can the first one be recharged', `Yes. By its title: “${glow}”.`],
    [
      'is the first one compatible with laserjet 1320',
      `${glow}: the record does not say anything about “laserjet 1320 compatibility”.`,
    ],
    ['is the first one in stock', `Yes. ${glow}: in stock (4 left).`],
    ['is the third one in stock', `${crane}: listed as available.`],
    ['what is the rating of the first one', `${glow}: rating 4.1 of 5 (1 rating).`],
    ['does the first one hold a phone upright', `${glow}: description “Its foot holds a phone upright.”.`],
  ])('%s', async (question, text) => {
    expect(await asked(question)).toMatchObject({ intent: 'product_detail', text })
  })

  it('is about the product spoken of when it names no other', async () => {
    expect((await asked('how heavy is the third one', 'how long is the cable')).text).toContain('cable length 1.8 m')
    expect((await asked('how heavy is the third one', 'and the height?')).text).toContain('height 52 cm')
    expect((await asked('how heavy is the third one', 'is it dimmable')).text).toContain('No.')
    expect((await asked('how long does the battery last')).text).toContain('Which one do you mean?')
  })

  it('knows the other colours of it that the catalogue has, and those that it has not', async () => {
    const black = await asked('how heavy is the first one', 'is it available in black?')
    expect(black.text).toBe('Yes: Pebblit Glow Rechargeable Desk Lamp, black, $21, listed as available.')
    expect(black.products.map(({ title }) => title)).toEqual(['Pebblit Glow Rechargeable Desk Lamp, black'])
    const red = await asked('how heavy is the first one', 'does it come in red')
    expect(red.text).toBe(`No, the catalogue does not have ${glow} in red. Here it comes in white and black.`)
    expect((await asked('what colours does the first one come in')).text).toBe(`${glow} comes in white and black.`)
    expect((await asked('how heavy is the first one', 'is it available in a bigger size')).text).toContain(
      'one size only',
    )
  })

  it('does not take another product for one that is named and not there', async () => {
    const answer = await conversation(lamps).say('how much does the canon pixma ts3350 cost')
    expect(answer.products).toEqual([])
    expect(answer.text).toContain('I found no product for')
  })
})

describe('what decides between two', () => {
  it.each([
    ['which is cheaper', 'The cheaper one is Pebblit Glow'],
    ['which one is lighter?', 'The lighter one is Pebblit Glow'],
    ['which is heavier', 'The heavier one is Lumenfold Crane'],
    ['which one is better rated', 'The better rated one is Lumenfold Crane'],
    ['which has the longer cable', 'Of Pebblit Glow Rechargeable Desk Lamp, white the record does not say it.'],
    ['which one is taller', 'The taller one is Lumenfold Crane'],
    ['which is better', 'depends on what you need'],
  ])('%s', async (question, text) => {
    const answer = await asked('compare the first and the third', question)
    expect(answer.text).toContain(text)
    expect(answer.state.price).toBeUndefined()
    expect(answer.state.sort).toBeUndefined()
  })

  it('says yes or no to a comparison, and asks for others where others are wanted', async () => {
    expect((await asked('is the third one heavier than the first')).text).toMatch(/^Yes\. The heavier one is Lumenfold/)
    expect((await asked('is the third cheaper than the first?')).text).toMatch(/^No\. The cheaper one is Pebblit/)
    const cheaper = await asked('cheaper than the third one')
    expect(cheaper.products.every(({ price }) => (price?.amount ?? 0) < 4500)).toBe(true)
    expect(cheaper.products).toHaveLength(3)
  })

  it('leaves out what is equal in other units, and brings the rest to one unit', async () => {
    const answer = await asked('compare the third and the fourth')
    const part = answer.parts.find(({ type }) => type === 'comparison')
    const rows = part?.type === 'comparison' ? part.rows : []
    expect(rows.map(({ name }) => name)).toEqual([
      'price',
      'rating',
      'colour',
      'weight',
      'height',
      'dimmable',
      'material',
      'cable length',
      'brand',
    ])
    expect(rows).toContainEqual({ name: 'weight', values: ['0.9 kg', '0.8 kg'] })
  })
})

describe('a comparison of those shown', () => {
  it.each([
    ['compare the two cheapest', [1900, 2100]],
    ['compare the two most expensive', [4500, 2500]],
    ['what does the third have that the first does not', [4500, 1900]],
  ])('%s', async (message, amounts) => {
    const { parts } = await asked(message)
    const compared = parts.flatMap((part) => (part.type === 'comparison' ? part.products : []))
    expect(compared.map(({ price }) => price?.amount)).toEqual(amounts)
  })

  it('is with the one that was spoken of', async () => {
    expect((await asked('how heavy is the third one', 'is the first one taller')).text).toMatch(
      /^No\. The taller one is Lumenfold/,
    )
  })
})

describe('products like one', () => {
  it('are of its kind, others than its own colours, and say what they share', async () => {
    const answer = await asked('something like the first one')
    expect(answer.products.map(({ title }) => title)).toEqual(['Norvane Beam Desk Lamp, blue', crane])
    const near = await asked('something like the first one under $30')
    expect(near.text).toContain('1 desk lamp; like it in this: dimmable and material plastic; from another brand; $25.')
  })

  it('are lighter or taller where that is asked', async () => {
    const lighter = await asked('something like the third one but lighter')
    expect(lighter.products.map(({ attributes }) => attributes.weight)).toEqual([800, 850])
    expect((await asked('taller than the first one')).products.map(({ title }) => title)).toEqual([
      'Norvane Beam Desk Lamp, blue',
      crane,
    ])
    expect((await asked('something like the third one but taller')).text).toContain('none that is like')
  })

  it('keep the limits that are said with it', async () => {
    expect((await asked('something like the third one but cheaper')).chips).toEqual(['under $44.99'])
    const other = await asked('something like the fourth one from another brand')
    expect(other.products.every(({ brand }) => brand !== 'Norvane')).toBe(true)
    expect((await asked('something like the first one under $5')).text).toContain('Without these limits there')
    expect((await conversation(lamps).say('something similar to the lumenfold crane')).text).toContain(
      `Similar to ${crane}`,
    )
  })
})

describe('one of those shown', () => {
  it.each([
    ['the black one', ['Pebblit Glow Rechargeable Desk Lamp, black']],
    ['the one from lumenfold', [crane]],
    ['the last two', [crane, 'Norvane Beam Desk Lamp, blue']],
    ['show me the cheapest of these', [glow]],
    ['tell me more about the lightest one', ['Norvane Beam Desk Lamp, blue']],
  ])('%s', async (message, titles) => {
    expect((await asked(message)).products.map(({ title }) => title)).toEqual(titles)
  })

  it('is asked for when it is open', async () => {
    expect((await asked('not the first one')).text).toContain('Which one do you mean?')
    expect((await asked('the purple one')).text).toContain('None of those that I showed is purple')
  })
})
