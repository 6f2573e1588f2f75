import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readIntentClassifier } from '../../src/understanding/classifier/intent-classifier.ts'
import { createUnderstander } from '../../src/understanding/understander.ts'
import { emptyState } from '../../src/understanding/understanding.ts'
import { conversation } from '../answers/conversation.ts'
import { products } from '../answers/shop.ts'
import { measuredLexicon } from './attribute-reader.ts'

const classifier = readIntentClassifier(fileURLToPath(new URL('../../data', import.meta.url)))
const understander = createUnderstander({ lexicon: async () => measuredLexicon, classifier })

describe('two requests in one message', () => {
  it.each([
    ['I need a laptop under 500, and what is your return policy?', 'laptop', 'support'],
    ['show me monitors. also where is my order 4412?', 'monitor', 'order_status'],
    ['Where is my order? And show me backpacks under 30', 'backpack', 'order_status'],
    ['find me a kettle and can i talk to a person', 'kettle', 'handoff'],
    ['looking for headphones, can I pay with paypal?', 'headphone', 'support'],
  ])('%s', async (text, term, also) => {
    const understood = await understander.understand(text, emptyState())
    expect(understood).toMatchObject({ intent: 'product_search', terms: [term], also: { intent: also } })
  })

  it.each([
    'hi there. i need a chair',
    'I want a phone. It should have 128gb storage',
    'what is your return policy and how long does shipping take?',
    'do you have a laptop and can it run windows',
  ])('are not in: %s', async (text) => {
    expect((await understander.understand(text, emptyState())).also).toBeUndefined()
  })

  it('are both answered, and the search stays as it was asked for', async () => {
    const {
      parts,
      products: found,
      state,
    } = await conversation(products).say('show me mice under $15, and what is your return policy?')
    expect(found.length).toBeGreaterThan(0)
    expect(parts.findIndex(({ type }) => type === 'products')).toBeLessThan(
      parts.findIndex(({ type }) => type === 'article'),
    )
    expect(state).toMatchObject({ terms: ['mouse'], price: { max: 1_500 } })
    expect(state.results.length).toBeGreaterThan(0)
  })
})

describe('two things in one message', () => {
  it.each([
    ['a laptop and a monitor', ['laptop'], ['monitor']],
    ['show me phones and laptops', ['phone'], ['laptop']],
    ['I need a backpack. Also a kettle please', ['backpack'], ['kettle']],
    ['looking for a desk lamp and two wireless mice', ['desk', 'lamp'], ['wireless', 'mouse']],
  ])('%s', async (text, terms, others) => {
    const understood = await understander.understand(text, emptyState())
    expect(understood).toMatchObject({
      intent: 'product_search',
      terms,
      also: { intent: 'product_search', terms: others },
    })
  })

  it.each([
    'a bag for a laptop and a tablet',
    'wireless keyboard and mouse',
    'mouse and keyboard set',
    'a laptop with a mouse and a bag',
    'a red mug and a blue one',
    'compare a laptop and a monitor',
    'my laptop is old and i need a new laptop',
    'a kettle, a toaster and a lamp',
    'black and white laser printer',
    'a phone or a tablet',
  ])('are not in: %s', async (text) => {
    expect((await understander.understand(text, emptyState())).also).toBeUndefined()
  })

  it('have each the limits that are said of them, and both the one that is said at the end of a list', async () => {
    const own = await understander.understand('a laptop under $900 and also a monitor under $200', emptyState())
    expect(own.constraints.price).toEqual({ max: 90_000 })
    expect(own.also?.constraints?.price).toEqual({ max: 20_000 })
    const later = await understander.understand('a laptop and also a monitor under $200', emptyState())
    expect(later.constraints.price).toBeUndefined()
    const shared = await understander.understand('laptops and monitors under $200', emptyState())
    expect(shared.constraints.price).toEqual({ max: 20_000 })
  })

  it('are both answered in order, inside their bounds, and the conversation goes on with the second', async () => {
    const shop = conversation(products)
    const { parts, state } = await shop.say('a wireless mouse under $20 and also a keyboard under $30')
    const shown = parts.flatMap((part) => (part.type === 'products' ? [part.products] : []))
    expect(shown).toHaveLength(2)
    const [mice = [], keyboards = []] = shown
    expect(mice.length * keyboards.length).toBeGreaterThan(0)
    for (const { title, price } of mice)
      expect([/mouse/i.test(title), (price?.amount ?? 0) <= 2_000]).toEqual([true, true])
    for (const { title, price } of keyboards)
      expect([/keyboard/i.test(title), (price?.amount ?? 0) <= 3_000]).toEqual([true, true])
    expect(state).toMatchObject({ terms: ['keyboard'], price: { max: 3_000 }, results: keyboards.map(({ id }) => id) })
    // What can be pressed is of the search that goes on.
    expect(parts.filter(({ type }) => type === 'chips')).toHaveLength(1)
    expect((await shop.say('under $25')).state).toMatchObject({ terms: ['keyboard'], price: { max: 2_500 } })
  })
})

describe('a story before what is asked for', () => {
  it.each([
    ['My old printer died. I want a laser printer.', ['laser', 'printer']],
    ['Our office wifi is bad! Do you have headphones?', ['headphone']],
    ['my budget is 500. i need a phone', ['phone']],
    ['a black desk. i like it simple', ['desk', 'simple']],
  ])('is not searched for: %s', async (text, terms) => {
    expect((await understander.understand(text, emptyState())).terms).toEqual(terms)
  })
})
