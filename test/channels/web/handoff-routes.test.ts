import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Part, Reply } from '../../../src/chat/reply.ts'
import { HandoffTicket } from '../../../src/handoff/create-handoff.ts'
import { openSharedApp } from '../../fixtures/app.ts'
import { startWebhook } from '../../fixtures/webhook.ts'

async function open(env: Record<string, string> = {}): Promise<FastifyInstance> {
  const { app, close } = await openSharedApp({ env })
  onTestFinished(close)
  return app
}

async function say(app: FastifyInstance, message: string, conversationId?: string): Promise<Reply> {
  const response = await app.inject({ method: 'POST', url: '/api/chat', payload: { message, conversationId } })
  expect(response.statusCode).toBe(200)
  return response.json<Reply>()
}

const ask = (app: FastifyInstance, id: string, payload?: object) =>
  app.inject({ method: 'POST', url: `/api/conversations/${id}/handoff`, ...(payload === undefined ? {} : { payload }) })

const textOf = ({ parts }: Reply): string => parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join(' ')
const topicsOf = ({ parts }: Reply): string[] =>
  parts.flatMap((part: Part) => (part.type === 'article' ? part.topic : []))
const ticketCheck = Compile(HandoffTicket)

describe('asking for a person', () => {
  it('passes the conversation on, once, and says so only then', async () => {
    const { url, posts } = await startWebhook()
    const app = await open({ HANDOFF_WEBHOOK: url })
    const { conversationId } = await say(app, 'wireless mouse under $30')
    const reply = await say(app, 'I want to talk to a human', conversationId)
    expect(reply.intent).toBe('handoff')
    expect(textOf(reply)).toContain('passed this conversation on')
    expect(topicsOf(reply)).toEqual(['contact'])
    const ticket: unknown = JSON.parse(posts[0]?.body ?? '')
    expect(ticketCheck.Errors(ticket)).toEqual([])
    expect(ticket).toMatchObject({
      channel: 'web',
      conversationId,
      search: { words: 'wireless mouse', limits: ['under $30'] },
      messages: [
        { from: 'shopper', text: 'wireless mouse under $30' },
        { from: 'shopclerk', products: expect.arrayContaining([expect.objectContaining({ id: expect.anything() })]) },
        { from: 'shopper', text: 'I want to talk to a human' },
      ],
    })

    expect(textOf(await say(app, 'a human please', conversationId))).toContain('has this conversation already')
    const pressed = await Promise.all([ask(app, conversationId), ask(app, conversationId)])
    expect(pressed.map((response) => response.json().status)).toEqual(['already', 'already'])
    expect(posts).toHaveLength(1)

    await say(app, 'my mail is ada@mail.example', conversationId)
    await say(app, 'talk to a human', conversationId)
    expect(posts).toHaveLength(2)
    expect(JSON.parse(posts[1]?.body ?? '')).toMatchObject({ contact: 'ada@mail.example' })
  })

  it('makes one ticket of two presses at once, with what is told besides', async () => {
    const { url, posts } = await startWebhook((response) => void setTimeout(() => response.end(), 100))
    const app = await open({ HANDOFF_WEBHOOK: url })
    const { conversationId } = await say(app, 'desk lamp')
    const body = { reason: 'It must fit my desk', contact: '+1 555 010 9999' }
    const pressed = await Promise.all([ask(app, conversationId, body), ask(app, conversationId, body)])
    expect(pressed.map((response) => response.json().status).sort()).toEqual(['already', 'passed-on'])
    expect(posts).toHaveLength(1)
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject(body)
  })

  it('says that nobody was reached, and how to reach them, and can be asked again', async () => {
    let isUp = false
    const { url, posts } = await startWebhook((response) => void response.writeHead(isUp ? 200 : 403).end())
    const app = await open({ HANDOFF_WEBHOOK: url })
    const first = await say(app, 'talk to a human')
    expect(textOf(first)).toContain('could not reach them')
    expect(textOf(first)).not.toContain('passed this conversation on to our team:')
    expect(topicsOf(first)).toEqual(['contact'])
    isUp = true
    expect((await ask(app, first.conversationId)).json()).toMatchObject({ status: 'passed-on' })
    expect(posts).toHaveLength(2)
  })

  it('names the contact where the shop takes no conversations over', async () => {
    const app = await open()
    const reply = await say(app, 'talk to a human')
    expect(textOf(reply)).toContain('can’t bring a person into this chat')
    expect(topicsOf(reply)).toEqual(['contact'])
    const response = await ask(app, reply.conversationId)
    expect(response.json()).toMatchObject({ status: 'not-configured', contact: { topic: 'contact' } })
  })

  it('can be had before anything is said, once, and the conversation goes on there', async () => {
    const { url, posts } = await startWebhook()
    const app = await open({ HANDOFF_WEBHOOK: url })
    const payload = { reason: 'My order is late', contact: 'ada@mail.example', messageId: randomUUID() }
    const first = () => app.inject({ method: 'POST', url: '/api/handoff', payload })
    const { conversationId, ...outcome } = (await first()).json()
    expect(outcome).toMatchObject({ status: 'passed-on', contact: { topic: 'contact' } })
    // Sent again, since its answer was lost, it is the same request.
    expect((await first()).json()).toMatchObject({ conversationId, status: 'already' })
    expect(posts).toHaveLength(1)
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      conversationId,
      reason: payload.reason,
      contact: payload.contact,
      messages: [],
    })
    expect((await say(app, 'desk lamp', conversationId)).conversationId).toBe(conversationId)

    const others = await Promise.all([1, 2].map(() => app.inject({ method: 'POST', url: '/api/handoff' })))
    const ids = others.map((response) => response.json().conversationId)
    expect(new Set([conversationId, ...ids]).size).toBe(3)
    const refused = await app.inject({ method: 'POST', url: '/api/handoff', payload: { messageId: 'a b' } })
    expect(refused.statusCode).toBe(400)
  })

  it('refuses conversations that are forged or forgotten, and bodies that are none', async () => {
    const app = await open()
    const { conversationId } = await say(app, 'desk lamp')
    expect((await ask(app, 'forged')).statusCode).toBe(403)
    expect((await ask(app, conversationId, { reason: 'x'.repeat(2_001) })).statusCode).toBe(400)
    expect((await ask(app, conversationId, { reason: 5 })).statusCode).toBe(400)
    await app.inject({ method: 'DELETE', url: `/api/conversations/${conversationId}` })
    expect((await ask(app, conversationId)).statusCode).toBe(404)
  })
})

describe('asking for an order', () => {
  it('says what cannot be seen, where it can, and who can look', async () => {
    const app = await open()
    const reply = await say(app, 'where is my order #12345')
    expect(reply.intent).toBe('order_status')
    expect(textOf(reply)).toContain('can’t see orders')
    expect(textOf(reply)).not.toContain('12345')
    expect(topicsOf(reply)).toEqual(['order_tracking', 'contact'])
  })
})
