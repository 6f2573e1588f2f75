import { AttributeList } from './attribute-text.ts'
import type { CsvColumns } from './csv-columns.ts'
import { type CsvTable, readPrices } from './csv-table.ts'
import { availabilityOf, categoryPath, droppedGtin, gtinsOf, isTaxonomyNumber, variantTitle } from './feed-fields.ts'
import { htmlToText } from './html-text.ts'
import { toRecord } from './record.ts'

/** Columns that Google's specification has and plain tables hardly do. */
const marks = [
  'image_link',
  'link',
  'google_product_category',
  'product_type',
  'item_group_id',
  'identifier_exists',
  'sale_price_effective_date',
  'additional_image_link',
]

export const isGoogleCsv = (columns: CsvColumns): boolean => marks.some((mark) => columns.has(mark))

/** What tells a shopper something about the product; what steers advertising, tax and shipping is left out. */
const attributeNames: Readonly<Record<string, string>> = {
  color: 'color',
  colour: 'colour',
  size: 'size',
  size_type: 'size type',
  size_system: 'size system',
  material: 'material',
  pattern: 'pattern',
  age_group: 'age group',
  gender: 'gender',
  condition: 'condition',
  energy_efficiency_class: 'energy efficiency class',
  product_weight: 'weight',
  product_length: 'length',
  product_width: 'width',
  product_height: 'height',
  unit_pricing_measure: 'content',
  multipack: 'multipack',
}

/**
 * A product feed in the columns of Google Merchant Center's product data specification. Each row is a product of its
 * own. Those of one item_group_id stay apart, with colour and size in the title where it does not say them; the group
 * is kept as the `model` of products without an mpn, so that it is found by number and never shown as an attribute.
 */
export function googleCsv(columns: CsvColumns): CsvTable {
  columns.require("Google's product data", ['id', 'title'])
  const details = columns.keys.flatMap((key, i) =>
    /^product_detail\b/.test(key) ? [{ i, parts: detailParts(key) }] : [],
  )
  return {
    prices: ['price', 'sale_price'],
    read(fields, context) {
      const text = (...keys: string[]): string => columns.text(fields, ...keys)
      const texts = {
        price: text('price'),
        sale: text('sale_price'),
        salePeriod: text('sale_price_effective_date'),
      }
      const prices = readPrices(texts, context)
      if ('reason' in prices) return { ok: false, id: text('id'), reason: prices.reason }
      const list = new AttributeList()
      for (const [key, name] of Object.entries(attributeNames)) {
        if (!(key === 'condition' && /^new$/i.test(text(key)))) list.add(name, text(key))
      }
      for (const { i, parts } of details) addDetails(list, fields[i] ?? '', parts)
      const { gtin, dropped } = gtinsOf(text('gtin'))
      const group = text('item_group_id')
      const title = htmlToText(text('title'))
      const outcome = toRecord(
        {
          id: text('id'),
          sku: text('id').length <= 200 ? text('id') : undefined,
          gtin,
          model: text('mpn') || group,
          title: group === '' ? title : variantTitle(title, [text('color', 'colour'), text('size')]),
          brand: text('brand'),
          category: categoryOf(text('product_type'), text('google_product_category')),
          description: descriptionOf(text('description'), text('product_highlight')),
          price: prices.price,
          listPrice: prices.listPrice,
          availability: availabilityOf(text('availability')),
          ...list.fields,
          image: text('image_link'),
          url: text('link'),
        },
        context,
      )
      if (outcome.ok) outcome.warnings.push(...prices.warnings, ...(dropped ? [droppedGtin] : []))
      return outcome
    },
  }
}

function categoryOf(productType: string, googleCategory: string): string[] {
  if (productType !== '') return categoryPath(productType)
  return isTaxonomyNumber(googleCategory) ? [] : categoryPath(googleCategory)
}

function descriptionOf(description: string, highlights: string): string {
  const lines = splitOutsideQuotes(highlights, ',').map((line) => `• ${line}`)
  return [htmlToText(description), lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** How many parts a detail has: 'product_detail(attribute_name:attribute_value)' goes without the section. */
const detailParts = (key: string): number => (/\(([^)]*)\)/.exec(key)?.[1]?.split(':').length === 2 ? 2 : 3)

/** 'General:Product Type:Digital player,Display:Resolution:432 x 240' */
function addDetails(list: AttributeList, text: string, parts: number): void {
  for (const detail of splitOutsideQuotes(text, ',')) {
    const [name, ...value] = splitOutsideQuotes(detail, ':').slice(parts - 2)
    if (name !== undefined) list.add(name.toLowerCase(), value.join(':'))
  }
}

/** Trimmed, without blank parts and without the quotes around a part. */
function splitOutsideQuotes(text: string, separator: ',' | ':'): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    if (i < text.length && (quoted || text[i] !== separator)) continue
    parts.push(text.slice(start, i).trim())
    start = i + 1
  }
  return parts.flatMap((part) => {
    const bare = /^".*"$/s.test(part) && separator === ':' ? part.slice(1, -1).replaceAll('""', '"') : part
    const shown = separator === ',' && /^"[^"]*"$/.test(part) ? part.slice(1, -1) : bare
    return shown === '' ? [] : [shown]
  })
}
