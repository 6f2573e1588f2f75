import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Product, Tombstone } from '../../src/catalogue/product.ts'
import { maxRecordBytes, type RecordOutcome, toRecord } from '../../src/catalogue/record.ts'

const defaults = { currency: 'USD', version: 7 }
const productCheck = Compile(Product)
const tombstoneCheck = Compile(Tombstone)

const read = (value: unknown): RecordOutcome => toRecord(value, defaults)

function accepted(value: unknown): Record<string, unknown> {
  const outcome = read(value)
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`)
  return outcome.record
}

function reason(value: unknown): string {
  const outcome = read(value)
  if (outcome.ok) throw new Error('accepted')
  return outcome.reason
}

const mug = { id: 'm1', title: 'Stoneware mug' }
const fullMug: Product = {
  ...mug,
  sku: 'MUG-350-BLU',
  gtin: ['4006381333931'],
  model: 'Fjell 350',
  brand: 'Halden',
  category: ['Kitchen', 'Drinkware', 'Mugs'],
  description: 'Keeps its heat.\n\nDishwasher safe.',
  price: { amount: 1499, currency: 'EUR' },
  listPrice: { amount: 1999, currency: 'EUR' },
  availability: 'preorder',
  stock: 3,
  rating: 4.5,
  ratingCount: 12,
  releasedAt: '2025-03-31',
  attributes: { colour: 'blue', capacity: 350, 'dishwasher safe': true },
  units: { capacity: 'ml' },
  image: 'https://shop.example/mug.png',
  url: '/products/m1',
  version: 12,
}

describe('toRecord', () => {
  it('fills in what a feed may leave out', () => {
    expect(accepted(mug)).toEqual({ ...mug, category: [], availability: 'in_stock', attributes: {}, version: 7 })
    expect(accepted({ ...mug, stock: 0 })).toMatchObject({ availability: 'out_of_stock' })
    expect(accepted({ ...mug, price: { amount: 5 } })).toMatchObject({ price: { amount: 5, currency: 'USD' } })
    expect(accepted({ ...mug, price: { amount: 5, currency: 'eur' } })).toMatchObject({ price: { currency: 'EUR' } })
  })

  it('keeps a whole product as it is and drops fields it does not know', () => {
    expect(accepted({ ...fullMug, mrsp: 3, price: { ...fullMug.price, vat: 1 }, deleted: false })).toEqual(fullMug)
  })

  it('takes null and blank optional fields for absent', () => {
    const blank = {
      brand: ' ',
      sku: '',
      model: null,
      description: '\n',
      price: null,
      stock: null,
      image: '',
      units: null,
    }
    const attributes = { attributes: { a: null, b: ' ', ' ': 'x', c: 0 }, category: ['', 'Mugs', 'Mugs', null] }
    expect(accepted({ ...mug, ...blank, ...attributes })).toEqual({
      ...mug,
      category: ['Mugs'],
      availability: 'in_stock',
      attributes: { c: 0 },
      version: 7,
    })
  })

  it('cleans every text of control characters, lone surrogates and white space at its ends', () => {
    const record = accepted({
      ...mug,
      id: ' m\u00001 ',
      title: '\u0000 Mug\u0007 with\r\n\ttext \ud83d ',
      description: ' one\u0085two \r\n\r\n\r\n\r\nthree\u0000 ',
      attributes: { 'col\u0000our ': ' bl\ud800ue\u009f' },
      units: { 'col our': 'x\u0000y' },
    })
    expect(record).toMatchObject({
      id: 'm 1',
      title: 'Mug with text \ufffd',
      description: 'one two\n\nthree',
      attributes: { 'col our': 'bl\ufffdue' },
      units: { 'col our': 'x y' },
    })
  })

  it('keeps an attribute called __proto__ as an attribute', () => {
    const attributes = JSON.parse('{"__proto__": "x", "constructor": 1}')
    const record = accepted({ ...mug, attributes, units: JSON.parse('{"__proto__": "kg", "toString": "m"}') })
    expect(Object.entries(Object(record.attributes))).toEqual([
      ['__proto__', 'x'],
      ['constructor', 1],
    ])
    expect(Object.entries(Object(record.units))).toEqual([['__proto__', 'kg']])
  })

  it.each([
    [null, 'record: must be a JSON object'],
    [[mug], 'record: must be a JSON object'],
    [{ title: 'x' }, 'id: is missing or blank'],
    [{ ...mug, id: 3 }, 'id: must be text'],
    [{ ...mug, id: 'x'.repeat(301) }, 'id: must be at most 300 characters'],
    [{ id: '1' }, 'title: is missing or blank'],
    [{ ...mug, title: '\u0000 \u200b'.slice(0, 2) }, 'title: is missing or blank'],
    [{ ...mug, title: ['x'] }, 'title: must be text'],
    [{ ...mug, price: 1499 }, 'price: must be an object { amount, currency }'],
    [{ ...mug, price: { amount: -1 } }, 'price.amount: must be an integer ≥ 0'],
    [{ ...mug, price: { amount: 14.99 } }, 'price.amount: must be an integer ≥ 0'],
    [{ ...mug, price: { amount: '1499' } }, 'price.amount: must be an integer ≥ 0'],
    [{ ...mug, price: { amount: 2 ** 60 } }, 'price.amount: must be at most 2^53 - 1'],
    [{ ...mug, price: { currency: 'USD' } }, 'price.amount: must be an integer ≥ 0'],
    [{ ...mug, price: { amount: 1, currency: 'dollars' } }, 'price.currency: must be an ISO 4217 code such as USD'],
    [{ ...mug, listPrice: { amount: 1.5 } }, 'listPrice.amount: must be an integer ≥ 0'],
    [{ ...mug, category: 'Mugs' }, 'category: must be a list'],
    [{ ...mug, category: [1] }, 'category.0: must be text'],
    [{ ...mug, category: Array.from({ length: 21 }, (_, i) => `c${i}`) }, 'category: must be a list of at most 20'],
    [{ ...mug, availability: 'yes' }, 'availability: must be in_stock, out_of_stock or preorder'],
    [{ ...mug, stock: -1 }, 'stock: must be an integer ≥ 0'],
    [{ ...mug, rating: 5.1 }, 'rating: must be a number from 0 to 5'],
    [{ ...mug, ratingCount: 1.5 }, 'ratingCount: must be an integer ≥ 0'],
    [{ ...mug, gtin: ['123'] }, 'gtin.0: must be 8 to 14 digits'],
    [{ ...mug, gtin: '4006381333931' }, 'gtin: must be a list'],
    [{ ...mug, attributes: ['x'] }, 'attributes: must be an object'],
    [{ ...mug, attributes: { size: { w: 1 } } }, 'attributes.size: must be text, a finite number, true or false'],
    [{ ...mug, attributes: { 'a/b~c': [] } }, 'attributes.a/b~c: must be text, a finite number, true or false'],
    [{ ...mug, attributes: { n: Number.NaN } }, 'attributes.n: must be text, a finite number, true or false'],
    [{ ...mug, attributes: JSON.parse('{"n": 1e999}') }, 'attributes.n: must be text, a finite number, true or false'],
    [{ ...mug, attributes: { t: 'x'.repeat(10_001) } }, 'attributes.t: must be at most 10000 characters'],
    [{ ...mug, attributes: { w: 1 }, units: { w: 2 } }, 'units.w: must be text'],
    [{ ...mug, releasedAt: 'soon' }, 'releasedAt: must be an ISO 8601 date such as 2026-03-31'],
    [{ ...mug, releasedAt: '2025-02-30' }, 'releasedAt: must be an ISO 8601 date such as 2026-03-31'],
    [{ ...mug, version: -1 }, 'version: must be an integer ≥ 0'],
    [{ ...mug, version: '3' }, 'version: must be an integer ≥ 0'],
    [{ ...mug, deleted: 'yes' }, 'deleted: must be true or absent'],
    [{ deleted: true }, 'id: is missing or blank'],
    [{ id: ' ', deleted: true }, 'id: is missing or blank'],
  ])('refuses %j and names the field', (value, expected) => {
    expect(reason(value)).toBe(expected)
  })

  it('names the id of what it refuses when there is one', () => {
    expect(read({ ...mug, stock: -1 })).toEqual({ ok: false, id: 'm1', reason: expect.any(String) })
    expect(read({ title: 'x' })).toEqual({ ok: false, reason: expect.any(String) })
  })

  it('refuses a record of more than 1 MB, counted in UTF-8', () => {
    const attributes = (n: number) =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`a${i}`, 'é'.repeat(5_000)]))
    expect(read({ ...mug, attributes: attributes(104) }).ok).toBe(true)
    expect(reason({ ...mug, attributes: attributes(106) })).toBe(`record: must be at most ${maxRecordBytes} bytes`)
  })

  it.each([
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    '//evil.example/x',
    '/\\evil.example',
    '/..//evil.example',
    'x.png',
    'ftp://a/b',
    'http://',
    'java\nscript:alert(1)',
    ' \u0000javascript:alert(1)',
    'https:/\\/x y'.slice(0, 7),
  ])('refuses %j as an address', (address) => {
    expect(reason({ ...mug, image: address })).toMatch(/^image: must be an http\(s\) address/)
    expect(reason({ ...mug, url: address })).toMatch(/^url: must be an http\(s\) address/)
  })

  it('keeps web addresses and absolute paths, normalised', () => {
    expect(accepted({ ...mug, image: ' HTTPS://Shop.example/a b.png', url: '/p/1?x=1#top' })).toMatchObject({
      image: 'https://shop.example/a%20b.png',
      url: '/p/1?x=1#top',
    })
  })

  it.each([
    ['2025', '2025'],
    ['2025-03', '2025-03'],
    ['2024-02-29', '2024-02-29'],
    ['2025-03-31T14:00:00+02:00', '2025-03-31T12:00:00.000Z'],
    ['2025-03-31 14:00', '2025-03-31T14:00:00.000Z'],
  ])('reads the date %s', (text, expected) => {
    expect(accepted({ ...mug, releasedAt: text }).releasedAt).toBe(expected)
  })

  it('leaves out a list price that is not above the price, and says so', () => {
    const price = { amount: 500, currency: 'USD' }
    for (const listPrice of [price, { amount: 900, currency: 'EUR' }]) {
      const outcome = read({ ...mug, price, listPrice })
      expect(outcome).toMatchObject({ ok: true, warnings: [expect.stringMatching(/^listPrice:/)] })
      expect(outcome.ok && 'listPrice' in outcome.record).toBe(false)
    }
    expect(accepted({ ...mug, price, listPrice: { amount: 501 } })).toHaveProperty('listPrice')
  })

  it('keeps of a deletion what a tombstone has', () => {
    expect(accepted({ ...fullMug, deleted: true })).toEqual({ id: 'm1', version: 12, deleted: true })
    expect(accepted({ id: 'm1', deleted: true })).toEqual({ id: 'm1', version: 7, deleted: true })
  })

  it('gives a valid record or a reason for any value, and takes its own records unchanged', () => {
    const text = fc.string({ unit: 'binary' })
    const field = fc.oneof(fc.jsonValue(), fc.anything(), text, fc.double(), fc.integer())
    const product = fc.record(
      {
        id: fc.oneof(text, field),
        title: fc.oneof(text, field),
        brand: field,
        category: fc.oneof(fc.array(text), field),
        description: fc.oneof(text, field),
        price: fc.oneof(fc.record({ amount: fc.nat() }), field),
        listPrice: fc.oneof(fc.record({ amount: fc.nat() }), field),
        stock: fc.oneof(fc.constant(-0), field),
        attributes: fc.oneof(fc.dictionary(text, fc.oneof(text, fc.double(), fc.boolean())), field),
        units: fc.oneof(fc.dictionary(text, text), field),
        releasedAt: fc.oneof(fc.date({ noInvalidDate: true }).map(String), field),
        image: fc.oneof(fc.webUrl(), text, field),
        version: fc.oneof(fc.nat(), field),
        deleted: fc.constantFrom(true, false, 'x', undefined),
      },
      { requiredKeys: ['id', 'title'] },
    )
    let kept = 0
    fc.assert(
      fc.property(fc.oneof(product, fc.anything()), (value) => {
        const outcome = read(value)
        if (!outcome.ok) return outcome.reason.length > 0 && outcome.reason.length < 300
        kept++
        const { record } = outcome
        expect(tombstoneCheck.Check(record) || productCheck.Check(record)).toBe(true)
        expect(JSON.stringify(record).isWellFormed()).toBe(true)
        const again = read(JSON.parse(JSON.stringify(record)))
        expect(again.ok && again.record).toEqual(record)
        return true
      }),
      { numRuns: 3_000 },
    )
    expect(kept).toBeGreaterThan(20)
  })
})
