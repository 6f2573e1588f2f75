import { describe, expect, it } from 'vitest'
import type { Handoff } from '../../src/chat/handoff.ts'
import type { Part } from '../../src/chat/reply.ts'
import { articles } from '../fixtures/support/articles.ts'
import { memorySupportSearch } from '../fixtures/support/memory-support-search.ts'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

const support = memorySupportSearch([
  ...articles,
  {
    id: 'tracking',
    topic: 'order_tracking',
    title: 'How to track your order',
    phrasings: ['where is my parcel', 'has my order shipped', 'order number'],
    body: 'You can follow an order under **Orders** in your account.',
  },
  {
    id: 'gone',
    topic: 'missing_item',
    title: 'The tracking says delivered, but nothing is there',
    phrasings: ['it says delivered but nothing here', 'marked as delivered and not received'],
    body: 'Look for it at your neighbours’, then write to us.',
  },
])
const topicsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.type === 'article' ? [part.topic] : []))

describe('the whereabouts of an order', () => {
  it.each([
    'where is my order',
    'where is my order #12345',
    'order number AB-99871, when will it arrive?',
    'has my parcel been shipped',
    'my package never arrived',
    'track order 4711-22',
  ])('%s: says what cannot be seen, where it can, and who can look', async (text) => {
    const { intent, text: answer, parts, products: shown } = await conversation(products, 'USD', { support }).say(text)
    expect(intent).toBe('order_status')
    expect(answer).toContain('I can’t see orders')
    expect(answer).not.toMatch(/12345|99871|4711|on its way|has been shipped/)
    expect(topicsOf(parts)).toEqual(['order_tracking', 'contact'])
    expect(shown).toEqual([])
  })

  it('is answered by what is known of parcels that are gone, when one is', async () => {
    const { parts } = await conversation(products, 'USD', { support }).say('it says delivered but nothing is here')
    expect(topicsOf(parts)).toEqual(['missing_item', 'contact'])
  })

  it('is passed on to a person where there is one', async () => {
    const asked: string[] = []
    const handoff: Handoff = {
      isConfigured: true,
      wasRequested: async () => false,
      async request({ conversationId }) {
        asked.push(conversationId)
        return { status: 'passed-on' }
      },
    }
    const chat = conversation(products, 'USD', { support, handoff })
    expect((await chat.say('where is my order')).suggestions).toEqual(['Pass this on to a person'])
    expect((await chat.press('Pass this on to a person')).text).toContain('passed this conversation on')
    expect(asked).toHaveLength(1)
    expect((await conversation(products, 'USD', { support }).say('where is my order')).suggestions).toEqual([])
  })

  it.each([
    'cancel my order',
    'i want to cancel order #12345',
    'change my address',
    'can i change the delivery address of my order 4711',
    'add an item to my order',
    'can i change the colour of my order',
    'i ordered the wrong size',
    'my order arrived damaged',
    'my parcel came with a broken lamp',
  ])('%s is a question to the help centre', async (text) => {
    expect((await conversation(products).say(text)).intent).toBe('support')
  })

  it.each(['order book', 'delivery labels', 'parcel scale', 'address stamp'])('%s is looked for', async (text) => {
    expect((await conversation(products).say(text)).intent).toBe('product_search')
  })
})
