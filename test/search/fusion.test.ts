import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diversified, fuse, nudged } from '../../src/search/fusion.ts'

const list = (...ids: string[]) => ids.map((id, index) => ({ id, score: ids.length - index }))
const idsOf = (hits: readonly { id: string }[]): string[] => hits.map(({ id }) => id)

const lists = fc.array(fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 20 }), { maxLength: 3 })

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
})

describe('a nudged list', () => {
  it('changes near equals that the other list tells apart, and no others', () => {
    const hits = [
      { id: 'a', score: 10 },
      { id: 'b', score: 9.9 },
      { id: 'c', score: 5 },
    ]
    const others = [
      { id: 'c', score: 0.9 },
      { id: 'b', score: 0.8 },
      { id: 'x', score: 0.7 },
    ]
    expect(idsOf(nudged(hits, { hits: others, weight: 0.1 }))).toEqual(['b', 'a', 'c'])
    expect(idsOf(nudged(hits, { hits: [], weight: 0.1 }))).toEqual(['a', 'b', 'c'])
  })

  it('has the hits of the first list and no others, best first', () => {
    fc.assert(
      fc.property(lists, ([own = [], other = []]) => {
        const result = nudged(list(...own), { hits: list(...other), weight: 0.5 })
        expect(idsOf(result).toSorted()).toEqual(own.toSorted())
        const scores = result.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe('a diversified list', () => {
  it('brings the first of each kind forward and keeps the order within a kind', () => {
    const hits = ['lamp', 'lamp', 'lamp', 'mug', 'lamp', 'desk'].map((kind, rank) => ({
      id: `${kind}${rank}`,
      kind,
      score: 1 / (60 + rank),
    }))
    expect(idsOf(diversified(hits))).toEqual(['lamp0', 'mug3', 'desk5', 'lamp1', 'lamp2', 'lamp4'])
  })

  it('leaves what has no kind where it is', () => {
    const hits = list('a', 'b', 'c')
    expect(idsOf(diversified(hits))).toEqual(['a', 'b', 'c'])
  })
})
