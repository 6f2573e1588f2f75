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
    'a laptop and a monitor',
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
