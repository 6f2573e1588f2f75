import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Part, Reply } from '../../src/chat/reply.ts'
import {
  advance,
  eventsAfter,
  type Position,
  positionOf,
  progressOf,
  type ReplyEvent,
  type ReplyProgress,
  startOfReply,
} from '../../src/chat/reply-events.ts'
import { emptyState } from '../../src/understanding/understanding.ts'
import { reassemble } from '../fixtures/chat.ts'

/** Any sequence of UTF-16 units: also halves of characters. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units))

const product = fc.record({
  id: fc.string({ minLength: 1, maxLength: 10 }),
  title: fc.string({ minLength: 1, maxLength: 10 }),
  category: fc.constant<string[]>([]),
  availability: fc.constant('in_stock' as const),
  attributes: fc.dictionary(fc.string({ maxLength: 5 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
    noNullPrototype: true,
  }),
  version: fc.nat(),
})

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('text' as const), text: anyText }) },
  fc.record({ type: fc.constant('products' as const), products: fc.array(product, { maxLength: 3 }), total: fc.nat() }),
  fc.record({ type: fc.constant('notice' as const), kind: fc.constant('note'), text: anyText }),
)

const reply: fc.Arbitrary<Reply> = fc.record({
  conversationId: fc.constant('talk'),
  messageId: fc.constant('m1'),
  intent: fc.constantFrom('product_search' as const, 'smalltalk' as const),
  state: fc.array(fc.string()).map((terms) => ({ ...emptyState(), terms })),
  parts: fc.array(part, { maxLength: 5 }),
  trace: fc.constant({ engine: 'sqlite' as const, queries: [] }),
})

/** Every moment of a reply that is made part by part, its texts in pieces of `sizes` where those are not 0. */
function momentsOf(whole: Reply, sizes: readonly number[]): ReplyProgress[] {
  const at = (parts: Part[], growing: boolean): ReplyProgress => ({
    ...progressOf(whole),
    parts,
    growing,
    closing: undefined,
  })
  const moments: ReplyProgress[] = [{ ...at([], false), opening: undefined }, at([], false)]
  let turn = 0
  whole.parts.forEach((next, index) => {
    const before = whole.parts.slice(0, index)
    const size = sizes[turn++ % sizes.length] ?? 0
    if (next.type !== 'text' || size === 0) {
      moments.push(at([...before, next], false))
      return
    }
    for (let length = size; length < next.text.length; length += sizes[turn++ % sizes.length] || 1) {
      moments.push(at([...before, { type: 'text', text: next.text.slice(0, length) }], true))
    }
    moments.push(at([...before, next], true))
  })
  return [...moments, progressOf(whole)]
}

/** The events that a follower sees who looks at those moments that `looks` says, and always at the last. */
function seenBy(moments: readonly ReplyProgress[], looks: readonly boolean[]): ReplyEvent[] {
  let position: Position = startOfReply
  const seen: ReplyEvent[] = []
  moments.forEach((moment, index) => {
    if (looks[index % looks.length] === false && index < moments.length - 1) return
    const step = advance(moment, position)
    position = step.position
    seen.push(...step.events)
  })
  return seen
}

const wire = (value: Reply): Reply => JSON.parse(JSON.stringify(value)) as Reply
const sizes = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 8 })
const looks = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })

describe('the events of a reply', () => {
  it('make the reply again, whole or streamed in any pieces', () => {
    fc.assert(
      fc.property(reply, sizes, looks, (whole, chunking, pace) => {
        expect(reassemble(eventsAfter(whole, undefined))).toEqual(wire(whole))
        expect(reassemble(seenBy(momentsOf(whole, chunking), pace))).toEqual(wire(whole))
      }),
    )
  })

  it('go on from any event that was ever sent with exactly the rest', () => {
    fc.assert(
      fc.property(reply, sizes, looks, fc.nat(), (whole, chunking, pace, at) => {
        const sent = seenBy(momentsOf(whole, chunking), pace)
        const cut = at % (sent.length + 1)
        const had = sent.slice(0, cut)
        const rest = eventsAfter(wire(whole), had.at(-1)?.id)
        expect(reassemble(rest, reassemble(had))).toEqual(wire(whole))
        // Exactly: nothing is sent twice.
        if (cut > 0) expect(rest.some(({ event }) => event === 'meta')).toBe(false)
        const length = (events: readonly ReplyEvent[]): number =>
          events.reduce(
            (sum, { event, data }) =>
              sum +
              (event === 'delta'
                ? data.text.length
                : event === 'part' && data.part.type === 'text'
                  ? data.part.text.length
                  : 0),
            0,
          )
        const texts = whole.parts.reduce(
          (sum, { type, ...said }) => sum + (type === 'text' && 'text' in said ? said.text.length : 0),
          0,
        )
        expect(length(had) + length(rest)).toBe(texts)
      }),
    )
  })

  it('go on live from any event, at any moment of the making', () => {
    fc.assert(
      fc.property(reply, sizes, sizes, fc.nat(), fc.nat(), (whole, first, second, at, moment) => {
        const sent = seenBy(momentsOf(whole, first), [true])
        const had = sent.slice(0, at % sent.length)
        // Made again after a crash, in other pieces, and at some other moment.
        const moments = momentsOf(whole, second)
        const from = moments.slice(moment % moments.length)
        let position: Position | undefined
        let client = reassemble(had)
        for (const progress of from) {
          position ??= positionOf(progress, had.at(-1)?.id)
          const step = advance(progress, position)
          position = step.position.at === 'start' ? undefined : step.position
          client = reassemble(step.events, client)
        }
        expect(client).toEqual(wire(whole))
      }),
    )
  })

  it('begin anew for an id of another reply, and for one that never was', () => {
    fc.assert(
      fc.property(reply, reply, fc.nat(), (mine, other, at) => {
        const sent = eventsAfter(other, undefined)
        const had = sent.slice(0, 1 + (at % sent.length))
        const id = had.at(-1)?.id
        fc.pre(id !== 'done')
        expect(reassemble(eventsAfter(mine, id), reassemble(had))).toEqual(wire(mine))
      }),
    )
    fc.assert(
      fc.property(reply, fc.string(), (whole, id) => {
        fc.pre(id !== 'done')
        expect(eventsAfter(whole, id)).toEqual(eventsAfter(whole, undefined))
      }),
    )
  })

  it('have ids of their own, in characters that a header may carry', () => {
    fc.assert(
      fc.property(reply, sizes, (whole, chunking) => {
        const ids = seenBy(momentsOf(whole, chunking), [true]).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(/^[\w:-]{1,40}$/)
      }),
    )
  })

  it('come as meta, parts and done, and nothing comes after done', () => {
    const whole: Reply = {
      conversationId: 'talk',
      messageId: 'm1',
      intent: 'product_search',
      state: emptyState(),
      parts: [
        { type: 'text', text: 'Two mice:' },
        { type: 'products', products: [], total: 2 },
      ],
      trace: { engine: 'sqlite', queries: [] },
    }
    const events = eventsAfter(whole, undefined)
    expect(events.map(({ event, data }) => [event, data])).toEqual([
      ['meta', { conversationId: 'talk', messageId: 'm1', intent: 'product_search', state: emptyState() }],
      ['part', { index: 0, part: whole.parts[0] }],
      ['part', { index: 1, part: whole.parts[1] }],
      ['done', { state: whole.state, trace: whole.trace }],
    ])
    expect(eventsAfter(whole, 'done')).toEqual([])
  })

  it('of a reply without parts are meta and done', () => {
    const bare = { conversationId: 'talk', messageId: 'm1', intent: 'smalltalk' as const, state: emptyState() }
    const whole: Reply = { ...bare, parts: [], trace: { engine: 'sqlite', queries: [] } }
    expect(eventsAfter(whole, undefined).map(({ event }) => event)).toEqual(['meta', 'done'])
  })
})
