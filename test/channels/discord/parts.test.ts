import type {
  APIInteractionResponseCallbackData,
  APIModalInteractionResponseCallbackData,
  RESTPatchAPIWebhookWithTokenMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord.js'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { renderChoices } from '../../../src/channels/discord/render/choices.ts'
import { commentModal } from '../../../src/channels/discord/render/comment-modal.ts'
import type {
  ComponentsPayload,
  ModalPayload,
  TextPayload,
} from '../../../src/channels/discord/render/message-payload.ts'
import { renderQuery } from '../../../src/channels/discord/render/query.ts'
import { renderReply } from '../../../src/channels/discord/render/render-reply.ts'
import { renderAskAgain, renderPlain, renderText } from '../../../src/channels/discord/render/render-text.ts'
import { renderTicket } from '../../../src/channels/discord/render/ticket.ts'
import type { Part } from '../../../src/chat/reply.ts'
import { describeWith, testData } from '../../fixtures/requirements.ts'
import { discordTypes } from '../../wire/discord/discord-schema.ts'
import { choiceBreaches, markupIn, messageBreaches, modalBreaches } from '../../wire/discord/limits.ts'
import { anyText } from '../any-reply.ts'
import { componentsOf, key, manyProducts, optionsFor, product, replyOf } from './replies.ts'

const contentOf = (message: ComponentsPayload): string =>
  componentsOf(message)
    .flatMap(({ content }) => content ?? [])
    .join('\n')
const buttonsOf = (message: ComponentsPayload) =>
  componentsOf(message).flatMap(({ type, label, custom_id: id }) => (type === 2 ? [[label, id]] : []))

const lamp = product(1, {
  title: 'A *bright* [lamp]',
  price: { amount: 1999, currency: 'USD' },
  listPrice: { amount: 2999, currency: 'USD' },
  rating: 4.5,
  ratingCount: 12,
  brand: 'Lumo',
  stock: 3,
  image: '/images/1.png',
  url: 'https://shop.example/1',
})
const lampText = '$19.99 (was $29.99) · ★ 4.5 (12)\n-# In stock (3 left) · Lumo'

describe('each part of an answer', () => {
  it('is a text as it was written', () => {
    const text = replyOf({ type: 'text', text: 'Two *lamps*:\n- one' }, { type: 'text', text: 'And more.' })
    expect(contentOf(renderReply(text, optionsFor()))).toBe('Two \\*lamps\\*:\n\\- one\nAnd more.')
  })

  it('is one product with its facts, a large picture and buttons', () => {
    const message = renderReply(replyOf({ type: 'products', products: [lamp], total: 1 }), optionsFor())
    const [container] = message.components
    expect(container).toMatchObject({
      type: 17,
      accent_color: 0x1f5b49,
      components: [
        { type: 10, content: `**A \\*bright\\* \\[lamp\\]**\n${lampText}` },
        { type: 12, items: [{ media: { url: 'https://shop.example/images/1.png' }, description: lamp.title }] },
        {
          type: 1,
          components: [
            { label: 'Details', custom_id: 'details~20~30~0' },
            { label: 'Similar', custom_id: 'similar~20~30~0' },
            { label: 'Open', style: 5, url: 'https://shop.example/1' },
          ],
        },
      ],
    })
  })

  it('is two products, each with its picture and buttons, and a select to compare them', () => {
    const message = renderReply(replyOf({ type: 'products', products: [lamp, product(2)], total: 2 }), optionsFor())
    const [container] = message.components
    expect(container).toMatchObject({
      components: [
        {
          type: 9,
          components: [{ content: `**1. A \\*bright\\* \\[lamp\\]**\n${lampText}` }],
          accessory: { type: 11, media: { url: 'https://shop.example/images/1.png' } },
        },
        { type: 1, components: [{ label: 'Details' }, { label: 'Similar' }, { label: 'Open' }] },
        { type: 10, content: '**2. Lamp 2**\n-# Listed as available' },
        { type: 1, components: [{ label: 'Details' }, { label: 'Similar' }] },
        { type: 1, components: [{ type: 3, custom_id: 'compare~20~30', min_values: 2, max_values: 2 }] },
      ],
    })
  })

  it('is a list of products with thumbnails, and selects for details, to compare and for what is like one', () => {
    const products = [lamp, product(2), product(3)]
    const message = renderReply(replyOf({ type: 'products', products, total: 3 }), optionsFor())
    const [container] = message.components
    expect(container).toMatchObject({
      components: [
        { type: 9, accessory: { type: 11 } },
        { type: 9, accessory: { type: 2, label: 'Details', custom_id: 'details~20~30~1' } },
        { type: 9, accessory: { type: 2, custom_id: 'details~20~30~2' } },
        {
          components: [
            {
              type: 3,
              custom_id: 'choose~20~30',
              options: [
                { label: '1. A *bright* [lamp]', value: '0', description: '$19.99 (was $29.99) · ★ 4.5 (12)' },
                { label: '2. Lamp 2', value: '1' },
                { label: '3. Lamp 3', value: '2' },
              ],
            },
          ],
        },
        { components: [{ type: 3, custom_id: 'compare~20~30', min_values: 2, max_values: 3 }] },
        { components: [{ type: 3, custom_id: 'alike~20~30', min_values: 1, max_values: 1 }] },
      ],
    })
  })

  it('has the shop’s colour', () => {
    const [container] = renderReply(replyOf(manyProducts(1)), optionsFor({ colour: 0x123456 })).components
    expect(container).toMatchObject({ accent_color: 0x123456 })
  })

  const comparison = (...rows: Extract<Part, { type: 'comparison' }>['rows']): Part => ({
    type: 'comparison',
    products: [lamp, { ...product(2), units: { weight: 'g' } }],
    rows,
  })

  it('is a comparison in a table where that is narrow, with the pictures above', () => {
    const rows = [
      { name: 'weight', values: [null, 80] },
      { name: 'dimmable', values: [true, false] },
    ]
    const message = renderReply(replyOf(comparison(...rows)), optionsFor())
    expect(message.components[0]).toMatchObject({ components: [{ type: 12, items: [{}] }, { type: 10 }] })
    expect(contentOf(message)).toBe(
      [
        '**1.** A \\*bright\\* \\[lamp\\] · $19.99',
        '**2.** Lamp 2',
        '```',
        '          1    2',
        'Weight    –    80 g',
        'Dimmable  yes  no',
        '```',
      ].join('\n'),
    )
  })

  it('is a comparison line by line where values are long, or of other widths', () => {
    const long = contentOf(
      renderReply(replyOf(comparison({ name: 'use', values: ['x'.repeat(60), 'a*b'] })), optionsFor()),
    )
    expect(long).toContain(`**Use** 1: ${'x'.repeat(60)} · 2: a\\*b`)
    expect(contentOf(renderReply(replyOf(comparison({ name: '色', values: ['黒', '白'] })), optionsFor()))).toContain(
      '**色** 1: 黒 · 2: 白',
    )
  })

  it('says how many differences are left out of a comparison', () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ name: `row ${n}`, values: ['y'.repeat(80), 'z'.repeat(80)] }))
    const content = contentOf(renderReply(replyOf(comparison(...rows)), optionsFor()))
    const shown = content.split('**Row').length - 1
    expect(shown).toBeGreaterThan(10)
    expect(content).toContain(`… and ${100 - shown} more differences`)
  })

  it('is an article with its source and a link to it', () => {
    const article: Part = {
      type: 'article',
      id: 'a',
      topic: 'returns',
      title: 'Sending back',
      passage: '30 *days*.',
      url: '/help/a',
    }
    const [container] = renderReply(replyOf(article), optionsFor()).components
    expect(container).toMatchObject({
      components: [
        {
          type: 9,
          components: [{ content: '**Sending back**\n30 \\*days\\*.\n-# From the help centre: returns' }],
          accessory: { type: 2, style: 5, label: 'Read the article', url: 'https://shop.example/help/a' },
        },
      ],
    })
    const [without] = renderReply(replyOf(article), optionsFor({ publicUrl: undefined })).components
    expect(without).toMatchObject({ components: [{ type: 10 }] })
  })

  it('is a notice, and what undoes it', () => {
    const notices = replyOf(
      { type: 'notice', kind: 'spelling', text: 'Showing “mouse”.', undo: 'abc' },
      { type: 'notice', kind: 'other', text: 'Prices\nchange.' },
    )
    const message = renderReply(notices, optionsFor())
    expect(contentOf(message)).toBe('-# Showing “mouse”.\n-# Prices change.')
    expect(buttonsOf(message)).toContainEqual(['Search without that', 'press~20~abc'])
  })

  it('is limits that can be removed and suggestions, each action once', () => {
    const message = renderReply(
      replyOf(
        { type: 'chips', chips: [{ label: 'under $30', action: 'a1' }] },
        {
          type: 'suggestions',
          suggestions: [
            { label: 'Show more', action: 'a2' },
            { label: 'Again', action: 'a1' },
          ],
        },
      ),
      optionsFor(),
    )
    expect(buttonsOf(message).slice(0, 2)).toEqual([
      ['✕ under $30', 'press~20~a1'],
      ['Show more', 'press~20~a2'],
    ])
    expect(JSON.stringify(message)).not.toContain('Again')
  })

  it.each([
    ['conversation' as const, ['How I searched', 'Talk to a person', '👍', '👎']],
    ['private' as const, ['Share', 'How I searched', 'Talk to a person', '👍', '👎']],
    ['shared' as const, ['How I searched']],
  ])('ends, for %s, with %j', (audience, labels) => {
    const reply = {
      ...replyOf({ type: 'chips', chips: [{ label: 'x', action: 'a1' }] }),
      trace: { engine: 'sqlite' as const, queries: [{ kind: 'keyword' as const, why: 'x', request: {}, tookMs: 1 }] },
    }
    const shown = buttonsOf(renderReply(reply, optionsFor({ audience }))).map(([label]) => label)
    expect(shown).toEqual(audience === 'shared' ? labels : ['✕ x', ...labels])
  })

  it('does not offer a person where one was asked for', () => {
    expect(JSON.stringify(renderReply({ ...replyOf(), intent: 'handoff' }, optionsFor()))).not.toContain('person')
  })
})

describe('what is beside answers', () => {
  const ticketOf = (text: string, count: number) => ({
    id: 'T1',
    requestedAt: '2026-11-24T10:00:00.000Z',
    channel: 'discord',
    conversationId: '20',
    contact: text,
    reason: text,
    search: { words: text, limits: [text] },
    messages: Array.from({ length: count }, (_, n) => ({
      from: n % 2 === 0 ? ('shopper' as const) : ('shopclerk' as const),
      at: '2026-11-24T10:00:00.000Z',
      text: `line ${n} ${text}`,
      products: [{ id: 'p', title: text, price: '$5' }],
    })),
  })

  it('keeps to every limit and pings nobody, whatever is in it', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.nat(60),
        fc.constantFrom(undefined, '123456789012345678', '@everyone'),
        (text, count, user) => {
          expect(messageBreaches(renderText(text))).toEqual([])
          expect(messageBreaches(renderAskAgain(text, key))).toEqual([])
          const ticket = renderTicket(ticketOf(text, count), { user, link: 'https://discord.com/channels/1/2/3' })
          expect(messageBreaches(ticket, /<@123456789012345678>/)).toEqual([])
          if (user === '123456789012345678') expect(messageBreaches(ticket)).not.toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  }, 120_000)

  it('has the last lines of a conversation, oldest first, and says how many came before', () => {
    const content = contentOf(renderTicket(ticketOf('x'.repeat(300), 100), {}))
    const lines = [...content.matchAll(/line (\d+)/g)].map(([, n]) => Number(n))
    expect(lines.at(-1)).toBe(99)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    expect(content).toContain(`… and ${100 - lines.length} earlier lines`)
  })

  it('shows the very queries of an answer, and where they are cut', () => {
    const query = { kind: 'keyword' as const, why: 'all *words*', request: { q: '`a`' }, tookMs: 1.25 }
    const content = contentOf(renderQuery({ trace: { engine: 'sqlite', queries: [query] } }))
    expect(content).toBe('**keyword** all \\*words\\*\n```json\n{\n  "q": "\\u0060a\\u0060"\n}\n```\n-# sqlite, 1.3 ms')
    const long = { ...query, request: { q: 'x'.repeat(9_000) } }
    const cut = contentOf(renderQuery({ trace: { engine: 'sqlite', queries: Array.from({ length: 12 }, () => long) } }))
    expect(cut).toContain('… and 4 more queries')
    expect(cut.split('```json').length - 1).toBe(8)
    expect(contentOf(renderQuery({ trace: { engine: 'sqlite', queries: [] } }))).toBe(
      'I searched nothing for this answer.',
    )
  })

  it('asks what was wrong in a modal', () => {
    expect(modalBreaches(commentModal(key))).toEqual([])
    expect(commentModal(key).custom_id).toBe('comment~20~30')
  })

  it('offers choices inside their limits, each value once', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 60 }), (values) => {
        const choices = renderChoices(values)
        expect(choiceBreaches(choices)).toEqual([])
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
      }),
      { numRuns: 300 },
    )
    expect(renderChoices([{ name: 'x'.repeat(200), value: 'a' }])).toEqual([{ name: `${'x'.repeat(99)}…`, value: 'a' }])
    expect(renderChoices([{ name: '\u202eabc', value: 'a' }])).toEqual([{ name: 'abc', value: 'a' }])
    expect(renderChoices([{ name: 'a', value: 'x'.repeat(101) }])).toEqual([])
  })

  it('says an answer in words where Discord takes no components', () => {
    const { content } = renderPlain(
      replyOf({ type: 'text', text: '*Lamps*:' }, { type: 'products', products: [lamp], total: 1 }),
    )
    expect(content).toBe('\\*Lamps\\*:\n• A \\*bright\\* \\[lamp\\] – $19.99')
  })
})

describe('the types of what is sent', () => {
  it('are those that discord.js has', () => {
    expectTypeOf<ComponentsPayload>().toExtend<RESTPostAPIChannelMessageJSONBody>()
    expectTypeOf<TextPayload>().toExtend<RESTPostAPIChannelMessageJSONBody>()
    expectTypeOf<ComponentsPayload>().toExtend<RESTPatchAPIWebhookWithTokenMessageJSONBody>()
    expectTypeOf<ComponentsPayload>().toExtend<APIInteractionResponseCallbackData>()
    expectTypeOf<TextPayload>().toExtend<APIInteractionResponseCallbackData>()
    expectTypeOf<ModalPayload>().toExtend<APIModalInteractionResponseCallbackData>()
  })
})

describeWith('TEST_DATA', 'what is beside answers, by Discord’s OpenAPI', () => {
  it('is what it takes', () => {
    const check = discordTypes(`${testData}/specs`)
    const choices = renderChoices([{ name: 'Lumo', value: 'Lumo' }])
    expect(check('ModalInteractionCallbackRequest', { type: 9, data: commentModal(key) })).toBeUndefined()
    expect(check('ApplicationCommandAutocompleteCallbackRequest', { type: 8, data: { choices } })).toBeUndefined()
    expect(
      check('CreateMessageInteractionCallbackRequest', { type: 4, data: renderAskAgain('x', key) }),
    ).toBeUndefined()
  })
})

describe('the check of markup', () => {
  it.each([
    '<@1>',
    '@everyone',
    '[a](https://b.example)',
    'https://b.example',
    '# a',
    '- a',
    '||a||',
    '> a',
    '<t:1:R>',
    '_a_',
    '<:a:123>',
  ])('finds %s', (text) => {
    expect(markupIn(text)).not.toEqual([])
  })
})
