import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import { ProductCsv } from '../../src/catalogue/product-csv.ts'
import { productsIn, readRecords, refusalsIn } from '../fixtures/read-records.ts'

const google = (header: string, ...rows: string[]) => [header, ...rows].join('\n')

describe('a feed in the columns of Google Merchant Center', () => {
  it('reads what a shopper is told and leaves the rest', async () => {
    const header =
      'id\ttitle\tdescription\tlink\timage link\tavailability\tprice\tsale price\tsale price effective date\tbrand\tgtin\t' +
      'item group id\tproduct type\tgoogle product category\tcolor\tsize\tproduct detail(section_name:attribute_name:attribute_value)\t' +
      'product weight\tcondition\tcost of goods sold'
    const row =
      '1\tTee\t<p>Soft &amp; light</p><ul><li>Cotton</li></ul>\thttps://s.example/1\thttps://s.example/1.jpg\tin stock\t15.00 USD\t' +
      '12.00 USD\t2026-11-01T00:00-0800/2026-12-01T00:00-0800\tLumo\t4006381333931\tG1\tApparel > Tees\t212\tRed\tM\t' +
      'General:Fit:Loose,General:Care:Cold wash\t0.2 kg\tused\t3.00 USD'
    const read = (now: string) => readRecords('csv', google(header, row), { now: Date.parse(now) })
    expect(productsIn(await read('2026-11-24'))).toEqual([
      {
        id: '1',
        sku: '1',
        gtin: ['4006381333931'],
        model: 'G1',
        title: 'Tee - Red / M',
        brand: 'Lumo',
        category: ['Apparel', 'Tees'],
        description: expect.stringMatching(/^Soft & light\n+ ?• Cotton$/),
        price: { amount: 1200, currency: 'USD' },
        listPrice: { amount: 1500, currency: 'USD' },
        availability: 'in_stock',
        attributes: { color: 'Red', size: 'M', weight: 0.2, condition: 'used', fit: 'Loose', care: 'Cold wash' },
        units: { weight: 'kg' },
        image: 'https://s.example/1.jpg',
        url: 'https://s.example/1',
        version: 1,
      },
    ])
    const [later] = productsIn(await read('2027-01-01'))
    expect(later?.price).toEqual({ amount: 1500, currency: 'USD' })
    expect(later).not.toHaveProperty('listPrice')
  })

  it('names what cannot be read, with its field, and loads the rest', async () => {
    const records = await readRecords(
      'csv',
      google(
        'id,title,link,price,availability,google_product_category',
        '1,Lamp,https://s.example/1,call us,in stock,594',
        '2,Lamp,https://s.example/2,5 USD,perhaps,594',
        '3,Lamp,javascript:alert(1),5 USD,backorder,594',
        '4,a < b,https://s.example/4,5 USD,backorder,Home & Garden > Lighting',
      ),
    )
    expect(refusalsIn(records)).toEqual([
      [2, "price: 'call us' is not a price"],
      [3, 'availability: must be in_stock, out_of_stock or preorder'],
      [4, expect.stringMatching(/^url: must be an http/)],
    ])
    expect(productsIn(records)).toMatchObject([
      { id: '4', title: 'a < b', availability: 'preorder', category: ['Home & Garden', 'Lighting'] },
    ])
  })
})

const oldShopify =
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,' +
  'Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,' +
  'Variant Compare At Price,Variant Barcode,Image Src,Image Position,Variant Image,Cost per item,Status'
const newShopify =
  'URL handle,Title,Description,Vendor,Product category,Type,Tags,Published on online store,Option1 name,Option1 value,Option2 name,' +
  'Option2 value,SKU,Weight value (grams),Inventory tracker,Inventory quantity,Continue selling when out of stock,Price,' +
  'Compare-at price,Barcode,Product image URL,Image position,Variant image URL,Cost per item,Status'
const shopifyRows = [
  `tee,Classic Tee,"<p>Soft</p>\n<script>x()</script>",Lumo,Apparel > Shirts,Tees,"a, b",true,Color,Red,Size,Small,S1,200,shopify,5,deny,19.99,24.99,'4006381333931,https://c.example/1.jpg,1,,7.00,active`,
  'tee,,,,,,,,,Red,,Large,S2,200,shopify,0,deny,19.99,0.00,,https://c.example/2.jpg,2,https://c.example/v.jpg,7.00,',
  'tee,,,,,,,,,,,,,,,,,,,,https://c.example/3.jpg,3,,,',
  'mug,Mug,,Lumo,,Mugs,,true,Title,Default Title,,,M1,,,,deny,9,,,,,,,active',
  'cup,Cup,,Lumo,,Mugs,,true,Title,Default Title,,,C1,,,,deny,9,,,,,,,draft',
  'jug,Jug,,Lumo,,Mugs,,false,Title,Default Title,,,J1,,,,deny,9,,,,,,,active',
]

describe('Shopify’s export', () => {
  it.each([
    ['until 2024', oldShopify],
    ['since', newShopify],
  ])('is folded as Shopify means it, in the columns %s', async (_when, header) => {
    const records = await readRecords('csv', [header, ...shopifyRows].join('\n'))
    const shared = {
      brand: 'Lumo',
      category: ['Apparel', 'Shirts', 'Tees'],
      description: 'Soft',
      units: { weight: 'g' },
    }
    expect(productsIn(records)).toMatchObject([
      {
        ...shared,
        id: 'tee:red:small',
        sku: 'S1',
        gtin: ['4006381333931'],
        title: 'Classic Tee - Red / Small',
        price: { amount: 1999, currency: 'USD' },
        listPrice: { amount: 2499, currency: 'USD' },
        stock: 5,
        attributes: { Color: 'Red', Size: 'Small', weight: 200 },
        image: 'https://c.example/1.jpg',
      },
      { ...shared, id: 'tee:red:large', availability: 'out_of_stock', stock: 0, image: 'https://c.example/v.jpg' },
      { id: 'mug', title: 'Mug', category: ['Mugs'], availability: 'in_stock', attributes: {} },
    ])
    expect(productsIn(records)[1]).not.toHaveProperty('listPrice')
    expect(JSON.stringify(records)).not.toContain('7.00')
    expect(records.slice(3).map(({ line, outcome }) => [line, outcome])).toEqual([
      [
        7,
        { ok: true, record: { id: 'cup', version: 1, deleted: true }, warnings: [expect.stringMatching(/^status:/)] },
      ],
      [
        8,
        { ok: true, record: { id: 'jug', version: 1, deleted: true }, warnings: [expect.stringMatching(/^status:/)] },
      ],
    ])
  })
})

describe('a table of one’s own', () => {
  it('takes the other columns for attributes and prices as its column shows them', async () => {
    const text =
      'id;title;price;category;weight (kg);colour\n1;Lamp;1.299;Home > Lighting;3,5;red\n2;Cup;"19,90 €";;;\n'
    expect(productsIn(await readRecords('csv', text, { currency: 'EUR' }))).toMatchObject([
      {
        price: { amount: 129900, currency: 'EUR' },
        category: ['Home', 'Lighting'],
        attributes: { weight: 3.5, colour: 'red' },
        units: { weight: 'kg' },
      },
      { price: { amount: 1990 } },
    ])
  })

  it.each(['utf-8', 'utf16le'] as const)('reads %s with a byte order mark', async (encoding) => {
    const records = await readRecords('csv', Buffer.from('\ufeffid\ttitle\n1\tcafé 🙂\n', encoding), { chunk: 3 })
    expect(productsIn(records)).toMatchObject([{ title: 'café 🙂' }])
  })

  it('counts text that was read as Windows-1252', async () => {
    const [record] = await readRecords('csv', Buffer.from('id,title\n1,caf\xe9\n', 'latin1'))
    expect(record?.outcome).toMatchObject({
      record: { title: 'café' },
      warnings: [expect.stringMatching(/^text: is not UTF-8/)],
    })
  })

  it.each([
    [
      'Artikelnummer;Bezeichnung\n1;2\n',
      /^has no column 'id'.*'Artikelnummer', 'Bezeichnung'\. Did you mean 'Artikelnummer'\?$/,
    ],
    ['id,titel\n1,2\n', /^has no column 'title'.*Did you mean 'titel'\?$/],
    ['Title,Body (HTML),Variant SKU\n', /^has no column 'handle', which Shopify's product export needs/],
    ['title,image_link,price\n', /^has no column 'id', which Google's product data needs/],
    ['id,title,title\n', /^has two columns 'title'/],
    ['PK\u0003\u0004\u0000rubbish\n', /^is not text\. A spreadsheet/],
  ])('refuses the header of %j as a whole', async (text, message) => {
    await expect(readRecords('csv', text)).rejects.toThrow(message)
  })

  it('is written and read back the same', async () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', 'z', "'"), minLength: 1, maxLength: 12 })
      .map((middle) => `x${middle}x`)
    const products = fc.array(
      fc.record({
        title: text.map((title) => title.replace(/\s+/g, ' ')),
        description: text.map((lines) => lines.replace(/ +\n/g, '\n').replace(/\n{3,}/g, '\n\n')),
        amount: fc.nat(10_000_000),
        attributes: fc.dictionary(
          fc.constantFrom('colour', 'weight', 'stock', 'price', 'attribute: x', 'w (kg)x'),
          fc.oneof(
            fc.boolean(),
            fc.integer(),
            text.map((value) => value.replace(/\s+/g, ' ')),
          ),
        ),
      }),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(products, async (drafts) => {
        const catalogue: Product[] = drafts.map(({ title, description, amount, attributes }, i) => ({
          id: `p${i}`,
          title,
          category: ['Home', 'Lighting'],
          description,
          price: { amount, currency: 'EUR' },
          availability: 'in_stock',
          attributes: { ...attributes },
          version: 7,
        }))
        const csv = new ProductCsv()
        for (const product of catalogue) csv.learn(product)
        const written = csv.header() + catalogue.map((product) => csv.row(product)).join('')
        const records = await readRecords('csv', written)
        expect(refusalsIn(records)).toEqual([])
        expect(productsIn(records)).toEqual(catalogue)
      }),
    )
  })
})
