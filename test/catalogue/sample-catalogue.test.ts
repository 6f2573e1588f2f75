import { describe, expect, it } from 'vitest'
import { productColours } from '../../src/catalogue/colours.ts'
import { isGtin } from '../../src/catalogue/gtin.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { toRecord } from '../../src/catalogue/record.ts'
import { sampleProducts as products } from '../fixtures/sample-products.ts'

/** What of `values` occurs more than once. */
function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i)
}

const named = (test: (product: Product) => boolean): string[] => products.filter(test).map(({ title }) => title)

describe('the sample catalogue of the tests', () => {
  it('is accepted as it stands', () => {
    for (const product of products) {
      expect(toRecord(product, { currency: 'EUR', version: 0 })).toEqual({ ok: true, record: product, warnings: [] })
    }
  })

  it('repeats no id, number, title or description', () => {
    expect(repeated(products.map(({ id }) => id))).toEqual([])
    expect(repeated(products.map(({ sku }) => sku ?? ''))).toEqual([])
    expect(repeated(products.flatMap(({ gtin }) => gtin ?? []))).toEqual([])
    expect(repeated(products.map(({ title }) => title))).toEqual([])
    expect(repeated(products.map(({ description }) => description ?? ''))).toEqual([])
  })

  it('has a shop’s breadth', () => {
    const departments = Map.groupBy(products, ({ category }) => category[0] ?? '')
    expect(products.length).toBeGreaterThanOrEqual(350)
    expect(departments.size).toBe(10)
    expect(new Set(products.map(({ category }) => category.join(' > '))).size).toBeGreaterThanOrEqual(45)
    const largest = Math.max(...[...departments.values()].map(({ length }) => length))
    expect(departments.get('Office & School')?.length).toBe(largest)
    expect(new Set(products.map(({ availability }) => availability)).size).toBe(3)
  })

  it('gives every product a brand, a price, a number, two sentences and no picture', () => {
    expect(named(({ brand, price, sku, model }) => !(brand && price && sku && model))).toEqual([])
    expect(named(({ description = '' }) => (description.match(/[.?!](?= |$)/g) ?? []).length < 2)).toEqual([])
    expect(named(({ image }) => image !== undefined)).toEqual([])
    expect(named(({ title, brand }) => !title.startsWith(brand ?? '?'))).toEqual([])
  })

  it('has GTINs of the range inside a shop', () => {
    expect(named(({ gtin }) => gtin?.length !== 1 || !gtin.every((n) => /^29\d{11}$/.test(n) && isGtin(n)))).toEqual([])
  })

  it('has prices, stock and ratings that agree with each other', () => {
    expect(named(({ price }) => (price?.amount ?? 0) < 100 || (price?.amount ?? 0) > 300_000)).toEqual([])
    expect(named(({ price }) => price?.currency !== 'USD')).toEqual([])
    expect(named(({ availability, stock }) => (availability === 'out_of_stock') !== (stock === 0))).toEqual([])
    expect(named(({ availability, rating }) => availability === 'preorder' && rating !== undefined)).toEqual([])
    expect(named(({ rating, ratingCount }) => (rating === undefined) !== (ratingCount === undefined))).toEqual([])
  })

  it('has one type and one unit for each attribute name', () => {
    const kinds = new Map<string, Set<string>>()
    for (const { attributes, units } of products) {
      for (const [name, value] of Object.entries(attributes)) {
        const kind = `${typeof value} ${units?.[name] ?? ''}`
        kinds.set(name, (kinds.get(name) ?? new Set()).add(kind))
      }
    }
    expect([...kinds].filter(([, found]) => found.size > 1)).toEqual([])
  })

  it('has colours that can be read', () => {
    const coloured = products.filter(({ attributes }) => 'colour' in attributes)
    expect(coloured.filter((product) => productColours(product).length === 0)).toEqual([])
    expect(coloured.length).toBeGreaterThan(products.length * 0.9)
  })

  it('has wireless mice on both sides of $30, black ones among them', () => {
    const mice = products.filter(({ category, title }) => category.at(-1) === 'Mice' && title.includes('Wireless'))
    const cheap = mice.filter(({ price }) => (price?.amount ?? 0) <= 3_000)
    expect(cheap.length).toBeGreaterThanOrEqual(6)
    expect(mice.length - cheap.length).toBeGreaterThanOrEqual(3)
    expect(cheap.filter((product) => productColours(product).includes('black')).length).toBeGreaterThanOrEqual(2)
  })
})
