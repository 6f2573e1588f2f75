import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuse, rerank } from '../../src/search/fusion.ts'

const list = (...ids: string[]) => ids.map((id, index) => ({ id, score: ids.length - index }))
const idsOf = (hits: readonly { id: string }[]): string[] => hits.map(({ id }) => id)

describe('a fusion', () => {
  it('prefers what stands high in both lists', () => {
    const fused = fuse([
      { hits: list('a', 'b', 'c'), weight: 1 },
      { hits: list('b', 'd', 'a'), weight: 1 },
    ])
    expect(idsOf(fused)).toEqual(['b', 'a', 'd', 'c'])
    expect(fused[0]?.score).toBeCloseTo(1 / 62 + 1 / 61)
  })

  it('counts a list by its weight', () => {
    const fused = fuse([
      { hits: list('a', 'b'), weight: 1 },
      { hits: list('b', 'c'), weight: 0.01 },
    ])
    expect(idsOf(fused)).toEqual(['a', 'b', 'c'])
  })

  const lists = fc.array(fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 20 }), { maxLength: 3 })

  it('holds each id once, best first, and changes no order that all lists share', () => {
    fc.assert(
      fc.property(lists, (given) => {
        const fused = fuse(given.map((ids) => ({ hits: list(...ids), weight: 1 })))
        expect(idsOf(fused).toSorted()).toEqual([...new Set(given.flat())].toSorted())
        const scores = fused.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        const [first] = given
        if (given.length > 0) expect(idsOf(fuse([{ hits: list(...(first ?? [])), weight: 0.3 }]))).toEqual(first)
      }),
    )
  })

  it('that reranks keeps the hits of the first list and no others', () => {
    fc.assert(
      fc.property(lists, ([own = [], ...others]) => {
        const reranked = rerank(
          list(...own),
          others.map((ids) => ({ hits: list(...ids), weight: 0.5 })),
        )
        expect(idsOf(reranked).toSorted()).toEqual(own.toSorted())
      }),
    )
  })
})
