import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HeadRarities } from '../../../../src/search/engines/elasticsearch/head-rarities.ts'
import { rarity } from '../../../../src/search/engines/elasticsearch/search-body.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'

describe('the rarity of what is looked for', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function rarities(freshForMs: number) {
    const asked: object[] = []
    const search = async (body: object) => {
      asked.push(body)
      return { aggregations: { having: { doc_count: 10 } }, total: 1_000, hits: [], sent: { index: '', body } } as never
    }
    return { asked, rarities: new HeadRarities(search, freshForMs) }
  }

  it('is that of the word in all its forms', async () => {
    const { asked, rarities: known } = rarities(1_000)
    expect(await known.of(analyseQuery('red mug'))).toBe(rarity(10, 1_000))
    expect(JSON.stringify(asked)).toContain('"mug"')
    expect(JSON.stringify(asked)).not.toContain('"red"')
  })

  it('is asked for once in a while', async () => {
    const { asked, rarities: known } = rarities(1_000)
    await known.of(analyseQuery('mug'))
    await known.of(analyseQuery('large mug'))
    const first = asked.length
    await known.of(analyseQuery('mug'))
    expect(asked).toHaveLength(first)
    vi.advanceTimersByTime(31_000)
    await known.of(analyseQuery('mug'))
    expect(asked).toHaveLength(first + 1)
  })

  it('is asked for each time where nothing older will do', async () => {
    const { asked, rarities: known } = rarities(0)
    await known.of(analyseQuery('mug'))
    await known.of(analyseQuery('mug'))
    expect(asked).toHaveLength(2)
  })

  it('is none where no word says what is looked for', async () => {
    const { asked, rarities: known } = rarities(1_000)
    expect(await known.of([])).toBe(0)
    expect(await known.of([{ text: 'red', forms: [['red']] }])).toBe(0)
    expect(asked).toEqual([])
  })
})
