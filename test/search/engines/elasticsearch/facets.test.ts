import { describe, expect, it } from 'vitest'
import {
  bucketsOf,
  facetAggregations,
  facetsOf,
  spelledOf,
} from '../../../../src/search/engines/elasticsearch/facets.ts'
import { term } from '../../../../src/search/engines/elasticsearch/terms.ts'

const buckets = (...counts: [key: string, count: number][]) => ({
  buckets: counts.map(([key, doc_count]) => ({ key, doc_count })),
})
const value = (name: string, unit: string, text: string): string => term(name, unit, text.toLowerCase(), text)

const results = {
  brands: buckets([term('kestrel', 'Kestrel'), 5], [term('alesund', 'Ålesund'), 4], [term('kestrel', 'KESTREL'), 2]),
  categories: buckets([term('mugs', 'Mugs'), 8]),
  availability: buckets(['in_stock', 7], ['preorder', 4]),
  least: { value: 100 },
  most: { value: 900 },
  colours: buckets([value('colour', '', 'Red'), 6], [value('colour', '', 'Blue'), 3]),
  values: buckets(
    [value('size', '', 'L'), 5],
    [value('size', '', 'M'), 4],
    [value('colour', '', 'Red'), 6],
    [value('weight', 'g', '300'), 1],
    [value('weight', 'g', '310'), 1],
    [value('handle', '', 'true'), 9],
  ),
  names: buckets([term('handle', ''), 9], [term('size', ''), 9], [term('weight', 'g'), 11], [term('colour', ''), 9]),
}

describe('facets', () => {
  it('are asked for by what is shown: choices cost no count of all attributes', () => {
    expect(Object.keys(facetAggregations('choices'))).toEqual([
      ...['brands', 'categories', 'availability', 'least', 'most', 'colours'],
    ])
    expect(Object.keys(facetAggregations(true))).toEqual(expect.arrayContaining(['values', 'names']))
  })

  it('of large catalogues are asked for of the best hits', () => {
    expect(facetAggregations('choices', 50_000)).toEqual({
      best: { sampler: { shard_size: 50_000 }, aggs: facetAggregations('choices') },
    })
  })

  it('show values as they are spelled most often, all spellings counted', () => {
    expect(facetsOf(results, 11)).toMatchObject({
      brands: [
        { value: 'Kestrel', count: 7 },
        { value: 'Ålesund', count: 4 },
      ],
      categories: [{ value: 'Mugs', count: 8 }],
      availability: [
        { value: 'in_stock', count: 7 },
        { value: 'preorder', count: 4 },
      ],
      price: { min: 100, max: 900 },
    })
  })

  it('show attributes that tell products apart, and no scale and no single value', () => {
    expect(facetsOf(results, 11).attributes).toEqual([
      {
        name: 'size',
        unit: undefined,
        values: [
          { value: 'L', count: 5 },
          { value: 'M', count: 4 },
        ],
      },
      {
        name: 'colour',
        unit: undefined,
        values: [
          { value: 'Red', count: 6 },
          { value: 'Blue', count: 3 },
        ],
      },
    ])
  })

  it('show colours the same with and without the other attributes', () => {
    const { values: _, names: __, ...choices } = results
    const [, colour] = facetsOf(results, 11).attributes
    expect(facetsOf(choices, 11).attributes).toEqual([colour])
  })

  it('say when not all were counted', () => {
    expect(facetsOf({ best: results } as never, 60, 50)).toMatchObject({ countedOver: 50, price: { min: 100 } })
    expect(facetsOf({ best: results } as never, 50, 50)).not.toHaveProperty('countedOver')
  })

  it('of nothing are empty', () => {
    const empty = { least: { value: null }, most: { value: null }, brands: buckets() }
    expect(facetsOf(empty, 0)).toEqual({ brands: [], categories: [], availability: [], attributes: [] })
    expect(bucketsOf(undefined)).toEqual([])
    expect(spelledOf([])).toEqual([])
  })
})
