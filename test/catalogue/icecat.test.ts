import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { productColours } from '../../src/catalogue/colours.ts'
import { feedLines } from '../../src/catalogue/feed-lines.ts'
import { icecatToRecord } from '../../src/catalogue/icecat.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const defaults = { currency: 'USD', version: 42 }

const toner = {
  id: '3920564',
  name: '006R90321',
  title: 'Maker 006R90321 toner cartridge Original Black 6 pc(s)',
  ean: ['0095205603217', '85896333746'],
  short_description: 'Toner (6 Per Box) &reg; <br />for CopyCentre C65',
  img_high: 'http://images.example/high.jpg',
  img_500x500: 'http://images.example/medium.jpg',
  date_released: '2009-12-10T00:00:00Z',
  supplier: 'Maker',
  price: 4995,
  attr_t_product_type: 'Toner',
  attr_t_certification: 'CE, FCC\\nRoHS',
  attr_t_operating_temperature__t_t_: '0 - 35',
  attr_t_print_speed: '< 31 ppm',
  attr_t_diagram: '<div><img src="https://maker.example/d.png"></div>',
  attr_t_led_indicators: 'Y',
  attr_t_turbo: 'N',
  attr_n_weight: 680.0,
  attr_n_master__outer__case_width: 262.0,
  attr_n_display_diagonal: 15.6,
  attr_n_internal_memory: 16384.0,
  attr_n_cable_length: 1.8,
  attr_n_height_adjustment: 130.0,
  attr_b_height_adjustment: true,
  attr_b_colour: true,
}

function product(raw: unknown): Product {
  const outcome = icecatToRecord(raw, defaults)
  if (!outcome.ok || 'deleted' in outcome.record) throw new Error('not accepted as a product')
  return outcome.record
}

describe('icecatToRecord', () => {
  it('maps a product', () => {
    expect(product(toner)).toEqual({
      id: '3920564',
      sku: '006R90321',
      gtin: ['0095205603217'],
      model: '006R90321',
      title: 'Maker 006R90321 toner cartridge Original Black 6 pc(s)',
      brand: 'Maker',
      category: ['Toner'],
      description: 'Toner (6 Per Box) ®\nfor CopyCentre C65',
      price: { amount: 4995, currency: 'USD' },
      availability: 'in_stock',
      releasedAt: '2009-12-10',
      attributes: {
        'product type': 'Toner',
        certification: 'CE, FCC\nRoHS',
        'operating temperature': '0 - 35',
        'print speed': '< 31 ppm',
        'led indicators': true,
        turbo: false,
        weight: 680,
        'master outer case width': 262,
        'display diagonal': 15.6,
        'internal memory': 16384,
        'cable length': 1.8,
        'height adjustment': 130,
        colour: true,
      },
      units: { weight: 'g', 'display diagonal': 'in', 'cable length': 'm' },
      image: 'http://images.example/medium.jpg',
      version: 42,
    })
  })

  it('counts a GTIN that it drops', () => {
    expect(icecatToRecord(toner, defaults)).toMatchObject({ warnings: [expect.stringMatching(/^gtin:/)] })
    expect(icecatToRecord({ ...toner, ean: ['0095205603217'] }, defaults)).toMatchObject({ warnings: [] })
    expect(product({ ...toner, ean: ['85896333746'] })).not.toHaveProperty('gtin')
  })

  it.each([
    ['PGI-520BK', true],
    ['43459433', true],
    ['TN-2000', true],
    ['Toner', false],
    ['T-Shirt', false],
    ['nc6400', false],
    ['CAT6 UTP 3.00 m', false],
    ['58 Photo', false],
  ])('takes the name %j for a part number: %s', (name, isPartNumber) => {
    const { model, sku } = product({ ...toner, name })
    expect({ model, sku }).toEqual({ model: name, sku: isPartNumber ? name : undefined })
  })

  it('takes no bare number for a category', () => {
    expect(product({ ...toner, attr_t_product_type: '1' }).category).toEqual([])
  })

  it('gives no unit where the number could be in another one', () => {
    expect(product({ ...toner, attr_n_weight: 0.68, attr_n_cable_length: 3050 }).units).toEqual({
      'display diagonal': 'in',
    })
  })

  it('refuses in the words of the product schema', () => {
    expect(icecatToRecord({ ...toner, price: 12.5 }, defaults)).toEqual({
      ok: false,
      id: '3920564',
      reason: 'price.amount: must be an integer ≥ 0',
    })
    expect(icecatToRecord('x', defaults)).toMatchObject({ reason: 'record: must be a JSON object' })
  })

  it('never throws', () => {
    const keys = fc.oneof(fc.constantFrom(...Object.keys(toner), 'attr_t___', 'attr_n___proto__'), fc.string())
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(keys, fc.anything()), fc.anything()), (value) => {
        expect(icecatToRecord(value, defaults)).toHaveProperty('ok')
      }),
    )
  })
})

describeWith('TEST_DATA', 'the Icecat feed', () => {
  const products: Product[] = []
  let warnings = 0

  beforeAll(async () => {
    const file = createReadStream(join(testData ?? '', 'icecat/products.jsonl.gz'))
    for await (const { text } of feedLines(file.pipe(createGunzip()), 1_000_000)) {
      const outcome = icecatToRecord(JSON.parse(text ?? ''), defaults)
      if (!outcome.ok) throw new Error(`${outcome.id}: ${outcome.reason}`)
      warnings += outcome.warnings.length
      if (!('deleted' in outcome.record)) products.push(outcome.record)
    }
  })

  const share = (test: (product: Product) => boolean): number => products.filter(test).length

  it('is accepted whole', () => {
    expect(products).toHaveLength(19_406)
    expect(warnings).toBe(1)
    expect(share(({ gtin }) => gtin !== undefined)).toBe(19_405)
    expect(share(({ image, price, brand, model }) => Boolean(image && price && brand && model))).toBe(19_406)
  })

  it('tells the colours of two products in three', () => {
    const coloured = products.map((product) => ({ product, colours: productColours(product) }))
    expect(coloured.filter(({ colours }) => colours.length > 0).length).toBeGreaterThan(13_000)
    expect(coloured.find(({ product }) => product.id === '3920564')?.colours).toEqual(['black'])
  })

  it('reads every value of its product colour', () => {
    const unread = products.filter(
      ({ attributes }) =>
        'product colour' in attributes &&
        productColours({ title: '', attributes: { colour: attributes['product colour'] ?? '' } }).length === 0,
    )
    expect(unread.map(({ attributes }) => attributes['product colour'])).toEqual([])
  })

  it('leaves no markup and no underscores in what is shown', () => {
    const names = new Set(products.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...names].filter((name) => /_|^\s|\s$| {2}/.test(name))).toEqual([])
    const texts = products.flatMap(({ attributes }) => Object.values(attributes)).map(String)
    expect(texts.filter((text) => /<\/?(?:div|br|img|li)\b|\\n|&reg;/.test(text))).toEqual([])
  })
})
