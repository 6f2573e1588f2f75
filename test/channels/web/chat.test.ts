import { randomUUID } from 'node:crypto'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Part, Reply } from '../../../src/chat/reply.ts'
import { Understanding } from '../../../src/understanding/understanding.ts'
import { openSharedApp } from '../../fixtures/app.ts'

let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  ;({ app, close } = await openSharedApp({ env: { EMBEDDINGS: 'catalogue' } }))
})
afterAll(() => close())

const isReply = Compile(Reply)

async function chat(payload: object): Promise<Reply> {
  const response = await app.inject({ method: 'POST', url: '/api/chat', payload })
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  const reply: unknown = response.json()
  expect(isReply.Errors(reply)).toEqual([])
  return reply as Reply
}

const partsOf = <T extends Part['type']>(reply: Reply, type: T) =>
  reply.parts.filter((part): part is Extract<Part, { type: T }> => part.type === type)

const shown = (reply: Reply) => partsOf(reply, 'products').flatMap(({ products }) => products)

function parseEvents(body: string): EventSourceMessage[] {
  const events: EventSourceMessage[] = []
  createParser({ onEvent: (event) => events.push(event) }).feed(body)
  return events
}

async function stream(payload: object): Promise<EventSourceMessage[]> {
  const headers = { accept: 'text/event-stream' }
  const response = await app.inject({ method: 'POST', url: '/api/chat', payload, headers })
  expect(response.headers['content-type']).toMatch(/^text\/event-stream/)
  return parseEvents(response.body)
}

describe('a conversation over HTTP', () => {
  it('shows products within the limit, refines them, and takes a limit away again', async () => {
    const first = await chat({ message: 'wireless mouse under $30' })
    expect(first.intent).toBe('product_search')
    expect(first.state).toMatchObject({ price: { max: 3_000 }, terms: ['wireless', 'mouse'] })
    expect(shown(first).length).toBeGreaterThan(1)
    for (const product of shown(first)) {
      expect(product.title).toMatch(/mouse/i)
      expect(product.price?.amount).toBeLessThanOrEqual(3_000)
    }

    const { conversationId } = first
    const black = await chat({ message: 'in black', conversationId })
    expect(black.state).toMatchObject({
      price: { max: 3_000 },
      colours: { include: ['black'] },
      terms: ['wireless', 'mouse'],
    })
    expect(shown(black).length).toBeGreaterThan(0)
    expect(shown(black).length).toBeLessThanOrEqual(shown(first).length)

    const chips = partsOf(black, 'chips').flatMap(({ chips }) => chips)
    expect(chips.map(({ label }) => label)).toEqual(['black', 'under $30'])
    const [blackChip] = chips
    const again = await chat({ message: '', action: blackChip?.action, conversationId })
    expect(again.state).toMatchObject({ price: { max: 3_000 }, colours: { include: [] } })
    expect(shown(again).map(({ id }) => id)).toEqual(shown(first).map(({ id }) => id))
  })

  it('shows the very query that was sent', async () => {
    const { trace } = await chat({ message: 'desk lamp' })
    expect(trace.engine).toBe('sqlite')
    const [byMeaning, byWords] = trace.queries
    expect(byMeaning).toMatchObject({ kind: 'vector', why: expect.stringMatching(/./), request: expect.anything() })
    expect(byWords).toMatchObject({ kind: 'keyword', why: expect.stringMatching(/./) })
    expect(JSON.stringify(byWords?.request)).toMatch(/desk.*lamp/)
  })

  it('gives the same reply to the same message, however often and at once it comes', async () => {
    const { conversationId } = await chat({ message: 'hello' })
    const payload = { message: 'desk lamp', conversationId, messageId: 'm-1' }
    const replies = await Promise.all([chat(payload), chat(payload), chat(payload), chat(payload)])
    for (const reply of replies) expect(reply).toEqual(replies[0])
    expect(await chat({ ...payload, message: 'something else' })).toEqual(replies[0])
  })

  it('answers a first message once, however often it comes before anybody knows its conversation', async () => {
    const first = { message: 'desk lamp', messageId: randomUUID() }
    const [reply, ...others] = await Promise.all([chat(first), chat(first), chat(first)])
    for (const other of others) expect(other).toEqual(reply)
    expect(await chat(first)).toEqual(reply)
    expect((await chat({ ...first, messageId: randomUUID() })).conversationId).not.toBe(reply?.conversationId)
  })

  it('keeps the order of messages that come at once', async () => {
    const { conversationId } = await chat({ message: 'pens' })
    const send = (message: string) => chat({ message, conversationId })
    const [, second] = await Promise.all([send('notebooks'), send('under $10')])
    expect(second?.state).toMatchObject({ terms: ['notebook'], price: { max: 1_000 } })
  })

  it('forgets what was said before another conversation', async () => {
    await chat({ message: 'wireless mouse under $30' })
    expect((await chat({ message: 'desk lamp' })).state.price).toBeUndefined()
  })

  it('has kind words for an action that nobody knows', async () => {
    const { conversationId } = await chat({ message: 'desk lamp' })
    const reply = await chat({ message: '', action: 'no-such-action', conversationId })
    expect(reply.parts[0]).toMatchObject({ text: expect.stringMatching(/./) })
    expect(reply.state.terms).toEqual(['desk', 'lamp'])
  })
})

describe('a stream', () => {
  it('has meta, the parts in order, and done, each with an id', async () => {
    const { conversationId } = await chat({ message: 'hello' })
    const events = await stream({ message: 'desk lamp', conversationId, messageId: 's-1' })
    const reply = await chat({ message: 'desk lamp', conversationId, messageId: 's-1' })
    expect(events.map(({ event }) => event)).toEqual(['meta', ...reply.parts.map(() => 'part'), 'done'])
    const [meta, ...rest] = events.map(({ data }) => JSON.parse(data))
    expect(meta).toMatchObject({
      conversationId,
      messageId: 's-1',
      intent: 'product_search',
      state: { terms: ['desk', 'lamp'] },
    })
    expect(rest.slice(0, -1)).toEqual(reply.parts.map((part, index) => ({ index, part })))
    expect(rest.at(-1)).toEqual({ state: reply.state, trace: reply.trace })
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  })

  it('resumes after any event with exactly the rest', async () => {
    const { conversationId } = await chat({ message: 'hello' })
    const events = await stream({ message: 'desk lamp', conversationId, messageId: 's-2' })
    const url = `/api/chat/s-2/events?conversationId=${conversationId}`
    // What meta says of the state holds until done says more.
    const again = parseEvents((await app.inject(url)).body)
    expect(again.map(({ id, event }) => ({ id, event }))).toEqual(events.map(({ id, event }) => ({ id, event })))
    expect(again.slice(1)).toEqual(events.slice(1))
    for (const [index, { id = '' }] of events.entries()) {
      const rest = await app.inject({ url, headers: { 'last-event-id': id } })
      expect(parseEvents(rest.body)).toEqual(events.slice(index + 1))
    }
  })

  it('can be stopped when it is over, which changes nothing', async () => {
    const { conversationId, messageId, ...before } = await chat({ message: 'desk lamp' })
    const url = `/api/chat/${messageId}/stop?conversationId=${conversationId}`
    expect((await app.inject({ method: 'POST', url })).statusCode).toBe(204)
    expect(await chat({ message: 'desk lamp', conversationId, messageId })).toMatchObject(before)
  })
})

describe('beside the conversation', () => {
  it('classifies without one', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/classify',
      payload: { text: 'wireless mouse under $30' },
    })
    expect(Compile(Understanding).Errors(response.json())).toEqual([])
    expect(response.json()).toMatchObject({
      intent: 'product_search',
      constraints: { price: { max: 3_000 } },
      change: 'new',
    })
  })

  it('stores feedback and events', async () => {
    const { conversationId, messageId } = await chat({ message: 'desk lamp' })
    const feedback = { conversationId, messageId, rating: 'down', comment: 'too dear' }
    expect((await app.inject({ method: 'POST', url: '/api/feedback', payload: feedback })).statusCode).toBe(204)
    const event = {
      action_name: 'click',
      timestamp: '2018-11-13T20:20:39Z',
      event_attributes: { position: { ordinal: 3 }, object: { object_id: 'p1' } },
    }
    expect((await app.inject({ method: 'POST', url: '/api/events', payload: event })).statusCode).toBe(204)
    expect((await app.inject({ method: 'POST', url: '/api/events', payload: [event, event] })).statusCode).toBe(204)
  })

  it('searches, with filters in major units, facets, notices and the query', async () => {
    const found = (await app.inject('/api/search?q=wireless+mouse&maxPrice=30&limit=5&sort=price_asc')).json()
    expect(found.total).toBeGreaterThan(0)
    expect(found.hits.length).toBeLessThanOrEqual(5)
    const prices = found.hits.map(({ product }: { product: { price: { amount: number } } }) => product.price.amount)
    expect(prices).toEqual(prices.toSorted((a: number, b: number) => a - b))
    expect(Math.max(...prices)).toBeLessThanOrEqual(3_000)
    expect(found.facets.brands.length).toBeGreaterThan(0)
    expect(found.trace.queries.length).toBeGreaterThan(0)
    const [hit] = found.hits
    expect((await app.inject(`/api/products/${hit.product.id}`)).json()).toEqual(hit.product)
  })

  it('tells of itself: health, metrics, OpenAPI, and the pages with a strict policy', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await app.inject('/readyz')).json()).toMatchObject({ status: 'ready', checks: { catalogue: { ok: true } } })
    expect((await app.inject('/metrics')).body).toMatch(/shopclerk_products [1-9]/)
    const { paths } = (await app.inject('/openapi.json')).json()
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/chat', '/api/search', '/api/products/{id}']))
    expect((await app.inject('/docs/')).statusCode).toBe(200)
    const page = await app.inject('/')
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';style-src 'self'$/)
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/)
    expect((await app.inject('/widget.js')).headers['content-type']).toMatch(/javascript/)
  })

  it('sends a request id back, the given one when it is plain', async () => {
    const given = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'abc-1' } })
    expect(given.headers['x-request-id']).toBe('abc-1')
    const odd = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'a\tb' } })
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
