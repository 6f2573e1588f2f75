import { describe, expect, it } from 'vitest'
import { conversation } from '../answers/conversation.ts'
import { products } from '../answers/shop.ts'

describe('impossible units and amounts', () => {
  it.each([
    'mouse lighter than 5 parsecs',
    'a mouse of -3 kg',
    'mouse with 20 hectares of ram',
    'mouse under 0 g',
    'mouse of 99999999999999999999 kg',
    'mouse between 5 kg and 3 dollars',
    'mouse 1e400 inches',
    'mouse for ∞ dollars',
    'mouse under $0',
    'mouse under $-5',
    'mouse 5 kg 5 kg 5 kg 5 kg wide',
    'mouse heavier than the moon',
    'mouse 0x10 mm',
    `mouse ${'9'.repeat(3_900)}`,
  ])('are answered in words, and the conversation goes on: %j', async (text) => {
    const shop = conversation(products)
    const { text: answer, state } = await shop.say(text)
    expect(answer).not.toBe('')
    for (const { value } of state.attributes) expect(Number.isFinite(value)).toBe(true)
    for (const amount of Object.values(state.price ?? {})) expect(Number.isSafeInteger(amount)).toBe(true)
    const { products: found } = await shop.say('start over, keyboard')
    expect(found.length).toBeGreaterThan(0)
  })
})
