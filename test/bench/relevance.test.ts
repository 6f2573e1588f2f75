import { describe, expect, it } from 'vitest'
import { mean, ndcgAt10, parseJudgements, scoreQueries } from '../../bench/relevance.ts'

const ratings = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['d', 0],
])

describe('ndcgAt10', () => {
  it('is 1 for the best order and 0 where nothing is relevant', () => {
    expect(ndcgAt10(['a', 'b', 'c', 'd'], ratings)).toBe(1)
    expect(ndcgAt10(['x', 'd'], ratings)).toBe(0)
    expect(ndcgAt10([], ratings)).toBe(0)
  })

  it('discounts linear gain by the logarithm of the rank', () => {
    const dcg = 2 / Math.log2(2) + 0 / Math.log2(3) + 3 / Math.log2(4)
    const ideal = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4)
    expect(ndcgAt10(['b', 'unjudged', 'a'], ratings)).toBeCloseTo(dcg / ideal, 12)
  })

  it('looks at ten products, and at ten judged ones for the ideal', () => {
    const many = new Map(Array.from({ length: 30 }, (_, i) => [`p${i}`, 1]))
    expect(ndcgAt10([...many.keys()].slice(0, 10), many)).toBe(1)
    expect(ndcgAt10([...Array(10).fill('x'), 'a'], ratings)).toBe(0)
  })

  it('skips queries without a positive rating', () => {
    expect(ndcgAt10(['a'], new Map([['a', 0]]))).toBeUndefined()
    expect(ndcgAt10(['a'], new Map())).toBeUndefined()
  })
})

describe('parseJudgements', () => {
  it('reads CSV with quotes, other line ends and other orders of columns', () => {
    const csv = 'rating,query,product_id\r\n3,"tv, 27"" black",p1\r\n0,"tv, 27"" black",p2\r\n1,mouse,p1\r\n'
    expect(parseJudgements(csv)).toEqual(
      new Map([
        [
          'tv, 27" black',
          new Map([
            ['p1', 3],
            ['p2', 0],
          ]),
        ],
        ['mouse', new Map([['p1', 1]])],
      ]),
    )
  })

  it('refuses what has no columns or no rating', () => {
    expect(() => parseJudgements('a,b,c\n1,2,3')).toThrow('query, product_id and rating')
    expect(() => parseJudgements('query,product_id,rating\nmouse,p1,good')).toThrow('Line 2')
    expect(() => parseJudgements('query,product_id,rating\nmouse,p1,')).toThrow('Line 2')
  })
})

it('scores are averaged over the queries that count', async () => {
  const judgements = parseJudgements('query,product_id,rating\none,a,1\ntwo,b,1\nnone,c,0')
  const scores = await scoreQueries(judgements, (query) => (query === 'one' ? ['a'] : ['x', 'b']))
  expect(scores.map(({ query }) => query)).toEqual(['one', 'two'])
  expect(mean(scores)).toBeCloseTo((1 + 1 / Math.log2(3)) / 2, 12)
})
