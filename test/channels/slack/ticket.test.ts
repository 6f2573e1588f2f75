import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { homeView } from '../../../src/channels/slack/render/home.ts'
import { renderTicket } from '../../../src/channels/slack/render/ticket.ts'
import { breaches, messageBreaches } from '../../wire/slack/limits.ts'
import { slackTypes } from '../../wire/slack/slack-schema.ts'

let schema: Awaited<ReturnType<typeof slackTypes>>
beforeAll(async () => {
  schema = await slackTypes()
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.constantFrom('<!channel> <@U1>', 'x'.repeat(4_000), '🛒'.repeat(2_000), ''),
)
const ticket = fc.record(
  {
    id: fc.uuid(),
    requestedAt: fc.constant('2026-11-24T10:00:00.000Z'),
    channel: fc.constantFrom('web', 'slack'),
    conversationId: fc.constant('C1/1.1'),
    contact: text,
    reason: text,
    search: fc.record({ words: text, limits: fc.array(text, { maxLength: 20 }) }),
    messages: fc.array(
      fc.record({
        from: fc.constantFrom('shopper' as const, 'shopclerk' as const),
        at: fc.constant('2026-11-24T10:00:00.000Z'),
        text,
        products: fc.array(fc.record({ id: fc.uuid(), title: text, price: fc.constant('$5') }), { maxLength: 24 }),
      }),
      { maxLength: 200 },
    ),
  },
  { requiredKeys: ['id', 'requestedAt', 'channel', 'conversationId', 'messages'] },
)

describe('a ticket in the channel of the shop’s people', () => {
  it('keeps to every limit and pings nobody but the one who asked, whatever was said', () => {
    fc.assert(
      fc.property(ticket, fc.constantFrom(undefined, 'U0ADA', '<!channel>'), (one, user) => {
        const message = renderTicket(one, { user, permalink: 'https://x.slack.com/archives/C1/p1' })
        expect(messageBreaches(message, /<@U0ADA>/)).toEqual([])
        for (const block of message.blocks) expect(schema('KnownBlock', block)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  it('has the last lines, oldest first, and says how many came before', () => {
    const messages = Array.from({ length: 100 }, (_, n) => ({
      from: 'shopper' as const,
      at: 'x',
      text: `line ${n} ${'x'.repeat(400)}`,
    }))
    const shown = JSON.stringify(
      renderTicket({ id: 't', requestedAt: 'x', channel: 'web', conversationId: 'c', messages }, {}).blocks,
    )
    const lines = [...shown.matchAll(/line (\d+)/g)].map(([, n]) => Number(n))
    expect(lines.at(-1)).toBe(99)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    expect(shown).toContain(`… and ${100 - lines.length} earlier lines`)
  })
})

describe('the Home tab', () => {
  it('keeps to every limit, whatever was searched for', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.map((one) => ({ text: one, reference: 'C1/1.1~1.1' })),
          { maxLength: 8 },
        ),
        (recent) => {
          const view = homeView(recent)
          expect(breaches(view)).toEqual([])
          expect(schema('HomeView', view)).toBeUndefined()
        },
      ),
      { numRuns: 100 },
    )
  })
})
