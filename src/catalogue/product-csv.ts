import { columnKey } from './csv-columns.ts'
import { toMajorUnits } from './money.ts'
import { attributePrefix, isFieldColumn } from './plain-csv.ts'
import { type Money, type Product, unitOf } from './product.ts'

const fields: Readonly<Record<string, (product: Product) => string | number | undefined>> = {
  id: ({ id }) => id,
  sku: ({ sku }) => sku,
  gtin: ({ gtin }) => gtin?.join(','),
  model: ({ model }) => model,
  title: ({ title }) => title,
  brand: ({ brand }) => brand,
  category: ({ category }) => category.join(' > '),
  description: ({ description }) => description,
  price: ({ price }) => priceText(price),
  list_price: ({ listPrice }) => priceText(listPrice),
  availability: ({ availability }) => availability,
  stock: ({ stock }) => stock,
  rating: ({ rating }) => rating,
  rating_count: ({ ratingCount }) => ratingCount,
  released_at: ({ releasedAt }) => releasedAt,
  image: ({ image }) => image,
  url: ({ url }) => url,
  version: ({ version }) => version,
}

const priceText = (money: Money | undefined): string | undefined =>
  money === undefined ? undefined : `${toMajorUnits(money.amount, money.currency)} ${money.currency}`

/** Gathers the columns that products need: the fields, and one for each attribute and unit. */
export class ProductCsv {
  readonly #attributes = new Map<string, { name: string; unit: string | undefined }>()

  /** Takes note of the attributes of a product that will be written. */
  learn(product: Product): void {
    for (const name of Object.keys(product.attributes)) {
      const column = columnOf(product, name)
      if (!this.#attributes.has(column)) this.#attributes.set(column, { name, unit: unitIn(product, name) })
    }
  }

  header(): string {
    return rowOf([...Object.keys(fields), ...this.#attributes.keys()])
  }

  row(product: Product): string {
    const own = Object.values(fields).map((field) => field(product))
    const attributes = [...this.#attributes.values()].map(({ name, unit }) =>
      Object.hasOwn(product.attributes, name) && unitIn(product, name) === unit ? product.attributes[name] : undefined,
    )
    return rowOf([...own, ...attributes])
  }
}

function columnOf(product: Product, name: string): string {
  const unit = unitIn(product, name)
  const column = unit === undefined ? name : `${name} (${unit})`
  return isFieldColumn(columnKey(column)) || /^attribute:/i.test(column) ? attributePrefix + column : column
}

/** Only numbers are read with a unit of their column. */
const unitIn = (product: Product, name: string): string | undefined =>
  typeof product.attributes[name] === 'number' ? unitOf(product, name) : undefined

/** RFC 4180. Blanks around a field are quoted too, for readers that trim what is not. */
function rowOf(values: readonly (string | number | boolean | undefined)[]): string {
  return `${values.map((value) => fieldOf(value === undefined ? '' : String(value))).join(',')}\r\n`
}

const fieldOf = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
