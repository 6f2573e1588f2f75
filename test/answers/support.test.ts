import { describe, expect, it } from 'vitest'
import { conversation } from './conversation.ts'
import { products } from './shop.ts'

const talk = () => conversation(products)

describe('a question about the service', () => {
  it('is answered with the passage and its article', async () => {
    const answer = await talk().say('how long do i have to return an item')
    expect(answer.intent).toBe('support')
    expect(answer.parts.find((part) => part.type === 'article')).toEqual({
      type: 'article',
      id: 'returning-an-item',
      topic: 'returns',
      title: 'Returning an item',
      passage: 'You can return anything unused within 30 days of its delivery.',
      url: '/help/returning-an-item',
    })
    expect(answer.text).toContain('Returning an item')
  })

  it('leaves the search as it was', async () => {
    const shopper = talk()
    const searched = await shopper.say('wireless mouse under $30')
    const asked = await shopper.say('what is your return policy')
    expect(asked.intent).toBe('support')
    expect(asked.state).toEqual(searched.state)
    expect((await shopper.say('in black')).products.length).toBeGreaterThan(0)
  })

  it('says that it does not know, and who does, when no article fits', async () => {
    const { press } = talk()
    expect(press).toBeDefined()
    const answer = await talk().say('do you offer a loyalty programme with points')
    expect(answer.intent).toBe('support')
    expect(answer.text).toMatch(/^I don’t know/)
    expect(answer.parts.find((part) => part.type === 'article')).toMatchObject({
      topic: 'contact',
      passage: expect.stringContaining('555-0100'),
    })
  })

  it('offers near articles, and a press of one is answered from it', async () => {
    const shopper = talk()
    const answer = await shopper.say('do you offer a loyalty programme when i return things')
    const label = answer.suggestions[0]
    if (label === undefined) throw new Error('Nothing was offered.')
    const pressed = await shopper.press(label)
    expect(pressed.parts.find((part) => part.type === 'article')).toMatchObject({ title: label })
    expect(pressed.text).not.toContain('don’t know')
  })

  it('is traced with the very request', async () => {
    const { trace } = await talk().say('is there a warranty')
    expect(trace.queries).toMatchObject([
      { kind: 'support', request: { words: [{ feature: expect.any(String) }, {}] } },
    ])
  })
})
