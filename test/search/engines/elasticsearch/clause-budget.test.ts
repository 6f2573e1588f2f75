import { describe, expect, it } from 'vitest'
import type { WordMatch } from '../../../../src/search/engine.ts'
import { clausesOf, mostClauses, withinClauses } from '../../../../src/search/engines/elasticsearch/clause-budget.ts'
import { orderedSearch } from '../../../../src/search/engines/elasticsearch/search-body.ts'
import { type AnalysedQuery, analyseQuery } from '../../../../src/search/text-analysis.ts'

const matches: WordMatch[] = ['all', 'some', 'any']

/** What a shopper pastes: 4,000 characters, in which any two neighbours may be one word. */
const pasted = Array.from({ length: 600 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i % 5)}`)
  .join(' ')
  .slice(0, 4_000)

describe('the conditions of a query', () => {
  it('are counted wherever they stand', () => {
    expect(
      clausesOf({ bool: { filter: [{ term: { a: 1 } }, { bool: { must_not: { terms: { b: [1, 2] } } } }] } }),
    ).toBe(2)
  })

  it.each(matches)('are no more than any node takes, for %s of the words of a long text', (match) => {
    const words = analyseQuery(pasted).map((word) => ({
      ...word,
      forms: [...word.forms, ...Array.from({ length: 12 }, (_, i) => [`other${i}`, 'name'])],
      typed: word.forms,
    }))
    expect(words).toHaveLength(32)
    const search = orderedSearch({ words, match, filters: { minPrice: 1 } }, 1)
    expect(clausesOf(search?.query)).toBeLessThanOrEqual(mostClauses)
    for (const { forms } of words) expect(JSON.stringify(search?.query)).toContain(JSON.stringify(forms[0]?.[0]))
  })

  it('stay as they are while there is room for them', () => {
    const words: AnalysedQuery = [{ text: 'mug', forms: [['mug'], ['cup'], ['coffee', 'cup']] }]
    expect(withinClauses(words, (given) => ({ terms: { tokens: given[0]?.forms.flat() ?? [] } }))).toEqual({
      terms: { tokens: ['mug', 'cup', 'coffee', 'cup'] },
    })
  })
})
