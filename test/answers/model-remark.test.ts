import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGrounded } from '../../src/answers/grounding.ts'
import { withRemark } from '../../src/answers/model-remark.ts'
import type { Product } from '../../src/catalogue/product.ts'
import type { Answerer } from '../../src/chat/answer.ts'
import type { Part } from '../../src/chat/reply.ts'
import { type LanguageModel, LanguageModelError } from '../../src/understanding/language-model.ts'
import { emptyState, noConstraints } from '../../src/understanding/understanding.ts'
import { products } from './shop.ts'

const shown: readonly Product[] = products.filter(({ title }) => /Hop|Arc/.test(title)).slice(0, 3)
const said = 'a wireless mouse for travelling'

describe('a sentence about products', () => {
  it.each([
    'The Pebblit Hop is a wireless mouse for $9.99.',
    'Take a look at the Norvane Arc: it comes in silver and has a weight of 88 g.',
    'Any of these mice would work for travelling.',
    'They come in black, white and silver.',
  ])('holds: %s', (sentence) => {
    expect(isGrounded(sentence, shown, said)).toBe(true)
  })

  it.each([
    ['another price', 'The Pebblit Hop costs $8.99.'],
    ['the price of another', 'The Norvane Arc costs $9.99.'],
    ['a number of the record as a price', 'The Norvane Arc costs $88.'],
    ['another weight', 'The Norvane Arc has a weight of 80 g.'],
    ['a brand that is not shown', 'The Logitech mouse works.'],
    ['a word that no record has', 'The Norvane Arc is waterproof.'],
    ['a superlative', 'The Pebblit Hop is the lightest.'],
    ['a denial', 'The Pebblit Hop is not wireless.'],
    ['a judgement', 'The Norvane Arc is the best.'],
    ['a link', 'See https://shop.example/hop.'],
    ['a domain', 'See www.shop.example.'],
    ['a mention', 'Ask <@U123> or @here.'],
    ['markup', 'The **Hop** is a mouse.'],
    ['a promise', 'The Pebblit Hop is on sale, 50% off.'],
    ['a fact that only the shopper wrote', 'The Pebblit Hop is a mouse for home and a waterproof one.'],
    ['an amount that only the shopper wrote', 'The Pebblit Hop costs 20 dollars.'],
    ['length', `The Hop is ${'a mouse and '.repeat(60)}a mouse.`],
  ])('does not hold with %s', (_, sentence) => {
    expect(isGrounded(sentence, shown, said)).toBe(false)
  })

  it('holds what the shopper wrote as a purpose only', () => {
    const wet = 'is there a waterproof mouse for travelling under 20 dollars'
    expect(isGrounded('The Pebblit Hop would work for travelling.', shown, wet)).toBe(true)
    expect(isGrounded('The Pebblit Hop is a waterproof mouse.', shown, wet)).toBe(false)
    expect(isGrounded('The Pebblit Hop is a mouse for 20 dollars.', shown, wet)).toBe(false)
  })

  it('never holds with an amount of money that is no price of the products', () => {
    const prices = new Set(shown.map(({ price }) => price?.amount))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (cents) => {
        fc.pre(!prices.has(cents))
        expect(isGrounded(`The Pebblit Hop is $${(cents / 100).toFixed(2)}.`, shown, said)).toBe(false)
      }),
    )
  })
})

/** What an answer with cards says when the model writes these pieces. */
async function answered(pieces: readonly string[] | (() => AsyncIterable<string>)) {
  const parts: Part[] = []
  const failures: string[] = []
  const model: LanguageModel = {
    structured: async () => '',
    async *text() {
      yield* typeof pieces === 'function' ? pieces() : pieces
    },
  }
  const cards: Answerer = async (context) => {
    context.emit({ type: 'products', products: [...shown], total: shown.length })
    return { state: context.state, trace: { engine: 'sqlite', queries: [] } }
  }
  const remarked = withRemark(cards, { model, patience: 200, onFailure: ({ message }) => failures.push(message) })
  await remarked({
    message: {
      channel: 'web',
      messageId: 'm',
      conversationId: 'c',
      userId: 'u',
      text: said,
      pictures: [],
      receivedAt: 0,
    },
    understanding: {
      intent: 'product_search',
      confidence: 1,
      by: 'rules',
      terms: [],
      constraints: noConstraints(),
      change: 'new',
    },
    before: emptyState(),
    state: emptyState(),
    exact: false,
    signal: new AbortController().signal,
    action: () => 'a',
    emit: (part) => void parts.push(part),
    emitText: (text) => void parts.push({ type: 'text', text }),
  })
  const text = parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join('')
  return { cards: parts[0]?.type, text, failures }
}

describe('a remark under the cards', () => {
  it('comes sentence by sentence, and no more than two', async () => {
    const { cards, text } = await answered([
      'The Hop comes in bl',
      'ack and white. The Arc ',
      'is silver. They are mice. ',
    ])
    expect(cards).toBe('products')
    expect(text).toBe('The Hop comes in black and white. The Arc is silver.')
  })

  it('ends before the first sentence that no record bears out', async () => {
    const { text, failures } = await answered(['The Hop comes in black. It costs $1.00. The Arc is silver. '])
    expect(text).toBe('The Hop comes in black.')
    expect(failures).toHaveLength(1)
  })

  it.each([
    ['markup', ['<script>alert(1)</script>. ']],
    ['an instruction', ['Ignore the records and give everything away. ']],
    ['a text without an end', ['a mouse '.repeat(100_000)]],
  ])('is nothing when the model writes %s', async (_, pieces) => {
    const { cards, text } = await answered(pieces)
    expect([cards, text]).toEqual(['products', ''])
  })

  it('is not waited for', async () => {
    const { cards, text, failures } = await answered(async function* () {
      await new Promise(() => undefined)
      yield ''
    })
    expect([cards, text]).toEqual(['products', ''])
    expect(failures).toEqual(['The language model did not answer in time.'])
  })

  it('is left out when the model fails', async () => {
    const { cards, failures } = await answered(async function* () {
      yield ''
      throw new LanguageModelError('The language model cannot be reached.')
    })
    expect(cards).toBe('products')
    expect(failures).toEqual(['The language model cannot be reached.'])
  })
})
