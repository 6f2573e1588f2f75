import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/support/support-search.ts'
import { articles } from '../fixtures/support/articles.ts'
import { memorySupportSearch } from '../fixtures/support/memory-support-search.ts'

const search = memorySupportSearch(articles)
const first = async (question: string) => (await search.search(question, 3)).hits[0]
const own = fc.constantFrom(
  ...articles.flatMap(({ id, title, phrasings }) => [title, ...phrasings].map((text) => ({ id, text }))),
)

describe('createSupportSearch', () => {
  it('finds an article first by its title and by each of its phrasings, however they are typed', async () => {
    const typed = fc.record({ own, typing: fc.constantFrom('as it is', 'upper', 'marks') })
    await fc.assert(
      fc.asyncProperty(typed, async ({ own: { id, text }, typing }) => {
        const question = typing === 'upper' ? text.toUpperCase() : typing === 'marks' ? `${text}???` : text
        const { hits, answers } = await search.search(question, 1)
        expect(hits[0]?.article.id).toBe(id)
        expect(answers).toBe(true)
      }),
    )
  })

  it.each([
    ['can I get my money reimbursed', 'refund-timing'],
    ['what do you charge for shipping', 'shipping-costs'],
    ['is there a guarantee on this', 'warranty-claims'],
    ['i want to ship it back', 'returning-an-item'],
    ['do you acept visa or pay pal', 'payment-methods'],
    ['refnd', 'refund-timing'],
    ['telephone', 'contact-us'],
  ])('finds in other words and with typing errors: %s', async (question, id) => {
    expect((await first(question))?.article.id).toBe(id)
  })

  it.each([
    ['returning an item', /^You can return anything unused/],
    ['what cannot be returned, earphones?', /^Opened software and earphones/],
    ['how do I return something, print a label', /^To send something back:\n1\. Pack it in its box\.\n2\./],
    ['price of express delivery', /Express: Price \$12\.95, Takes 1 day/],
    ['Returning an item', /^You can return anything unused/],
  ])('quotes the passage that answers: %s', async (question, passage) => {
    expect((await first(question))?.passage).toMatch(passage)
  })

  it.each(['tell me a joke about penguins', 'who won the world cup in 1998', 'asdfgh qwertz', '', '???', 'the of and'])(
    'does not take the nearest for an answer: %s',
    async (question) => {
      expect((await search.search(question, 3)).answers).toBe(false)
    },
  )

  it('never throws, keeps to the limit, and says the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 0, max: 9 }),
        async (text, limit) => {
          const one = await search.search(text, limit)
          const other = await search.search(text, limit)
          expect(one.hits.length).toBeLessThanOrEqual(limit)
          expect(new Set(one.hits.map(({ article }) => article.id)).size).toBe(one.hits.length)
          expect(one.hits.map(({ score }) => score)).toEqual(
            one.hits.map(({ score }) => score).toSorted((a, b) => b - a),
          )
          expect(one.hits.every(({ score }) => Number.isFinite(score))).toBe(true)
          expect(other.hits).toEqual(one.hits)
        },
      ),
    )
  })

  it.each(['__proto__ constructor toString', 'a'.repeat(4_000), 'wort '.repeat(800), '返品したい', '\ud800'])(
    'takes any text: %.30s',
    async (question) => {
      expect((await search.search(question, 3)).hits.length).toBeLessThanOrEqual(3)
    },
  )

  it('does not depend on the order of the files', async () => {
    const reversed = memorySupportSearch(articles.toReversed())
    expect((await reversed.search('how long does delivery take', 6)).hits).toEqual(
      (await search.search('how long does delivery take', 6)).hits,
    )
  })

  it('says in the trace what was asked for and how much it weighed', async () => {
    const { trace } = await search.search('warranty of a phone', 1)
    expect(trace).toMatchObject({
      kind: 'support',
      request: { words: expect.arrayContaining([]), leastCoverage: 0.65 },
    })
    expect(JSON.stringify(trace.request)).toContain('warranti')
    expect(trace.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('lists articles by topic and title, and finds one by its id or topic', async () => {
    expect((await search.articles()).map(({ topic }) => topic)).toEqual(articles.map(({ topic }) => topic).toSorted())
    expect((await search.article('contact-us'))?.topic).toBe('contact')
    expect(await search.ofTopic('contact')).toMatchObject({
      article: { id: 'contact-us' },
      passage: expect.any(String),
    })
    expect(await search.article('toString')).toBeUndefined()
    expect(await search.ofTopic('none')).toBeUndefined()
  })

  it('prepares 2,000 articles and still finds the one', async () => {
    const many = Array.from({ length: 2_000 }, (_, index): Article => {
      const like = articles[index % articles.length]
      return { ...(like as Article), id: `a${index}`, title: `${like?.title} of device number${index}` }
    })
    const { hits } = await memorySupportSearch(many).search('warranty claim of device number1234', 1)
    expect(hits[0]?.article.id).toBe('a1234')
  })
})
