import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCustomId } from '../../../src/channels/discord/custom-ids.ts'
import type { RenderOptions } from '../../../src/channels/discord/render/options.ts'
import { renderQuery } from '../../../src/channels/discord/render/query.ts'
import { renderReply } from '../../../src/channels/discord/render/render-reply.ts'
import { renderPlain } from '../../../src/channels/discord/render/render-text.ts'
import type { Part, Reply } from '../../../src/chat/reply.ts'
import { describeWith, testData } from '../../fixtures/requirements.ts'
import { discordTypes } from '../../wire/discord/discord-schema.ts'
import { messageBreaches } from '../../wire/discord/limits.ts'
import { anyReply } from '../any-reply.ts'
import { componentsOf, manyProducts, optionsFor, product, replyOf } from './replies.ts'

const anyOptions = fc.record({
  audience: fc.constantFrom('conversation' as const, 'private' as const, 'shared' as const),
  from: fc.option(fc.nat(150), { nil: undefined }),
  publicUrl: fc.constantFrom(undefined, 'https://shop.example'),
})

const shownPositions = (reply: Reply, options: RenderOptions): number[] => {
  const texts = componentsOf(renderReply(reply, options)).flatMap(({ content }) => content ?? [])
  return texts.flatMap((content) => /^\*\*(\d+)\. /.exec(content)?.[1] ?? []).map(Number)
}

describe('a long basket on Discord', () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    ...{
      text: `thing number ${index + 1}`,
      quantity: 2,
      wanted: `2 things number ${index + 1} of a long name`,
      wishes: [],
    },
    ...{
      or: [],
      line: index + 1,
      packs: 2,
      best: product(index, {
        title: `Lamp ${index} with a shade of linen and a foot of oak, for reading`,
        url: `https://shop.example/${index}`,
      }),
    },
  }))
  const totals = { budget: 1, best: 1, premium: 1, chosen: 1 }
  const basket: Part = { type: 'basket', items, level: 'best', sets: 1, currency: 'USD', totals, unmatched: [] }
  const linesOf = (options: RenderOptions): number[] =>
    componentsOf(renderReply(replyOf(basket), options)).flatMap(({ content }) =>
      [...(content ?? '').matchAll(/^\*\*(\d+)\.\*\*/gm)].map(([, line]) => Number(line)),
    )

  it('is shown in pages, with each of its lines on one of them', () => {
    const seen: number[] = []
    let from: number | undefined = 0
    for (let page = 0; page < 20 && from !== undefined; page++) {
      const options = optionsFor({ from })
      seen.push(...linesOf(options))
      const message = renderReply(replyOf(basket), options)
      expect(messageBreaches(message)).toEqual([])
      const next = componentsOf(message).find(({ label }) => /^Lines \d+ to 60/.test(label ?? ''))
      const pressed = readCustomId(next?.custom_id ?? '')
      from = pressed?.kind === 'page' ? pressed.from : undefined
      expect(componentsOf(message).some(({ label }) => label === '◀ From line 1')).toBe(page > 0)
    }
    expect(linesOf(optionsFor()).length).toBeLessThan(items.length)
    expect(seen).toEqual(items.map(({ line }) => line))
  })

  it('says that lines are left out where nothing can be pressed', () => {
    const message = renderReply(replyOf(basket), optionsFor({ audience: 'shared' }))
    expect(JSON.stringify(message)).toMatch(/did not fit/)
  })
})

describe('an answer on Discord', () => {
  it('keeps to every limit, formats and links nothing and pings nobody, whatever is in it', () => {
    fc.assert(
      fc.property(anyReply, anyOptions, (reply, given) => {
        const message = renderReply(reply, optionsFor(given))
        expect(messageBreaches(message)).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  }, 600_000)

  it('does so too in words alone, and where it shows how it searched', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(messageBreaches(renderPlain(reply))).toEqual([])
        expect(messageBreaches(renderQuery(reply))).toEqual([])
      }),
      { numRuns: 500 },
    )
  }, 120_000)

  it('always has a component by which it is found again', () => {
    fc.assert(
      fc.property(anyReply, anyOptions, (reply, given) => {
        const options = optionsFor(given)
        const { conversationId, messageId } = options.key
        expect(JSON.stringify(renderReply(reply, options))).toContain(`~${conversationId}~${messageId}`)
      }),
      { numRuns: 300 },
    )
  })

  it('has custom ids that are all read again', () => {
    fc.assert(
      fc.property(anyReply, anyOptions, (reply, given) => {
        const ids = componentsOf(renderReply(reply, optionsFor(given))).flatMap(({ custom_id: id }) => id ?? [])
        for (const id of ids) expect(readCustomId(id)).toBeDefined()
      }),
      { numRuns: 300 },
    )
  })

  it('shows each product on exactly one of its pages, and says how many it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 }), (count, length) => {
        const reply = replyOf(manyProducts(count, { title: 'x'.repeat(length) }))
        const shown: number[] = []
        for (let from: number | undefined = 0; from !== undefined; ) {
          const options = optionsFor({ from })
          const here = count === 1 ? [1] : shownPositions(reply, options)
          shown.push(...here)
          const text = JSON.stringify(renderReply(reply, options))
          const rest = Number(/… and (\d+) more/.exec(text)?.[1] ?? 0)
          expect(shown.length + rest).toBe(count)
          const next = componentsOf(renderReply(reply, options)).flatMap(
            ({ custom_id: id }) => readCustomId(id ?? '') ?? [],
          )
          const pages = next.flatMap((one) => (one.kind === 'page' ? [one.from] : []))
          from = pages.find((one) => one === shown.length)
          if (rest > 0) expect(from).toBe(shown.length)
        }
        expect(shown).toEqual(Array.from({ length: count }, (_, at) => at + 1))
      }),
      { numRuns: 100 },
    )
  })

  it('goes back to the page before, and none is beyond the last', () => {
    const reply = replyOf(manyProducts(12))
    expect(shownPositions(reply, optionsFor({ from: 5 }))).toEqual([6, 7, 8, 9, 10])
    expect(JSON.stringify(renderReply(reply, optionsFor({ from: 5 })))).toContain('"page~20~30~0"')
    expect(shownPositions(reply, optionsFor({ from: 400 }))).toEqual([11, 12])
    expect(JSON.stringify(renderReply(reply, optionsFor({ from: 10 })))).not.toContain('Show')
  })

  it('says what is left out', () => {
    const chips: Part = {
      type: 'chips',
      chips: Array.from({ length: 40 }, (_, n) => ({ label: `limit ${n}`, action: `a${n}` })),
    }
    const text = JSON.stringify(renderReply(replyOf(chips), optionsFor()))
    const shown = text.split('✕').length - 1
    expect(shown).toBeGreaterThan(15)
    expect(text).toContain(`… and ${40 - shown} more limits`)
    const long = replyOf({ type: 'text', text: 'word '.repeat(10_000) }, manyProducts(3))
    expect(JSON.stringify(renderReply(long, optionsFor()))).toContain('something more did not fit into this message')
    expect(shownPositions(long, optionsFor())).toEqual([1, 2, 3])
  })

  it('fits a usual answer whole: six products, two limits, five suggestions', () => {
    const labelled = (count: number, name: string) =>
      Array.from({ length: count }, (_, n) => ({ label: `${name} ${n}`, action: `${name}${n}` }))
    const reply = {
      ...replyOf(
        { type: 'text', text: 'I found 132 lamps.' },
        manyProducts(6),
        { type: 'chips', chips: labelled(2, 'limit') },
        { type: 'suggestions', suggestions: labelled(5, 'go') },
      ),
      trace: { engine: 'sqlite' as const, queries: [{ kind: 'keyword' as const, why: 'x', request: {}, tookMs: 1 }] },
    }
    for (const audience of ['conversation', 'private'] as const) {
      const text = JSON.stringify(renderReply(reply, optionsFor({ audience })))
      expect(text).not.toMatch(/… and|did not fit/)
      expect(text.split('press~').length - 1).toBe(7)
    }
  })

  it('never makes a link or shows a picture but at an http address, those of the service by its public one', () => {
    const pages = ['/p/1', 'https://shop.example/2', 'javascript:alert(1)', 'ftp://x', '/drawn.svg'].map((url, n) =>
      product(n, { url, image: url }),
    )
    const urls = (one: (typeof pages)[number], publicUrl: string | undefined) =>
      [
        ...JSON.stringify(
          renderReply(replyOf({ type: 'products', products: [one], total: 1 }), optionsFor({ publicUrl })),
        ).matchAll(/"url":"([^"]+)"/g),
      ].map(([, url]) => url)
    const found = (publicUrl: string | undefined) => pages.flatMap((one) => urls(one, publicUrl))
    expect(found('https://public.example')).toEqual([
      'https://public.example/p/1',
      'https://public.example/p/1',
      'https://shop.example/2',
      'https://shop.example/2',
      'https://public.example/drawn.svg',
    ])
    expect(found(undefined)).toEqual(['https://shop.example/2', 'https://shop.example/2'])
  })
})

describeWith('TEST_DATA', 'an answer, by Discord’s OpenAPI', () => {
  it('is what each way of sending it takes, whatever is in it', () => {
    const check = discordTypes(`${testData}/specs`)
    fc.assert(
      fc.property(anyReply, anyOptions, (reply, given) => {
        const message = renderReply(reply, optionsFor(given))
        expect(check('MessageCreateRequest', message)).toBeUndefined()
        expect(check('CreateMessageInteractionCallbackRequest', { type: 4, data: message })).toBeUndefined()
        expect(check('UpdateMessageInteractionCallbackRequest', { type: 7, data: message })).toBeUndefined()
        expect(check('IncomingWebhookUpdateRequestPartial', message)).toBeUndefined()
        expect(check('IncomingWebhookUpdateRequestPartial', renderPlain(reply))).toBeUndefined()
        expect(check('CreateMessageInteractionCallbackRequest', { type: 4, data: renderQuery(reply) })).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
  }, 300_000)

  it('finds what is wrong', () => {
    const check = discordTypes(`${testData}/specs`)
    const row = (button: object) => ({ components: [{ type: 1, components: [button] }] })
    const button = { type: 2, style: 2, label: 'x', custom_id: 'x' }
    expect(check('MessageCreateRequest', row(button))).toBeUndefined()
    expect(check('MessageCreateRequest', row({ ...button, label: 'x'.repeat(81) }))).toContain('MessageCreateRequest')
    expect(check('MessageCreateRequest', row({ ...button, tooltip: 'x' }))).toContain('MessageCreateRequest')
    expect(check('MessageCreateRequest', { components: [{ type: 9, components: [] }] })).toContain(
      'MessageCreateRequest',
    )
  })
})
