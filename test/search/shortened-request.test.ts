import { describe, expect, it } from 'vitest'
import { orderedSearch } from '../../src/search/engines/elasticsearch/search-body.ts'
import { mostTraced, shortenedRequest } from '../../src/search/shortened-request.ts'
import { analyseQuery } from '../../src/search/text-analysis.ts'
import { QueryLog } from '../../src/search/traced.ts'

const textOf = (words: number): string => Array.from({ length: words }, (_, i) => `word${i} gadget`).join(' ')
const requestFor = (words: number) =>
  orderedSearch(
    { words: analyseQuery(textOf(words)), match: 'some', filters: { brands: { include: ['Acme'], exclude: [] } } },
    1,
  )

describe('a request in a trace', () => {
  it('is as it was sent, while it is short', () => {
    const request = orderedSearch({ words: analyseQuery('usb cable'), match: 'all', filters: { maxPrice: 999 } }, 1)
    expect(JSON.stringify(request).length).toBeLessThan(mostTraced)
    expect(shortenedRequest(request)).toBe(request)
    expect(shortenedRequest(undefined)).toBeUndefined()
  })

  it('of many words is bounded, and says what is left out', async () => {
    const request = requestFor(20)
    expect(JSON.stringify(request).length).toBeGreaterThan(2 * mostTraced)
    const log = new QueryLog()
    await log.traced('keyword', 'why', async () => ({ request }))
    const [traced] = log.queries
    expect(JSON.stringify(traced?.request).length).toBeLessThanOrEqual(mostTraced)
    expect(JSON.stringify(traced?.request)).toMatch(/… and \d+ more/)
    expect(traced?.request).toMatchObject({ query: { function_score: {} } })
  })

  it('with one long text is bounded too', () => {
    const sql = { sql: 'SELECT 1', params: ['x'.repeat(50_000)] }
    const short = shortenedRequest(sql)
    expect(short).toMatchObject({ sql: 'SELECT 1' })
    expect(JSON.stringify(short).length).toBeLessThan(2_000)
  })

  it('that is deeply nested ends somewhere', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? 1 : [nested(depth - 1), nested(depth - 1), nested(depth - 1)]
    const short = shortenedRequest(nested(9))
    expect(String(short).length).toBeLessThan(mostTraced + 100)
  })
})
