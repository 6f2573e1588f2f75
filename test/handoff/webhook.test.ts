import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { HandoffTicket } from '../../src/handoff/create-handoff.ts'
import { webhookSender } from '../../src/handoff/webhook.ts'
import { startWebhook } from '../fixtures/webhook.ts'

const ticket: HandoffTicket = {
  id: 'ticket-1',
  requestedAt: '2026-11-24T12:00:00.000Z',
  channel: 'web',
  conversationId: 'talk',
  messages: [{ from: 'shopper', at: '2026-11-24T12:00:00.000Z', text: 'ünïcode, please' }],
}
const secret = 'a secret of at least thirty-two characters'
const never = new AbortController().signal
const quick = { timeoutMs: 300, firstWaitMs: 1 }
const status =
  (...codes: number[]) =>
  (response: ServerResponse, n: number): void => {
    response.statusCode = codes[n - 1] ?? codes.at(-1) ?? 200
    response.end()
  }

describe('the hand-off webhook', () => {
  it('gets the ticket once, as JSON, signed as the README says', async () => {
    const { url, posts } = await startWebhook()
    await webhookSender({ url, secret, ...quick })(ticket, never)
    expect(posts).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = posts
    expect(JSON.parse(body)).toEqual(ticket)
    expect(headers['content-type']).toBe('application/json')
    expect(headers['idempotency-key']).toBe('ticket-1')
    const timestamp = String(headers['x-shopclerk-timestamp'])
    expect(Math.abs(Number(timestamp) - Date.now() / 1_000)).toBeLessThan(5)
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
    expect(headers['x-shopclerk-signature']).toBe(`v1=${signature}`)
  })

  it('logs in with the name and the password of the address', async () => {
    const { url, posts } = await startWebhook()
    await webhookSender({ url: url.replace('//', '//desk:p%40ss@'), secret, ...quick })(ticket, never)
    expect(posts[0]?.headers.authorization).toBe(`Basic ${Buffer.from('desk:p@ss').toString('base64')}`)
  })

  it('is not signed without a secret', async () => {
    const { url, posts } = await startWebhook()
    await webhookSender({ url, secret: undefined, ...quick })(ticket, never)
    expect(posts[0]?.headers).not.toHaveProperty('x-shopclerk-signature')
  })

  it.each([
    ['a server’s trouble', status(500, 200)],
    ['too much at once', status(429, 204)],
    [
      'a broken connection',
      (response: ServerResponse, n: number) => void (n === 1 ? response.destroy() : response.end()),
    ],
    ['no answer in time', (response: ServerResponse, n: number) => void (n === 1 || response.end())],
  ])('is tried again after %s, with the same key', async (_, answer) => {
    const { url, posts } = await startWebhook(answer)
    await webhookSender({ url, secret, ...quick })(ticket, never)
    expect(posts.map(({ headers }) => headers['idempotency-key'])).toEqual(['ticket-1', 'ticket-1'])
  })

  it('is given up after three tries', async () => {
    const { url, posts } = await startWebhook(status(503))
    await expect(webhookSender({ url, secret, ...quick })(ticket, never)).rejects.toThrow('answered 503')
    expect(posts).toHaveLength(3)
  })

  it.each([400, 401, 404])('is not tried again after a %i', async (code) => {
    const { url, posts } = await startWebhook(status(code))
    await expect(webhookSender({ url, secret, ...quick })(ticket, never)).rejects.toThrow(`answered ${code}`)
    expect(posts).toHaveLength(1)
  })

  it('sends nothing to where it is redirected', async () => {
    const other = await startWebhook()
    const { url, posts } = await startWebhook((response) => void response.writeHead(307, { location: other.url }).end())
    await expect(webhookSender({ url, secret, ...quick })(ticket, never)).rejects.toThrow('answered 307')
    expect([posts.length, other.posts.length]).toEqual([1, 0])
  })

  it('does not read what a webhook goes on saying', async () => {
    const { url } = await startWebhook((response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1)
      response.on('close', () => clearInterval(timer))
    })
    await webhookSender({ url, secret, ...quick })(ticket, never)
  })

  it('ends with its signal', async () => {
    const { url } = await startWebhook(() => undefined)
    const stop = new AbortController()
    const sending = webhookSender({ url, secret, timeoutMs: 60_000 })(ticket, stop.signal)
    setTimeout(() => stop.abort(), 50)
    await expect(sending).rejects.toThrow(/abort/i)
  })
})
