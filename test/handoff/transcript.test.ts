import { describe, expect, it } from 'vitest'
import type { Part, Reply } from '../../src/chat/reply.ts'
import { type ReadTurn, transcriptOf } from '../../src/handoff/transcript.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

function turn(text: string, parts?: Part[], intent: Reply['intent'] = 'product_search'): ReadTurn {
  const key = { conversationId: 'talk', messageId: 'm' }
  const trace = { engine: 'sqlite' as const, queries: [] }
  return {
    text,
    message: { ...key, channel: 'web', userId: 'u', text, pictures: [], receivedAt: 0 },
    ...(parts === undefined ? {} : { reply: { ...key, intent, state: emptyState(), parts, trace } }),
  }
}

const at = '1970-01-01T00:00:00.000Z'
const lamp = {
  id: 'p1',
  title: 'Heron Desk Lamp',
  category: [],
  price: { amount: 11_900, currency: 'USD' },
  availability: 'in_stock' as const,
  attributes: {},
  version: 1,
}

describe('a transcript', () => {
  it('has what was said and shown, and the request for a person', () => {
    const parts: Part[] = [
      { type: 'text', text: 'Here is one.' },
      { type: 'products', products: [lamp], total: 1 },
      { type: 'article', id: 'a', topic: 'returns', title: 'Returns', passage: 'Within 30 days.' },
    ]
    expect(transcriptOf([turn('a lamp', parts), turn('a person please')])).toEqual([
      { from: 'shopper', at, text: 'a lamp' },
      {
        from: 'shopclerk',
        at,
        text: 'Here is one.\n“Returns”: Within 30 days.',
        products: [{ id: 'p1', title: 'Heron Desk Lamp', price: '$119' }],
      },
      { from: 'shopper', at, text: 'a person please' },
    ])
  })

  it('leaves out what was said of the hand-off itself', () => {
    const told = turn('human!', [{ type: 'text', text: 'I passed it on.' }], 'handoff')
    expect(transcriptOf([told])).toEqual([{ from: 'shopper', at, text: 'human!' }])
  })

  it('is bounded, whatever was said, and keeps the newest', () => {
    const long = transcriptOf(Array.from({ length: 200 }, (_, n) => turn(`${n} ${'好'.repeat(8_000)}`)))
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(256 * 1_024 + 2)
    expect(long.at(-1)?.text).toMatch(/^199 好{50,}…$/)
    expect(long.length).toBeLessThan(200)
  })
})
