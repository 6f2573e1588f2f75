import type { CsvColumns } from './csv-columns.ts'
import type { FeedDefaults } from './feed-record.ts'
import { type DecimalSign, DecimalSignEvidence, parsePrice } from './price.ts'
import type { Money } from './product.ts'
import type { RecordOutcome } from './record.ts'

/** What a row of a table is read with. */
export interface RowContext extends FeedDefaults {
  /** What the prices read so far show to be the table's decimal sign. */
  decimalSign: DecimalSign | undefined
}

/** The columns of one kind of export, and how its rows become records. */
export interface CsvTable {
  /** Keys of the columns that hold prices. */
  prices: readonly string[]
  /** Undefined: the row adds no record of its own. Rows are given in order. Never throws. */
  read(fields: readonly string[], context: RowContext): RecordOutcome | undefined
}

/** Prices as a table gives them; blank ones are absent. */
export interface PriceTexts {
  price: string
  /** In whose stead `price` is crossed out, while it holds. */
  sale?: string
  /** Two ISO 8601 times with a slash between them: when `sale` holds. */
  salePeriod?: string
  /** The price before, when it has a column of its own. */
  list?: string
  /** The currency's own column. */
  currency?: string
}

export type ReadPrices =
  | { price?: Money | undefined; listPrice?: Money | undefined; warnings: string[] }
  | { reason: string }

/** Reads a record's prices. A sale price that does not hold at `now` counts as absent. */
export function readPrices(texts: PriceTexts, { currency, decimalSign, now }: RowContext): ReadPrices {
  const context = { currency: /^[A-Z]{3}$/.test(texts.currency ?? '') ? (texts.currency ?? '') : currency, decimalSign }
  const warnings: string[] = []
  const money: Partial<Record<'price' | 'sale' | 'list', Money>> = {}
  for (const [field, name] of [
    ['price', 'price'],
    ['sale', 'sale_price'],
    ['list', 'list price'],
  ] as const) {
    const text = texts[field] ?? ''
    if (text === '') continue
    const read = parsePrice(text, context)
    if (!read.ok) return { reason: `${name}: ${read.reason}` }
    money[field] = read.price
  }
  const { price, sale, list } = money
  const holds = sale === undefined ? false : periodHolds(texts.salePeriod ?? '', now)
  if (holds === undefined) warnings.push('sale_price_effective_date: is no period, the sale price is left out')
  // Zero in a column of earlier prices stands for none.
  const earlier = list === undefined || list.amount === 0 ? undefined : list
  if (sale === undefined || holds !== true) return { price, listPrice: earlier, warnings }
  return { price: sale, listPrice: price !== undefined && price.amount > sale.amount ? price : earlier, warnings }
}

/** Whether `now` is in the period; undefined when it is no period. No period is always. */
function periodHolds(period: string, now: number): boolean | undefined {
  if (period === '') return true
  const times = period.split('/').map((text) => Date.parse(text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  const [from = Number.NaN, to = Number.NaN] = times
  return times.length !== 2 || Number.isNaN(from) || Number.isNaN(to) ? undefined : from <= now && now <= to
}

/** Gathers what the prices of a table's rows show. */
export class TableEvidence {
  readonly #evidence = new DecimalSignEvidence()
  readonly #columns: CsvColumns
  readonly #prices: readonly string[]

  constructor(columns: CsvColumns, { prices }: Pick<CsvTable, 'prices'>) {
    this.#columns = columns
    this.#prices = prices
  }

  add(fields: readonly string[]): void {
    for (const key of this.#prices) this.#evidence.add(this.#columns.text(fields, key))
  }

  get decimalSign(): DecimalSign | undefined {
    return this.#evidence.sign
  }
}
