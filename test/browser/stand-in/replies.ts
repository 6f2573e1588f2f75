import type { Part, Reply } from '../../../src/chat/reply.ts'
import type { Trace } from '../../../src/search/search.ts'
import { emptyState } from '../../../src/understanding/understanding.ts'
import { hostile, mice, shelf } from './catalogue.ts'

/** What an answer says, without what identifies it. */
export type Said = Pick<Reply, 'intent' | 'parts' | 'trace'>

const trace: Trace = {
  engine: 'sqlite',
  queries: [
    {
      kind: 'keyword',
      why: 'All of the words, within the limits.',
      request: {
        sql: 'SELECT p.record, bm25(product_text, 10, 4, 1) AS rank FROM product_text JOIN products p ON p.rowid = product_text.rowid WHERE product_text MATCH ? AND p.price <= ? ORDER BY rank LIMIT ? OFFSET ?',
        params: ['"wireless" AND "mouse"', 3000, 24, 0],
      },
      tookMs: 1.42,
    },
  ],
}

const text = (words: string): Part => ({ type: 'text', text: words })

const refining: Part = {
  type: 'suggestions',
  suggestions: [
    { label: 'Cheaper', action: 'say-cheaper' },
    { label: 'In black', action: 'say-in-black' },
    { label: 'Show more', action: 'more' },
  ],
}

const answer = (...parts: Part[]): Said => ({ intent: 'product_search', parts, trace })

/** Canned answers by what is said or pressed. */
export function saidTo(message: string, action: string | undefined): Said {
  const asked = message.toLowerCase()
  if (action === 'remove-price') {
    return answer(
      text('Here are 214 wireless mice at any price.'),
      { type: 'products', products: mice, total: 214 },
      refining,
    )
  }
  if (action === 'say-in-black' || asked.includes('black')) {
    return answer(
      text('One black wireless mouse under $30.'),
      {
        type: 'chips',
        chips: [
          { label: 'under $30', action: 'remove-price' },
          { label: 'black', action: 'remove-colour' },
        ],
      },
      { type: 'products', products: mice.slice(0, 1), total: 1 },
      refining,
    )
  }
  if (asked.includes('mouse')) {
    return answer(
      text('I found 18 wireless mice under $30. These fit best.'),
      { type: 'chips', chips: [{ label: 'under $30', action: 'remove-price' }] },
      { type: 'products', products: mice, total: 18 },
      refining,
    )
  }
  if (asked.includes('compare')) return comparison
  if (asked.includes('pencils')) return list
  if (asked.includes('postage')) return article
  if (asked.includes('hostile')) return hostileAnswer
  if (asked.includes('shelf')) return answer(text('All of it.'), { type: 'products', products: shelf, total: 8 })
  return {
    intent: 'smalltalk',
    parts: [text(`You said: ${message}`)],
    trace: { engine: 'sqlite', queries: [] },
  }
}

const comparison: Said = {
  intent: 'product_compare',
  parts: [
    text('Side by side:'),
    {
      type: 'comparison',
      products: mice.slice(0, 3),
      rows: [
        { name: 'connection', values: ['Bluetooth', 'USB receiver', '2.4 GHz'] },
        { name: 'batteryLife', values: ['18 months', null, null] },
        { name: 'wireless', values: [true, true, true] },
      ],
    },
    {
      type: 'notice',
      kind: 'some-words',
      text: 'Nothing has all of your words; these have some of them.',
      undo: 'undo-some-words',
    },
  ],
  trace: {
    engine: 'elasticsearch',
    queries: [{ kind: 'keyword', why: 'By id', request: { ids: ['m1'] }, tookMs: 12 }],
  },
}

const article: Said = {
  intent: 'support',
  parts: [
    {
      type: 'article',
      id: 'postage',
      topic: 'delivery',
      title: 'What delivery costs',
      passage: `Delivery costs $4.90. ${'From $50 on it is free. '.repeat(30)}`,
      url: '/help/postage',
    },
  ],
  trace: { engine: 'sqlite', queries: [{ kind: 'support', why: 'By words', request: { q: 'postage' }, tookMs: 0.4 }] },
}

const [bluetooth, receiver, cheap] = mice
const list: Said = answer(text('Your list has 2 things, and I have 1 of them.'), {
  type: 'basket',
  items: [
    {
      ...{ text: 'mice', quantity: 3, wishes: [], or: [], line: 1, wanted: '3 × mice', packs: 3 },
      ...{ best: bluetooth, premium: receiver, budget: cheap, packsOf: { budget: 3, best: 3, premium: 2 } },
    },
    { text: 'pencils', quantity: 12, wishes: [], or: [], line: 2, wanted: '12 × pencils' },
  ],
  ...{ level: 'best', sets: 1, currency: 'USD', unmatched: ['pencils'] },
  totals: { budget: 3000, best: 7497, premium: 9000, chosen: 7497 },
})

const hostileAnswer: Said = {
  intent: 'product_search',
  parts: [
    text('<b>bold</b> <script>document.title="taken"</script> \u202Eesrever'),
    { type: 'notice', kind: 'x', text: `<i>${'n'.repeat(3_000)}` },
    { type: 'chips', chips: [{ label: `<u>${'c'.repeat(500)}`, action: 'a' }] },
    { type: 'products', products: [hostile, ...mice.slice(0, 2)], total: 3 },
    { type: 'suggestions', suggestions: [{ label: `\u202E<s>${'s'.repeat(500)}`, action: 'b' }] },
  ],
  trace: {
    engine: 'sqlite',
    queries: [{ kind: 'keyword', why: '<img src=x>', request: { query: '</code><script>1</script>' }, tookMs: 0.2 }],
  },
}

export const replyOf = (said: Said, conversationId: string, messageId: string): Reply => ({
  conversationId,
  messageId,
  state: emptyState(),
  ...said,
})
