import { describe, expect, it, onTestFinished } from 'vitest'
import { type OpenedApp, openSharedApp } from '../fixtures/app.ts'

async function open(env: Record<string, string>): Promise<OpenedApp['app']> {
  const { app, close } = await openSharedApp({ env })
  onTestFinished(close)
  return app
}

describe('security', () => {
  it('lets an address send so much and no more, and says when to come again', async () => {
    const app = await open({ RATE_LIMIT: '3', TRUST_PROXY: 'on' })
    const ask = (address: string) => app.inject({ url: '/api/search?limit=1', headers: { 'x-forwarded-for': address } })
    for (let i = 0; i < 3; i += 1) expect((await ask('203.0.113.7')).statusCode).toBe(200)
    const refused = await ask('203.0.113.7')
    expect(refused.statusCode).toBe(429)
    expect(refused.json()).toEqual({
      error: { code: 'rate-limited', message: expect.stringMatching(/again in \d+ s/) },
    })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask('203.0.113.8')).statusCode).toBe(200)
    const probe = await app.inject({ url: '/readyz', headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(probe.statusCode).toBe(200)
  })

  it('does not believe what a caller writes in front of the address that the proxy adds', async () => {
    const app = await open({ RATE_LIMIT: '2', TRUST_PROXY: 'on' })
    const ask = (claimed: string) =>
      app.inject({ url: '/openapi.json', headers: { 'x-forwarded-for': `${claimed}, 203.0.113.7` } })
    const statuses: number[] = []
    for (const claimed of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) statuses.push((await ask(claimed)).statusCode)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('does not limit this machine itself unless a proxy tells of others', async () => {
    const app = await open({ RATE_LIMIT: '3' })
    for (let i = 0; i < 5; i += 1) expect((await app.inject('/healthz')).statusCode).toBe(200)
    const other = () => app.inject({ url: '/openapi.json', remoteAddress: '203.0.113.9' })
    for (let i = 0; i < 3; i += 1) expect((await other()).statusCode).toBe(200)
    expect((await other()).statusCode).toBe(429)
  })

  it('lets pages of the listed origins read its answers, and no others', async () => {
    const app = await open({ WIDGET_ORIGINS: 'https://shop.example, https://www.shop.example' })
    const allowed = (origin: string) =>
      app.inject({ url: '/healthz', headers: { origin } }).then(({ headers }) => headers['access-control-allow-origin'])
    expect(await allowed('https://www.shop.example')).toBe('https://www.shop.example')
    expect(await allowed('https://evil.example')).toBeUndefined()
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/api/chat',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toMatch(/content-type/)
  })
})
