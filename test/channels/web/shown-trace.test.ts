import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSharedApp } from '../../fixtures/app.ts'

let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  ;({ app, close } = await openSharedApp({ env: { SHOW_QUERIES: 'off' } }))
})
afterAll(() => close())

const ask = (headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/chat', payload: { message: 'wireless mouse' }, headers })

it('with SHOW_QUERIES=off nobody is told what was asked of the search engine, however they ask', async () => {
  const reply = (await ask()).json()
  expect(reply.trace).toEqual({ engine: 'sqlite', queries: [] })
  expect(reply.parts.length).toBeGreaterThan(1)
  const streamed = (await ask({ accept: 'text/event-stream' })).body
  expect(streamed).toContain('event: done')
  expect(streamed).toContain('"queries":[]')
  expect(streamed).not.toContain('SELECT')
  const found = (await app.inject('/api/search?q=mouse')).json()
  expect(found.hits.length).toBeGreaterThan(0)
  expect(found.trace).toEqual({ engine: 'sqlite', queries: [] })
})
