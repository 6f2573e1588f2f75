import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/chat/reply.ts'
import { terminalReply } from '../../src/operations/terminal-reply.ts'
import { emptyState } from '../../src/understanding/understanding.ts'
import { products } from '../answers/shop.ts'

const reply = (given: Partial<Reply>): Reply => ({
  conversationId: 'c',
  messageId: 'm',
  intent: 'product_search',
  state: emptyState(),
  parts: [],
  trace: { engine: 'sqlite', queries: [] },
  ...given,
})

describe('a reply in the terminal', () => {
  it('has what is said, the buttons by number, the state and the queries', () => {
    const { text, buttons } = terminalReply(
      reply({
        state: { ...emptyState(), terms: ['mouse'], price: { max: 2_000 }, results: ['p1', 'p2'], focus: ['p2'] },
        parts: [
          { type: 'text', text: 'I found 2 mice.' },
          { type: 'chips', chips: [{ label: 'under $20', action: 'a1' }] },
          { type: 'products', products: products.slice(0, 2), total: 2 },
          { type: 'suggestions', suggestions: [{ label: 'Show more', action: 'a2' }] },
        ],
        trace: {
          engine: 'sqlite',
          queries: [{ kind: 'keyword', why: 'words', request: { sql: 'SELECT' }, tookMs: 1.23 }],
        },
      }),
      'USD',
    )
    expect(text).toBe(`I found 2 mice.
1. Pebblit Hop Wireless Mouse, black: $9.99, listed as available
2. Pebblit Hop Wireless Mouse, white: $9.99, listed as available
[1] ✕ under $20  [2] Show more

  intent: product_search
  state: “mouse” · under $20 · spoken of: 2
  query: keyword, 1.2 ms: words
    {"sql":"SELECT"}`)
    expect(buttons.map(({ action }) => action)).toEqual(['a1', 'a2'])
  })

  it('never steers the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const { text } = terminalReply(reply({ parts: [{ type: 'text', text: `\u001b[2J${said}` }] }), 'USD')
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})
