import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedApp } from '../../fixtures/app.ts'

let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  ;({ app, close } = await openSharedApp({ ready: false }))
})
afterAll(() => close())

interface Listed {
  articles: { id: string; topic: string; title: string; snippet: string; score: number }[]
}

const ask = async (query: Record<string, string>): Promise<Listed> => {
  const response = await app.inject({ url: '/api/support', query })
  expect(response.statusCode).toBe(200)
  return response.json<Listed>()
}

describe('GET /api/support', () => {
  it('finds the article that answers, with the passage and nothing of its markup', async () => {
    const { articles } = await ask({ q: 'how long do I have to send something back?' })
    expect(articles[0]?.topic).toBe('returns')
    expect(articles[0]?.snippet).toContain('30 days')
    expect(articles[0]?.snippet).not.toMatch(/\*\*|^#|\]\(/m)
    expect(articles).toHaveLength(5)
    const scores = articles.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('gives as many as are asked for', async () => {
    expect((await ask({ q: 'refund', limit: '2' })).articles).toHaveLength(2)
  })

  it('lists all articles, by topic, when nothing is asked', async () => {
    const { articles } = await ask({})
    const topics = articles.map(({ topic }) => topic)
    expect(topics).toEqual(topics.toSorted())
    const wanted =
      'returns refunds exchange shipping_time shipping_cost international_shipping order_tracking order_cancel ' +
      'order_change damaged_item missing_item wrong_item warranty repair payment_methods payment_failed invoice ' +
      'discount_codes gift_cards price_match account_password account_delete privacy newsletter store_hours contact ' +
      'bulk_orders education_discount recycling installation'
    expect(new Set(topics)).toEqual(new Set(wanted.split(' ')))
    expect(articles.length).toBeGreaterThanOrEqual(45)
  })

  it.each([
    [{ q: 'refund', limit: '0' }, /limit/],
    [{ q: 'refund', limit: 'ten' }, /^limit must be a whole number/],
    [{ question: 'refund' }, /^question is not a parameter/],
    [{ q: 'a'.repeat(4_001) }, /q must not have more than 4000 characters/],
  ])('refuses %j', async (query, message) => {
    const response = await app.inject({ url: '/api/support', query: query as unknown as Record<string, string> })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toEqual({ error: { code: 'invalid-input', message: expect.stringMatching(message) } })
  })
})

describe('GET /api/support/:id', () => {
  it('gives the article as a page shows it', async () => {
    const response = await app.inject({ url: '/api/support/shipping-cost' })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toMatchObject({ id: 'shipping-cost', topic: 'shipping_cost' })
    expect(response.json<{ html: string }>().html).toMatch(/<table>.*<p>/s)
  })

  it('says that it does not know another', async () => {
    const response = await app.inject({ url: '/api/support/no-such-article' })
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ error: { message: 'This help article was not found.' } })
  })
})
