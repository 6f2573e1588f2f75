import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { toAcpProduct } from '../../src/catalogue/acp-product.ts'
import type { Product } from '../../src/catalogue/product.ts'
import { productsIn, readRecords, refusalsIn } from '../fixtures/read-records.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const lamp: Product = {
  id: 'lamp-1',
  sku: 'L-1',
  gtin: ['4006381333931'],
  model: 'LX 1',
  title: 'Desk lamp',
  brand: 'Lumo',
  category: ['Home', 'Lighting'],
  description: 'Warm light.\nDimmable.',
  price: { amount: 1999, currency: 'USD' },
  listPrice: { amount: 2999, currency: 'USD' },
  availability: 'preorder',
  attributes: { colour: 'black', weight: 850, dimmable: true, speed: 3.5, grade: '2B', network: '5G' },
  units: { weight: 'g', speed: 'm/s' },
  image: 'https://s.example/lamp.jpg',
  url: 'https://s.example/lamp',
  version: 1,
}
const tee = {
  id: 'tee',
  title: 'Classic Tee',
  description: { html: '<p>Soft</p>' },
  media: [
    { type: 'video', url: 'https://c.example/v' },
    { type: 'image', url: 'https://c.example/t.jpg' },
  ],
  variants: [
    {
      id: 'tee-red',
      title: 'Red / Small',
      price: { amount: 1999, currency: 'usd' },
      availability: { available: false, status: 'in_stock' },
      categories: [{ value: '212', taxonomy: 'google_product_category' }, { value: 'Apparel > Shirts' }],
      condition: ['secondhand'],
      variant_options: [{ name: 'Color', value: 'Red' }],
    },
    { id: 'tee-blue', title: 'Classic Tee - Blue', availability: { status: 'limited_stock' } },
  ],
}

describe('the ACP product feed', () => {
  it.each([
    ['a document', JSON.stringify({ products: [tee] }, null, 2), 3],
    ['a list', `[\n${JSON.stringify(tee)}]`, 2],
    ['a product a line', `${JSON.stringify(tee)}\n`, 1],
  ])('reads %s, each variant as a product', async (_form, text, line) => {
    const records = await readRecords('acp', text, { chunk: 5 })
    expect(records.map((record) => record.line)).toEqual([line, line])
    expect(productsIn(records)).toMatchObject([
      {
        id: 'tee-red',
        title: 'Classic Tee - Red / Small',
        description: 'Soft',
        price: { amount: 1999, currency: 'USD' },
        availability: 'out_of_stock',
        category: ['Apparel', 'Shirts'],
        attributes: { Color: 'Red', condition: 'secondhand' },
        image: 'https://c.example/t.jpg',
      },
      { id: 'tee-blue', title: 'Classic Tee - Blue', availability: 'in_stock' },
    ])
  })

  it('names what it cannot read and goes on', async () => {
    const elements = [
      '{"id": "a"}',
      '{"id": nonsense}',
      `{"pad":"${'x'.repeat(1_100_000)}"}`,
      JSON.stringify(toAcpProduct(lamp)),
    ]
    const document = await readRecords('acp', `{"products":[${elements.join(',\n')}]}`)
    expect(refusalsIn(document)).toEqual([
      [1, 'variants: must be a list'],
      [2, expect.stringMatching(/^record: is not valid JSON/)],
      [3, expect.stringMatching(/^record: must be at most 1048576 bytes/)],
    ])
    expect(productsIn(document)).toHaveLength(1)
    expect(refusalsIn(await readRecords('acp', '[{"id":"a","variants":[]'))).toEqual([
      [1, 'record: is not closed before the end of the file'],
    ])
  })

  it('is read back the same as it was written', async () => {
    const [product] = productsIn(await readRecords('acp', JSON.stringify(toAcpProduct(lamp))))
    expect(product).toEqual(lamp)
  })
})

describeWith('TEST_DATA', 'the ACP schema', () => {
  const folder = join(testData ?? '', 'specs/acp-2026-04-17')
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))

  it('holds for what is written', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const schema = json('schema.feed.json')
    ajv.addSchema(schema)
    const validate = ajv.compile({ $ref: `${schema.$id}#/$defs/Product` })
    const bare: Product = { id: '1', title: 'Cup', category: [], availability: 'in_stock', attributes: {}, version: 1 }
    for (const product of [lamp, bare, { ...lamp, image: '/images/1.png', url: '/p/1' }]) {
      const written = toAcpProduct(product)
      expect(validate(written), JSON.stringify(validate.errors)).toBe(true)
      for (const url of [written.url, ...(written.media ?? []).map((media) => media.url)]) {
        expect(url === undefined || URL.canParse(url)).toBe(true)
      }
    }
    expect(validate({ ...toAcpProduct(bare), extra: 1 })).toBe(false)
  })

  it('has examples that are read', async () => {
    const { upsert_products_request_single_product: example } = json('examples.feed.json')
    expect(productsIn(await readRecords('acp', JSON.stringify(example)))).toMatchObject([
      {
        id: 'sku124-red-m',
        title: 'Classic Tee - Red / Medium',
        gtin: ['00012345600029'],
        availability: 'out_of_stock',
      },
    ])
  })
})
