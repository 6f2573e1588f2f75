import { describe, expect, it } from 'vitest'
import { parseSearchQuery } from '../../../src/channels/web/search-query.ts'
import { ShopclerkError } from '../../../src/errors.ts'

const parse = (query: Record<string, unknown>, currency = 'USD') =>
  parseSearchQuery(query, { currency, attributeNames: ['weight', 'Material'] })

describe('parseSearchQuery', () => {
  it('browses everything by default', () => {
    expect(parse({})).toMatchObject({ text: '', offset: 0, limit: 24, facets: true, someWords: 'fill' })
  })

  it('turns major units into the minor units of the currency, without a cent lost', () => {
    expect(parse({ minPrice: 0.29, maxPrice: 29.99 }).filters).toMatchObject({ minPrice: 29, maxPrice: 2_999 })
    expect(parse({ maxPrice: 1_500 }, 'JPY').filters.maxPrice).toBe(1_500)
    expect(parse({ maxPrice: 1.005 }, 'KWD').filters.maxPrice).toBe(1_005)
  })

  it('counts pages in results', () => {
    expect(parse({ page: 3, limit: 10 })).toMatchObject({ offset: 20, limit: 10 })
  })

  it('takes a brand or category once or several times', () => {
    expect(parse({ brand: 'HP' }).filters.brands).toEqual({ include: ['HP'], exclude: [] })
    expect(parse({ brand: ['HP', 'Dell'], category: ['Mice'] }).filters).toMatchObject({
      brands: { include: ['HP', 'Dell'] },
      categories: ['Mice'],
    })
  })

  it('spells attributes as the catalogue does', () => {
    expect(parse({ 'attr.MATERIAL': 'oak', 'attr.Other': 'x' }).filters.attributes).toMatchObject([
      { name: 'Material' },
      { name: 'Other' },
    ])
  })

  it('reads attributes as text, number, yes or no, and as ranges', () => {
    expect(parse({ 'attr.material': 'oak', 'attr.memory': '16', 'attr.wireless': 'true' }).filters.attributes).toEqual([
      { name: 'Material', op: '=', value: 'oak' },
      { name: 'memory', op: '=', value: 16 },
      { name: 'wireless', op: '=', value: true },
    ])
    expect(parse({ 'attr.weight': '1.5..2' }).filters.attributes).toEqual([
      { name: 'weight', op: '>=', value: 1.5 },
      { name: 'weight', op: '<=', value: 2 },
    ])
    expect(parse({ 'attr.weight': '..2' }).filters.attributes).toEqual([{ name: 'weight', op: '<=', value: 2 }])
    expect(parse({ 'attr.weight': '2..' }).filters.attributes).toEqual([{ name: 'weight', op: '>=', value: 2 }])
  })

  it.each([
    [{ maxprice: 5 }, /maxprice is not a parameter/],
    [{ 'attr.weight': '4..3' }, /attr\.weight must not begin above its end/],
    [{ 'attr.weight': '..' }, /attr\.weight must have a number/],
    [{ 'attr.': 'x' }, /attr\. is not a parameter/],
    [{ 'attr.colour': ['a', 'b'] }, /attr\.colour must have one value/],
    [{ minPrice: 5, maxPrice: 4 }, /minPrice must not be above maxPrice/],
    [Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`attr.a${i}`, 'x'])), /At most 20/],
  ])('refuses %j', (query, message) => {
    expect(() => parse(query)).toThrow(ShopclerkError)
    expect(() => parse(query)).toThrow(message)
  })
})
