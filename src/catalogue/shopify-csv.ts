import { AttributeList } from './attribute-text.ts'
import { type CsvColumns, columnKey } from './csv-columns.ts'
import { type CsvTable, type RowContext, readPrices } from './csv-table.ts'
import { categoryPath, droppedGtin, gtinsOf, isTaxonomyNumber, variantTitle } from './feed-fields.ts'
import { htmlToText } from './html-text.ts'
import { type RecordOutcome, toRecord } from './record.ts'

/** Shopify's columns under their names until 2024 and since. */
const names = {
  handle: ['handle', 'url_handle'],
  title: ['title'],
  body: ['body_(html)', 'body_html', 'description'],
  vendor: ['vendor'],
  category: ['product_category'],
  type: ['type'],
  tags: ['tags'],
  published: ['published', 'published_on_online_store'],
  status: ['status'],
  sku: ['variant_sku', 'sku'],
  barcode: ['variant_barcode', 'barcode'],
  grams: ['variant_grams', 'weight_value_(grams)'],
  tracker: ['variant_inventory_tracker', 'inventory_tracker'],
  quantity: ['variant_inventory_qty', 'inventory_quantity'],
  policy: ['variant_inventory_policy', 'continue_selling_when_out_of_stock'],
  price: ['variant_price', 'price'],
  compareAt: ['variant_compare_at_price', 'compare_at_price'],
  image: ['image_src', 'product_image_url'],
  variantImage: ['variant_image', 'variant_image_url'],
  mpn: ['google_shopping_/_mpn', 'google_shopping_/_manufacturer_part_number_(mpn)'],
  gender: ['google_shopping_/_gender'],
  ageGroup: ['google_shopping_/_age_group'],
  condition: ['google_shopping_/_condition'],
  googleCategory: ['google_shopping_/_google_product_category'],
} as const

const marks = [
  'handle',
  'url_handle',
  'body_(html)',
  'option1_name',
  'option1_value',
  'variant_sku',
  'variant_price',
  'variant_grams',
  'variant_inventory_qty',
  'published_on_online_store',
  'compare_at_price',
]

/** One column alone may be in any table. */
export const isShopifyCsv = (columns: CsvColumns): boolean => marks.filter((mark) => columns.has(mark)).length >= 2

/** What the first row of a handle says for all its variants. */
interface SharedFields {
  handle: string
  first: readonly string[]
  /** Names of the options, blank where there is none. */
  options: [string, string, string]
}

const notForSale = 'status: draft, archived or unpublished; taken out of the catalogue'

/**
 * Shopify's export of products. The rows of one handle are a product: the first has its texts, each that has a price, an
 * SKU or options is a variant, the others only add pictures. Each variant becomes a product: its id is the handle and
 * its option values, its options are attributes, and its title says them. What is a draft, archived or unpublished
 * becomes a deletion, so that it also goes when it was there before.
 */
export function shopifyCsv(columns: CsvColumns): CsvTable {
  columns.require("Shopify's product export", [columns.has('url_handle') ? 'url_handle' : 'handle', 'title'])
  const metafields = columns.names.flatMap((name, i) => {
    const shown = /^(.*\S)\s*\(product\.metafields\.[^)]*\)$/i.exec(name)?.[1]
    return shown === undefined ? [] : [{ i, name: shown }]
  })
  let shared: SharedFields | undefined
  return {
    prices: ['variant_price', 'price', 'variant_compare_at_price', 'compare_at_price'],
    read(fields, context) {
      const row = new ShopifyRow(columns, fields)
      const handle = row.text('handle')
      if (shared === undefined || (handle === '' ? row.text('title') !== '' : handle !== shared.handle)) {
        shared = {
          handle,
          first: fields,
          options: [row.option(1, 'name'), row.option(2, 'name'), row.option(3, 'name')],
        }
      } else if (!row.isVariant()) return undefined
      const product = new ShopifyRow(columns, shared.first)
      const extra = metafields.map(({ i, name }) => ({ name, text: shared?.first[i]?.replaceAll('; ', ', ') ?? '' }))
      return variantRecord(shared, product, row, extra, context)
    },
  }
}

class ShopifyRow {
  readonly #columns: CsvColumns
  readonly #fields: readonly string[]

  constructor(columns: CsvColumns, fields: readonly string[]) {
    this.#columns = columns
    this.#fields = fields
  }

  text(field: keyof typeof names): string {
    return this.#columns.text(this.#fields, ...names[field])
  }

  option(number: 1 | 2 | 3, part: 'name' | 'value'): string {
    return this.#columns.text(this.#fields, columnKey(`option${number} ${part}`))
  }

  isVariant(): boolean {
    return this.option(1, 'value') !== '' || this.text('sku') !== '' || this.text('price') !== ''
  }
}

function variantRecord(
  { handle, options }: SharedFields,
  product: ShopifyRow,
  row: ShopifyRow,
  extra: readonly { name: string; text: string }[],
  context: RowContext,
): RecordOutcome {
  const chosen = ([1, 2, 3] as const)
    .map((number) => ({ name: options[number - 1] ?? '', value: row.option(number, 'value') }))
    .filter(({ name, value }) => value !== '' && !(/^title$/i.test(name) && /^default title$/i.test(value)))
  const id = [handle, ...chosen.map(({ value }) => value.toLowerCase().replace(/\s+/g, '-'))].join(':')
  if (handle === '') return { ok: false, reason: 'handle: is missing or blank' }
  if (!isForSale(product)) {
    const outcome = toRecord({ id, deleted: true }, context)
    return outcome.ok ? { ...outcome, warnings: [notForSale] } : outcome
  }
  const prices = readPrices({ price: row.text('price'), list: row.text('compareAt') }, context)
  if ('reason' in prices) return { ok: false, id, reason: prices.reason }
  const list = new AttributeList()
  for (const { name, value } of chosen) list.add(name, value)
  for (const { name, text } of extra) list.add(name, text)
  if (Number(row.text('grams')) > 0) list.add('weight', row.text('grams'), 'g')
  list.add('gender', product.text('gender'))
  list.add('age group', product.text('ageGroup'))
  if (!/^new$/i.test(product.text('condition'))) list.add('condition', product.text('condition'))
  list.add('tags', product.text('tags'))
  const { gtin, dropped } = gtinsOf(row.text('barcode'))
  const outcome = toRecord(
    {
      id,
      sku: row.text('sku').replace(/^'/, ''),
      gtin,
      model: row.text('mpn') || product.text('mpn'),
      title: variantTitle(
        product.text('title'),
        chosen.map(({ value }) => value),
      ),
      brand: product.text('vendor'),
      category: categoryOf(product),
      description: htmlToText(product.text('body')),
      price: prices.price,
      listPrice: prices.listPrice,
      ...stockOf(row),
      ...list.fields,
      image: row.text('variantImage') || product.text('image'),
    },
    context,
  )
  if (outcome.ok && dropped) outcome.warnings.push(droppedGtin)
  return outcome
}

function isForSale(product: ShopifyRow): boolean {
  return !/^(?:draft|archived|unlisted)$/i.test(product.text('status')) && !/^false$/i.test(product.text('published'))
}

function categoryOf(product: ShopifyRow): string[] {
  const standard = product.text('category') || product.text('googleCategory')
  const path = isTaxonomyNumber(standard) || /^uncategorized$/i.test(standard) ? [] : categoryPath(standard)
  const type = categoryPath(product.text('type'))
  const isKnown = type.every((segment) => path.some((known) => known.toLowerCase() === segment.toLowerCase()))
  return isKnown ? path : [...path, ...type]
}

/** Stock is known where it is tracked; without it, and where orders go on without stock, it can be bought. */
function stockOf(row: ShopifyRow): { stock?: number; availability: string } {
  const quantity = Number(row.text('quantity'))
  const isTracked = row.text('quantity') !== '' && row.text('tracker') !== '' && Number.isInteger(quantity)
  if (!isTracked) return { availability: 'in_stock' }
  const goesOn = /^(?:continue|true)$/i.test(row.text('policy'))
  return { stock: Math.max(0, quantity), availability: quantity > 0 || goesOn ? 'in_stock' : 'out_of_stock' }
}
