import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConversationIds } from '../../../src/channels/web/conversation-id.ts'
import { openSharedApp } from '../../fixtures/app.ts'
import { describeWith, testData } from '../../fixtures/requirements.ts'

let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  ;({ app, close } = await openSharedApp())
})
afterAll(() => close())

const chat = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/chat', payload: payload as object, headers })

async function refused(options: InjectOptions, status: number, code: string, message: RegExp): Promise<void> {
  const response = await app.inject(options)
  expect(response.statusCode).toBe(status)
  expect(response.json()).toEqual({ error: { code, message: expect.stringMatching(message) } })
  expect(response.body).not.toMatch(/\bat .*\.ts:\d+|node_modules/)
}

describe('POST /api/chat with bad input', () => {
  it.each([
    ['nothing in it', {}, /^message must not be empty/],
    ['an empty message', { message: '' }, /^message must not be empty/],
    ['only white space', { message: ' \n\t ' }, /^message must not be empty/],
    ['only control characters', { message: '\u0000\u0001' }, /^message must not be empty/],
    ['4,001 characters', { message: 'a'.repeat(4_001) }, /^message must have at most 4000 characters/],
    ['a number for a message', { message: 5 }, /^message must be string/],
    ['null for a message', { message: null }, /^message must be string/],
    ['a list for a body', [], /^The body must be object/],
    ['a messageId of other characters', { message: 'hi', messageId: 'a b' }, /^messageId must match/],
    ['a messageId too long', { message: 'hi', messageId: 'a'.repeat(129) }, /^messageId/],
    ['an action too long', { message: 'hi', action: 'a'.repeat(101) }, /^action must not have more than 100/],
  ])('refuses %s', async (_what, payload, message) => {
    await refused({ method: 'POST', url: '/api/chat', payload }, 400, 'invalid-input', message)
  })

  it.each(['{"message": "hi"', '', 'message=hi', '{"message": "\ud800"', 'null,'])(
    'refuses %j as JSON',
    async (payload) => {
      const headers = { 'content-type': 'application/json' }
      await refused({ method: 'POST', url: '/api/chat', payload, headers }, 400, 'invalid-json', /./)
    },
  )

  it('refuses other media types and bodies that are too large', async () => {
    const xml = { method: 'POST', url: '/api/chat', payload: '<a/>', headers: { 'content-type': 'text/xml' } } as const
    await refused(xml, 415, 'unsupported-media-type', /application\/json/)
    await refused(
      { ...xml, headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
      /application\/json/,
    )
    await refused(
      { method: 'POST', url: '/api/chat', payload: { message: 'a'.repeat(300_000) } },
      413,
      'too-large',
      /too large/,
    )
  })

  it('refuses forged and foreign conversations with 403 and deleted ones with 404', async () => {
    const forged = ['nonsense', '0'.repeat(59), createConversationIds('x'.repeat(32)).issue()]
    for (const conversationId of forged) {
      await refused(
        { method: 'POST', url: '/api/chat', payload: { message: 'hi', conversationId } },
        403,
        'foreign-conversation',
        /not issued/,
      )
      await refused(
        { method: 'DELETE', url: `/api/conversations/${conversationId}` },
        403,
        'foreign-conversation',
        /not issued/,
      )
      await refused(
        { method: 'GET', url: `/api/chat/m1/events?conversationId=${conversationId}` },
        403,
        'foreign-conversation',
        /./,
      )
    }
    const { conversationId, messageId } = (await chat({ message: 'hello' })).json()
    expect((await app.inject({ method: 'DELETE', url: `/api/conversations/${conversationId}` })).statusCode).toBe(204)
    await refused(
      { method: 'POST', url: '/api/chat', payload: { message: 'hi', conversationId } },
      404,
      'not-found',
      /conversation/,
    )
    await refused(
      { method: 'GET', url: `/api/chat/${messageId}/events?conversationId=${conversationId}` },
      404,
      'not-found',
      /./,
    )
    const payload = { conversationId, messageId, rating: 'up' }
    await refused({ method: 'POST', url: '/api/feedback', payload }, 404, 'not-found', /./)
  })

  it('does not tell one conversation of the messages of another', async () => {
    const one = (await chat({ message: 'hello' })).json()
    const other = (await chat({ message: 'hello' })).json()
    const url = `/api/chat/${one.messageId}/events?conversationId=${other.conversationId}`
    await refused({ method: 'GET', url }, 404, 'not-found', /message/)
  })
})

describe('POST /api/chat with odd but honest input', () => {
  it.each([
    ['4,000 characters', 'a'.repeat(4_000)],
    ['4,000 emoji', '🖊️'.repeat(2_000)],
    ['only emoji', '🙂🙂'],
    ['another script', 'ワイヤレスマウス'],
    ['Arabic', 'فأرة لاسلكية'],
    ['FTS5 syntax', '\'"*()NEAR AND OR NOT {a b} : ^ -x col:y'],
    ['FTS5 operators only', 'AND OR NOT NEAR'],
    ['a null byte', 'mouse\u0000 pad'],
    ['a lone surrogate', 'mouse \ud800'],
    ['SQL', "'; DROP TABLE products; --"],
    ['a template', '{{7*7}} #{7*7} <script>alert(1)</script>'],
  ])('answers %s', async (_what, message) => {
    const response = await chat({ message })
    expect(response.statusCode).toBe(200)
    const reply = response.json()
    expect(reply.parts.length).toBeGreaterThan(0)
    expect(reply.parts[0].type).toBe('text')
  })

  it('searches with the same texts', async () => {
    for (const q of ['\'"*()NEAR AND OR', '*', '"', 'a OR b', '\u0000', '\ud800', 'x'.repeat(4_000)]) {
      const response = await app.inject({ url: '/api/search', query: { q } })
      expect([q, response.statusCode]).toEqual([q, 200])
    }
  })
})

describeWith('TEST_DATA', 'naughty strings', () => {
  it('each get a 200 or a 4xx from chat and from search, and a reply in JSON', async () => {
    const strings: string[] = JSON.parse(readFileSync(join(testData ?? '', 'data/naughty-strings.json'), 'utf8'))
    for (const message of strings) {
      const response = await chat({ message })
      expect([message, response.statusCode < 500]).toEqual([message, true])
      expect(response.json()).toBeTypeOf('object')
      const found = await app.inject({ url: '/api/search', query: { q: message, limit: '3' } })
      expect([message, found.statusCode]).toEqual([message, 200])
    }
  }, 60_000)
})

describe('other routes with bad input', () => {
  it.each([
    ['limit=101', /^limit must be <= 100/],
    ['limit=-1', /^limit must be >= 0/],
    ['limit=ten', /^limit must be a whole number/],
    ['limit=1.5', /^limit must be a whole number/],
    ['limit=', /^limit must be a whole number/],
    ['page=2.9', /^page must be a whole number/],
    ['maxPrice=', /^maxPrice must be a number/],
    ['maxPrice=true', /^maxPrice must be a number/],
    ['maxPrice=0x10', /^maxPrice must be a number/],
    ['limit=1&limit=2', /^limit must be a whole number/],
    ['brand=', /^brand must not be empty/],
    ['attr.buttons=4..3', /^attr\.buttons must not begin/],
    ['page=0', /^page must be >= 1/],
    ['minPrice=-1', /^minPrice/],
    ['minPrice=cheap', /^minPrice must be a number/],
    ['minPrice=5&maxPrice=1', /^minPrice must not be above maxPrice/],
    ['sort=colour', /^sort must be one of price_asc, price_desc, newest, rating\./],
    ['type=psychic', /^type must be one of auto, keyword, vector, hybrid\./],
    [`q=${'a'.repeat(4_001)}`, /^q must not have more than 4000/],
    ['colour=red', /^colour is not a parameter/],
  ])('GET /api/search?%s', async (query, message) => {
    await refused({ url: `/api/search?${query}` }, 400, 'invalid-input', message)
  })

  it('unknown routes and products', async () => {
    await refused({ url: '/nowhere' }, 404, 'not-found', /GET \/nowhere/)
    expect((await app.inject({ method: 'OPTIONS', url: '/api/chat' })).statusCode).toBe(204)
    await refused({ method: 'PUT', url: '/api/chat' }, 404, 'not-found', /./)
    await refused({ url: '/api/products/no-such-product' }, 404, 'not-found', /product/)
    await refused({ url: '/api/products/..%2F..%2Fetc%2Fpasswd' }, 404, 'not-found', /product/)
    await refused({ url: '/%E0%A4%A' }, 400, 'invalid-input', /path/)
  })

  it('feedback on what was never said, and events that are none', async () => {
    const { conversationId } = (await chat({ message: 'hello' })).json()
    const payload = { conversationId, messageId: 'never', rating: 'up' }
    await refused({ method: 'POST', url: '/api/feedback', payload }, 404, 'not-found', /answer/)
    await refused(
      { method: 'POST', url: '/api/feedback', payload: { ...payload, rating: 5 } },
      400,
      'invalid-input',
      /^rating/,
    )
    await refused(
      { method: 'POST', url: '/api/events', payload: { action_name: 'click' } },
      400,
      'invalid-input',
      /timestamp/,
    )
    await refused({ method: 'POST', url: '/api/events', payload: [] }, 400, 'invalid-input', /fewer than 1/)
    const never = { action_name: 'click', timestamp: '2026-99-99T99:99:99Z' }
    await refused({ method: 'POST', url: '/api/events', payload: never }, 400, 'invalid-input', /no date/)
    await refused(
      { method: 'POST', url: '/api/classify', payload: { text: 7 } },
      400,
      'invalid-input',
      /^text must be string/,
    )
  })
})

describe('what is no HTTP', () => {
  it('gets a 400 in the same form, and ends', async () => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.end('NONSENSE\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toMatch(/\{"error":\{"code":"invalid-input","message":"The request is not valid HTTP\."\}\}$/)
  })
})

describe('an unexpected failure', () => {
  it('is answered without a word of the inside', async () => {
    const { app: broken, close: closeBroken } = await openSharedApp({ ready: false })
    broken.get('/broken', async () => {
      throw new Error('the password is swordfish')
    })
    const response = await broken.inject('/broken')
    await closeBroken()
    expect(response.statusCode).toBe(500)
    expect(response.json()).toEqual({ error: { code: 'internal', message: 'Something went wrong on our side.' } })
  })
})
