import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProduct, pictureOfWidth } from './product-view.ts'

const endpoint = new URL('https://clerk.example/base/')
const parse = (fields: Record<string, unknown>) => parseProduct({ id: 'p', title: 'Thing', ...fields }, endpoint)

test('a product needs an id and a title that is more than white space', () => {
  expect(parseProduct({ id: 'p', title: 'Thing' }, endpoint)?.title).toBe('Thing')
  expect(parseProduct({ id: '', title: 'Thing' }, endpoint)).toBeUndefined()
  expect(parseProduct({ id: 'p', title: ' \n ' }, endpoint)).toBeUndefined()
  expect(parseProduct(null, endpoint)).toBeUndefined()
})

describe('links', () => {
  test.each([
    ['https://shop.example/p?q=1', 'https://shop.example/p?q=1'],
    ['/products/1', '/products/1'],
    ['//other.example/p', 'https://other.example/p'],
    ['javascript:alert(1)', undefined],
    ['JaVaScRiPt:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['products/1', undefined],
    ['https://', undefined],
    [12, undefined],
  ])('%j leads to %j', (url, expected) => {
    expect(parse({ url })?.url).toBe(expected)
  })

  test('whatever the catalogue says, a link leads to http, https or a path of the site', () => {
    const hostile = fc.tuple(
      fc.constantFrom('', 'javascript:', 'java\tscript:', 'data:', '/', '//', '/\\', '\\\\', 'https:', 'vbscript:'),
      fc.string(),
    )
    fc.assert(
      fc.property(hostile, ([scheme, rest]) => {
        const url = parse({ url: scheme + rest })?.url
        if (url !== undefined) expect(new URL(url, 'https://page.example').protocol).toMatch(/^https?:$/)
      }),
    )
  })
})

test('pictures of the service are made absolute; only raster data is let through', () => {
  expect(parse({ image: '/images/1.png' })?.image).toBe('https://clerk.example/base/images/1.png')
  // Parsed again, as what was stored is, it is the same.
  expect(parse({ image: 'https://clerk.example/base/images/1.png' })?.image).toBe(
    'https://clerk.example/base/images/1.png',
  )
  expect(parse({ image: 'http://cdn.example/1.png' })?.image).toBe('http://cdn.example/1.png')
  expect(parse({ image: 'data:image/png;base64,AAAA' })?.image).toBe('data:image/png;base64,AAAA')
  expect(parse({ image: 'data:image/svg+xml;base64,AAAA' })?.image).toBeUndefined()
  expect(parse({ image: 'javascript:1' })?.image).toBeUndefined()
})

test('pictures of products that the service makes are asked for in the width that is shown, others as they are', () => {
  expect(pictureOfWidth('https://clerk.example/images/product_a~2Fb.png', 320)).toBe(
    'https://clerk.example/images/product_a~2Fb.png?w=320',
  )
  for (const other of ['https://cdn.example/1.png', 'https://clerk.example/images/product_a.png?w=64'])
    expect(pictureOfWidth(other, 320)).toBe(other)
})

test('prices need a currency that is one, ratings stay between 0 and 5', () => {
  expect(parse({ price: { amount: 1999, currency: 'USD' } })?.price).toEqual({ amount: 1999, currency: 'USD' })
  expect(parse({ price: { amount: 1999, currency: 'dollars' } })?.price).toBeUndefined()
  expect(parse({ price: { amount: '19', currency: 'USD' } })?.price).toBeUndefined()
  expect(parse({ rating: 7 })?.rating).toBe(5)
  expect(parse({ availability: 'maybe' })?.availability).toBeUndefined()
})

test('long fields and many attributes are bounded', () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, 'x'.repeat(1_000)]))
  const product = parse({ title: 'T'.repeat(10_000), attributes: many, units: { a0: 'cm', other: 'kg' } })
  expect(product?.title).toHaveLength(500)
  expect(Object.keys(product?.attributes ?? {})).toHaveLength(12)
  expect(product?.units).toEqual({ a0: 'cm' })
})

test('a view that was stored reads as the same view', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('brand', 'url', 'image', 'rating', 'attributes'), fc.jsonValue()),
      (fields) => {
        const once = parse(fields)
        expect(parseProduct(JSON.parse(JSON.stringify(once)), endpoint)).toEqual(once)
      },
    ),
  )
})
