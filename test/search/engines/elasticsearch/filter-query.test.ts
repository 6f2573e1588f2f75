import { describe, expect, it } from 'vitest'
import type { SearchFilters } from '../../../../src/search/engine.ts'
import { filterQueries, type Query } from '../../../../src/search/engines/elasticsearch/filter-query.ts'
import { sortableNumber } from '../../../../src/search/engines/elasticsearch/terms.ts'
import type { AttributeConstraint } from '../../../../src/understanding/understanding.ts'

const golden: [what: string, filters: SearchFilters, queries: Query[]][] = [
  ['nothing', {}, []],
  ['a price', { minPrice: 0, maxPrice: 999 }, [{ range: { price: { gte: 0, lte: 999 } } }]],
  [
    'a price in a currency',
    { maxPrice: 999, currency: 'EUR' },
    [{ range: { price: { lte: 999 } } }, { term: { currency: 'EUR' } }],
  ],
  [
    'prices beyond all prices, which Elasticsearch refuses as they are',
    { minPrice: -1e300, maxPrice: 1e22 },
    [{ range: { price: { gte: Number.MIN_SAFE_INTEGER, lte: Number.MAX_SAFE_INTEGER } } }],
  ],
  ['a currency without a price, which limits nothing', { currency: 'EUR' }, []],
  ['availability', { availability: 'preorder' }, [{ term: { availability: 'preorder' } }]],
  [
    'brands, folded',
    { brands: { include: ['Ålesund', 'KESTREL'], exclude: ['Acme & Sons'] } },
    [{ terms: { brand: ['alesund', 'kestrel'] } }, { bool: { must_not: { terms: { brand: ['acme & sons'] } } } }],
  ],
  [
    'colours and categories',
    { colours: { include: ['blue'], exclude: [] }, categories: ['Mugs & Cups'] },
    [{ terms: { colours: ['blue'] } }, { terms: { category: ['mugs & cups'] } }],
  ],
  [
    'words that may not be there',
    { excludeTokens: ['red', '" OR "'] },
    [{ bool: { must_not: { terms: { tokens: ['red', '" OR "'] } } } }],
  ],
  ['ids', { ids: ['p1', '~odd'] }, [{ ids: { values: ['p1', '~j~odd'] } }]],
  ['no id at all', { ids: [] }, [{ ids: { values: [] } }]],
]

const limit = (constraint: AttributeConstraint): Query | undefined => filterQueries({ attributes: [constraint] })[0]

const texts = (range: object): Query => ({ range: { 'attributes.texts': range } })
const numbers = (range: object): Query => ({ range: { 'attributes.numbers': range } })
const at = (scale: string, number: number): string => `weight\u001f${scale}\u001f${sortableNumber(number)}`

describe('limits as queries', () => {
  it.each(golden)('%s', (_, filters, queries) => {
    expect(filterQueries(filters)).toEqual(queries)
  })

  it('texts of an attribute are compared folded, among those of its name', () => {
    const [first, end] = ['size\u001f', 'size\u0020']
    expect(limit({ name: 'size', op: '=', value: 'LARGE' })).toEqual({
      term: { 'attributes.texts': 'size\u001flarge' },
    })
    expect(limit({ name: 'size', op: '<', value: 'm' })).toEqual(texts({ gte: first, lt: 'size\u001fm' }))
    expect(limit({ name: 'size', op: '>=', value: 'm' })).toEqual(texts({ gte: 'size\u001fm', lt: end }))
    expect(limit({ name: 'size', op: '!=', value: 'm' })).toEqual({
      bool: {
        filter: [
          texts({ gte: first, lt: end }),
          { bool: { must_not: { term: { 'attributes.texts': 'size\u001fm' } } } },
        ],
      },
    })
  })

  it('yes and no are texts', () => {
    expect(limit({ name: 'cordless', op: '=', value: true })).toEqual({
      term: { 'attributes.texts': 'cordless\u001ftrue' },
    })
  })

  it('numbers without a unit are compared as they stand, and are unequal to every text', () => {
    expect(limit({ name: 'weight', op: '=', value: '2.50' })).toEqual({ term: { 'attributes.numbers': at('', 2.5) } })
    expect(limit({ name: 'weight', op: '<=', value: 2 })).toEqual(
      numbers({ gte: 'weight\u001f\u001f', lte: at('', 2) }),
    )
    expect(limit({ name: 'weight', op: '>', value: -2 })).toEqual(numbers({ gt: at('', -2), lt: 'weight\u001f\u0020' }))
    expect(limit({ name: 'weight', op: '!=', value: 2 })).toEqual({
      bool: {
        filter: [
          texts({ gte: 'weight\u001f', lt: 'weight\u0020' }),
          { bool: { must_not: { term: { 'attributes.numbers': at('', 2) } } } },
        ],
      },
    })
  })

  it('measures are compared in the base unit of their dimension, equal but for rounding', () => {
    expect(limit({ name: 'weight', op: '=', value: 2, unit: 'kg' })).toEqual(
      numbers({ gte: at('weight', 2_000 - 2e-6), lte: at('weight', 2_000 + 2e-6) }),
    )
    expect(limit({ name: 'weight', op: '<', value: 2, unit: 'kg' })).toEqual(
      numbers({ gte: 'weight\u001fweight\u001f', lt: at('weight', 2_000 - 2e-6) }),
    )
  })

  it('counts are compared with counts of the same things', () => {
    expect(limit({ name: 'weight', op: '>=', value: 12, unit: 'Pieces' })).toEqual(
      numbers({ gte: at('unit pieces', 12 - 12e-9), lt: 'weight\u001funit pieces\u0020' }),
    )
  })
})
