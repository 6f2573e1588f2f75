import { AttributeList } from './attribute-text.ts'
import type { CsvColumns } from './csv-columns.ts'
import { type CsvTable, readPrices } from './csv-table.ts'
import { availabilityOf, categoryPath, droppedGtin, gtinsOf } from './feed-fields.ts'
import { htmlToText } from './html-text.ts'
import type { DecimalSign } from './price.ts'
import { toRecord } from './record.ts'

/** A product's fields, and the column names that stand for each, the first one as exports write it. */
const fieldColumns = {
  id: ['id'],
  sku: ['sku'],
  gtin: ['gtin', 'ean', 'upc', 'barcode'],
  model: ['model', 'mpn'],
  title: ['title'],
  brand: ['brand', 'manufacturer', 'vendor'],
  category: ['category', 'categories'],
  description: ['description'],
  price: ['price'],
  sale: ['sale_price'],
  list: ['list_price', 'listprice'],
  currency: ['currency'],
  availability: ['availability'],
  stock: ['stock', 'quantity'],
  rating: ['rating'],
  ratingCount: ['rating_count', 'ratingcount'],
  releasedAt: ['released_at', 'releasedat'],
  image: ['image', 'image_url'],
  url: ['url', 'product_url'],
  version: ['version'],
  deleted: ['deleted'],
} as const
type Field = keyof typeof fieldColumns

/** Before the name of an attribute that is called like a field. */
export const attributePrefix = 'attribute: '

/** Whether a column of this key is a product's field and not an attribute. */
export const isFieldColumn = (key: string): boolean =>
  Object.values(fieldColumns)
    .flat()
    .some((known) => known === key)

/**
 * A table with a product's own names: `id` and `title`, and what else it has of brand, category ('Home > Lighting'),
 * price (in major units, with or without a currency), list_price, sale_price, stock and so on. Every other column is an
 * attribute; 'weight (kg)' is the attribute weight in kg.
 */
export function plainCsv(columns: CsvColumns): CsvTable {
  const attributes = columns.names.flatMap((name, i) => {
    const key = columns.keys[i] ?? ''
    return key === '' || isFieldColumn(key) ? [] : [{ i, ...attributeColumn(name) }]
  })
  return {
    prices: ['price', 'sale_price', 'list_price', 'listprice'],
    read(fields, context) {
      const text = (field: Field): string => columns.text(fields, ...fieldColumns[field])
      const texts = { price: text('price'), sale: text('sale'), list: text('list'), currency: text('currency') }
      const prices = readPrices(texts, context)
      if ('reason' in prices) return { ok: false, id: text('id'), reason: prices.reason }
      const list = new AttributeList()
      for (const { i, name, unit } of attributes) list.add(name, numeral(fields[i] ?? '', context.decimalSign), unit)
      const { gtin, dropped } = gtinsOf(text('gtin'))
      const outcome = toRecord(
        {
          id: text('id'),
          sku: text('sku'),
          gtin,
          model: text('model'),
          title: htmlToText(text('title')),
          brand: text('brand'),
          category: categoryPath(text('category')),
          description: htmlToText(text('description')),
          price: prices.price,
          listPrice: prices.listPrice,
          availability: availabilityOf(text('availability')),
          stock: numberOf(text('stock')),
          rating: numberOf(text('rating').replace(',', '.')),
          ratingCount: numberOf(text('ratingCount')),
          releasedAt: text('releasedAt'),
          ...list.fields,
          image: text('image'),
          url: text('url'),
          version: numberOf(text('version')),
          deleted: /^(?:true|yes|1)$/i.test(text('deleted')) ? true : undefined,
        },
        context,
      )
      if (outcome.ok) outcome.warnings.push(...prices.warnings, ...(dropped ? [droppedGtin] : []))
      return outcome
    },
  }
}

/** What is no number is handed on as it is, for the schema to name. */
function numberOf(text: string): number | string | undefined {
  if (text === '') return undefined
  return Number.isNaN(Number(text)) ? text : Number(text)
}

/** '3,5' is a number in a table whose prices have decimal commas. */
const numeral = (text: string, decimalSign: DecimalSign | undefined): string =>
  decimalSign === ',' && /^\s*-?\d+,\d+\s*$/.test(text) ? text.replace(',', '.') : text

/** A unit has no space in it: 'note (for staff only)' is a name as it stands. */
function attributeColumn(column: string): { name: string; unit?: string } {
  const name = column.replace(/^attribute:\s*/i, '')
  const [, bare = '', unit = ''] = /^(.*\S)\s*\(([^\s()]{1,20})\)$/.exec(name) ?? []
  return unit === '' ? { name } : { name: bare, unit }
}
