import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compareModal, queryModal } from '../../../src/channels/slack/render/modals.ts'
import type { RenderOptions } from '../../../src/channels/slack/render/options.ts'
import { productsOf, renderPlain, renderReply } from '../../../src/channels/slack/render/render-reply.ts'
import type { Part, Reply } from '../../../src/chat/reply.ts'
import { emptyState } from '../../../src/understanding/understanding.ts'
import { breaches, messageBreaches } from '../../wire/slack/limits.ts'
import { slackTypes } from '../../wire/slack/slack-schema.ts'
import { anyReply } from '../any-reply.ts'

let schema: Awaited<ReturnType<typeof slackTypes>>
beforeAll(async () => {
  schema = await slackTypes()
})

const optionsFor = (reply: Reply, given: Partial<RenderOptions> = {}): RenderOptions => ({
  key: { channel: 'slack', conversationId: reply.conversationId, messageId: reply.messageId },
  publicUrl: 'https://shop.example',
  layout: 'modern',
  pictures: true,
  audience: 'conversation',
  ...given,
})

const replyOf = (...parts: Part[]): Reply => ({
  conversationId: 'C0123ABC/1700000000.000100',
  messageId: '1700000000.000100',
  intent: 'product_search',
  state: emptyState(),
  parts,
  trace: { engine: 'sqlite', queries: [] },
})

const product = (n: number, given = {}) => ({
  id: `p${n}`,
  title: `Lamp ${n}`,
  category: ['Lamps'],
  availability: 'in_stock' as const,
  attributes: {},
  version: 1,
  ...given,
})

const many = (count: number, given = {}): Part => ({
  type: 'products',
  products: Array.from({ length: count }, (_, n) => product(n, given)),
  total: count,
})

const options = fc.record({
  layout: fc.constantFrom('modern' as const, 'classic' as const),
  pictures: fc.boolean(),
  audience: fc.constantFrom('conversation' as const, 'private' as const, 'shared' as const),
})

describe('an answer on Slack', () => {
  it('keeps to every limit and pings nobody, whatever is in it', () => {
    fc.assert(
      fc.property(anyReply, options, (reply, given) => {
        const message = renderReply(reply, optionsFor(reply, given))
        expect(messageBreaches(message)).toEqual([])
        expect(JSON.stringify(message).isWellFormed()).toBe(true)
        expect(messageBreaches(renderPlain(reply))).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  }, 300_000)

  it('is of the types that @slack/types has, whatever is in it', () => {
    fc.assert(
      fc.property(anyReply, options, (reply, given) => {
        for (const block of renderReply(reply, optionsFor(reply, given)).blocks)
          expect(schema('KnownBlock', block)).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  }, 120_000)

  it('opens modals that keep to their limits, whatever is in it', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const products = productsOf(reply)
        for (const view of [queryModal(reply), ...(products.length > 0 ? [compareModal(products, 'C1~1')] : [])]) {
          expect(breaches(view)).toEqual([])
          expect(schema('ModalView', view)).toBeUndefined()
        }
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  it('shows cards in a carousel, and says how many are left out', () => {
    const { blocks } = renderReply(replyOf(many(24)), optionsFor(replyOf()))
    expect(blocks[0]).toMatchObject({ type: 'carousel' })
    expect(JSON.stringify(blocks)).toContain('… and 14 more')
  })

  it('shows sections where there are no cards, and counts out what does not fit', () => {
    const { blocks } = renderReply(replyOf(many(24)), optionsFor(replyOf(), { layout: 'classic' }))
    const shown = blocks.filter(({ type }) => type === 'section').length
    expect(shown).toBeGreaterThan(10)
    expect(JSON.stringify(blocks)).toContain(`… and ${24 - shown} more`)
    expect(JSON.stringify(blocks)).not.toMatch(/carousel|card|context_actions/)
  })

  it('never shows less products than it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 400 }),
        options,
        (count, length, given) => {
          const reply = replyOf(many(count, { title: 'x'.repeat(length) }))
          const { blocks } = renderReply(reply, optionsFor(reply, given))
          const text = JSON.stringify(blocks)
          const shown = text.split('product.details.').length - 1
          const said = Number(/… and (\d+) more/.exec(text)?.[1] ?? 0)
          expect(shown + said).toBe(count)
        },
      ),
    )
  })

  it('takes the prices and titles of products from their records', () => {
    const reply = replyOf({
      type: 'products',
      products: [
        product(1, {
          title: 'A & B <c>',
          price: { amount: 1999, currency: 'USD' },
          listPrice: { amount: 2999, currency: 'USD' },
          rating: 4.5,
          ratingCount: 12,
          brand: 'Lumo',
          stock: 3,
        }),
      ],
      total: 1,
    })
    const [card] = renderReply(reply, optionsFor(reply)).blocks
    expect(card).toMatchObject({
      type: 'card',
      title: { text: 'A &amp; B &lt;c&gt;' },
      subtitle: { text: '$19.99 (was $29.99) · ★ 4.5 (12)' },
      body: { text: 'In stock (3 left) · Lumo' },
    })
  })

  it('links and shows only http addresses, those of the service by its public address', () => {
    const pages = ['/p/1', 'https://shop.example/2', 'javascript:alert(1)', 'ftp://x'].map((url, n) =>
      product(n, { url, image: url }),
    )
    const reply = replyOf({ type: 'products', products: pages, total: 4 })
    const urls = (publicUrl: string | undefined) =>
      [
        ...JSON.stringify(renderReply(reply, optionsFor(reply, { publicUrl })).blocks).matchAll(
          /"(?:image_)?url":"([^"]+)"/g,
        ),
      ].map(([, url]) => url)
    expect(urls('https://public.example')).toEqual([
      'https://public.example/p/1',
      'https://public.example/p/1',
      'https://shop.example/2',
      'https://shop.example/2',
    ])
    expect(urls(undefined)).toEqual(['https://shop.example/2', 'https://shop.example/2'])
  })

  it('shows limits as buttons that remove them, and none of the conversation to whom it is shared with', () => {
    const reply = replyOf({ type: 'chips', chips: [{ label: 'under $30', action: 'abc' }] }, many(2))
    const buttons = (audience: RenderOptions['audience']) =>
      JSON.stringify(renderReply(reply, optionsFor(reply, { audience })).blocks)
    expect(buttons('conversation')).toContain(
      '"action_id":"press.abc","text":{"type":"plain_text","text":"✕ under $30"',
    )
    expect(buttons('conversation')).not.toContain('"share"')
    expect(buttons('private')).toContain('"share"')
    expect(buttons('shared')).not.toMatch(/press\.|"share"|feedback|person/)
    expect(buttons('shared')).toContain('product.details.0')
  })

  it('has a table for a comparison, and one only', () => {
    const comparison: Part = {
      type: 'comparison',
      products: [product(1, { units: { weight: 'g' } }), product(2)],
      rows: [
        { name: 'rating', values: [3, null] },
        { name: 'weight', values: ['78 g', '81 g'] },
      ],
    }
    const reply = replyOf(comparison, comparison)
    const { blocks } = renderReply(reply, optionsFor(reply))
    expect(blocks[0]).toMatchObject({
      type: 'table',
      rows: [
        [{ text: 'Product' }, { text: 'Lamp 1' }, { text: 'Lamp 2' }],
        [{ text: 'Rating' }, { text: '3' }, { text: '–' }],
        // A value comes with its unit, which is not said twice.
        [{ text: 'Weight' }, { text: '78 g' }, { text: '81 g' }],
      ],
    })
    expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(1)
    expect(blocks[1]).toMatchObject({ type: 'section', text: { text: '*Lamp 1*\nRating: 3\nWeight: 78 g' } })
  })

  it('says that something is left out when an answer is longer than a message', () => {
    const reply = replyOf({ type: 'text', text: 'word '.repeat(10_000) }, many(3))
    const { blocks } = renderReply(reply, optionsFor(reply))
    expect(JSON.stringify(blocks)).toContain('did not fit into this message')
  })
})
