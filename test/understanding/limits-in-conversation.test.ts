import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { mergeState } from '../../src/understanding/merge-state.ts'
import { createUnderstander } from '../../src/understanding/understander.ts'
import { emptyState, type State } from '../../src/understanding/understanding.ts'
import { lexicon } from './reader.ts'

const classifier = readIntentClassifier(fileURLToPath(new URL('../../data', import.meta.url)))
const brands = ['Potter & Thorn', 'Oak + Iron', 'Norvane', 'Skerry', 'Zorgblat', ...lexicon.brands]
const understander = createUnderstander({ lexicon: async () => ({ ...lexicon, brands }), classifier })

/** The state after all of the messages, and the intent of the last. */
async function say(...messages: string[]): Promise<State & { intent: string }> {
  let state = emptyState()
  let intent = ''
  for (const message of messages) {
    const understanding = await understander.understand(message, state)
    state = { ...mergeState(state, understanding), results: ['shown'] }
    intent = understanding.intent
  }
  return { ...state, intent }
}

const choice = (include: string[], exclude: string[] = []) => ({ include, exclude })

describe('what is ruled out', () => {
  it.each<[string, Partial<State>]>([
    ['laptop neither Norvane nor Skerry', { terms: ['laptop'], brands: choice([], ['Norvane', 'Skerry']) }],
    ['mouse neither in black nor white', { terms: ['mouse'], colours: choice([], ['black', 'white']) }],
    ['non-black mouse', { terms: ['mouse'], colours: choice([], ['black']) }],
    ['mouse, black excluded', { terms: ['mouse'], colours: choice([], ['black']) }],
    ['everything except black mouse', { colours: choice([], ['black']), excludeTerms: [] }],
  ])('%s', async (message, expected) => {
    expect(await say(message)).toMatchObject(expected)
  })

  it('can be taken back', async () => {
    expect((await say('laptop', 'i do not want black', 'remove black')).colours).toEqual(choice([]))
  })
})

describe('brands with a sign in their name', () => {
  it.each<[string, Partial<State>]>([
    ['keyboard by Potter & Thorn', { terms: ['keyboard'], brands: choice(['Potter & Thorn']) }],
    ['potter and thorn keyboard', { terms: ['keyboard'], brands: choice(['Potter & Thorn']) }],
    ['keyboard not from potter & thorn', { brands: choice([], ['Potter & Thorn']) }],
    ['speaker Oak + Iron or Norvane', { terms: ['speaker'], brands: choice(['Oak + Iron', 'Norvane']) }],
  ])('%s', async (message, expected) => {
    expect(await say(message)).toMatchObject(expected)
  })

  it('are a limit of the search that goes on when a suggestion names one', async () => {
    const state = await say('pencil', 'only Potter & Thorn')
    expect(state).toMatchObject({ intent: 'refine', terms: ['pencil'], brands: choice(['Potter & Thorn']) })
  })
})

describe('a message that says nothing but a limit', () => {
  it.each(['no Zorgblat', 'not Norvane', 'no yellow', 'no Skerry please'])('%s refines the search', async (message) => {
    const { intent, terms, brands: brand, colours } = await say('phone', message)
    expect({ intent, terms }).toEqual({ intent: 'refine', terms: ['phone'] })
    expect([...brand.exclude, ...colours.exclude]).toHaveLength(1)
  })
})

describe('a brand alone', () => {
  it.each(['Skerry', 'just Skerry', 'Norvane'])('%s is a search for it', async (message) => {
    expect(await say(message)).toMatchObject({ intent: 'product_search', brands: { include: [expect.any(String)] } })
  })

  it('joins the search that goes on', async () => {
    const state = await say('smartphone under 500', 'by Skerry')
    expect(state).toMatchObject({ intent: 'refine', terms: ['smartphone'], brands: choice(['Skerry']) })
  })
})

describe('prices', () => {
  it.each<[string[], State['price']]>([
    [['mouse', 'not more expensive than $30'], { max: 3_000 }],
    [['mouse not more expensive than $30'], { max: 3_000 }],
    [['mouse more expensive than 50'], { min: 5_000 }],
    [['mouse less expensive than $30'], { max: 3_000 }],
    [['mug max 60 anything but Norvane in yellow'], { max: 6_000 }],
    [['show me mug max 136 anything but blue please'], { max: 13_600 }],
    [['headphones no cheaper than 100'], { min: 10_000 }],
    [['office chair around 100'], { about: 10_000 }],
    [['usb hub up to 20'], { max: 2_000 }],
    [['power bank over 30'], { min: 3_000 }],
    [['screen size up to 30'], undefined],
    [['backpack with a weight of up to 20'], undefined],
    [['notebook max 60 pages'], undefined],
    [['game max 4 players'], undefined],
  ])('%j', async (messages, price) => {
    expect((await say(...messages)).price).toEqual(price)
  })
})

describe('a product number', () => {
  it.each(['tell me about 006R90321', 'do you have the Q6003A'])('decides in %s', async (message) => {
    expect((await say(message)).intent).toBe('product_search')
  })
})
