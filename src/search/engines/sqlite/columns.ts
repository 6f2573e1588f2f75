import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Availability } from '../../../catalogue/product.ts'
import { textFields } from '../../product-text.ts'
import type { FactKind } from './product-rows.ts'

export interface Field {
  kind: FactKind
  name: string
  unit: string | undefined
}

interface ChangedRow {
  key: number
  change: number
  deleted: number
  price: number | null
  released: number | null
  rating: number | null
  availability: Availability
  facts: Uint8Array | null
  lengths: Uint8Array | null
}

export const availabilities: readonly Availability[] = ['in_stock', 'out_of_stock', 'preorder']

/**
 * What ranking, sorting and counting need of every product, in arrays by the product's key: columns
 * beside the inverted index, as search engines keep them (Lucene calls them doc values). Some 200
 * bytes a product. `refresh` brings them up to what the open transaction sees.
 */
export class Columns {
  readonly #statements
  #change = -1
  #rebuild = -1
  #lastValue = 0
  #lastField = 0
  #fields = new Map<number, Field>()

  /** How many keys there is room for. */
  capacity = 0
  live = new Uint8Array()
  availability = new Uint8Array()
  /** Not a number where there is none: minor units, milliseconds since the epoch, stars. */
  price = new Float64Array()
  released = new Float64Array()
  rating = new Float64Array()
  /** Tokens of each text field. */
  lengths: Uint32Array<ArrayBuffer>[] = textFields.map(() => new Uint32Array())
  /** Sums over the live products. */
  readonly totalLengths = new Float64Array(textFields.length)
  count = 0
  /** The keys of a product's values are `facts[factsStart[key]]` and so on, `factsCount[key]` of them. */
  facts = new Uint32Array()
  factsStart = new Uint32Array()
  factsCount = new Uint32Array()
  #factsEnd = 0
  /** The field of each value, by the value's key. */
  valueField = new Uint32Array()

  constructor(database: DatabaseSync) {
    this.#statements = prepare(database)
  }

  get fields(): ReadonlyMap<number, Field> {
    return this.#fields
  }

  /** Changes whenever anything in the catalogue has. */
  get version(): string {
    return `${this.#change} ${this.#rebuild}`
  }

  /** How many products have a value of each field, by the field's key. */
  factsByField(): Map<number, number> {
    const counts = new Map<number, number>()
    for (let key = 0; key < this.capacity; key++) {
      const start = this.factsStart[key] ?? 0
      for (const value of this.facts.subarray(start, start + (this.factsCount[key] ?? 0))) {
        const field = this.valueField[value] ?? 0
        counts.set(field, (counts.get(field) ?? 0) + 1)
      }
    }
    return counts
  }

  /** Keys of fields are below this. */
  get fieldCapacity(): number {
    return this.#lastField + 1
  }

  /** Keys of values are below this. */
  get valueCapacity(): number {
    return this.#lastValue + 1
  }

  refresh(): void {
    const counters = this.#statements.counters.get() as { change: number; rebuild: number }
    if (counters.change === this.#change && counters.rebuild === this.#rebuild) return
    // Most of a large pool of facts may belong to products that have changed since.
    const isMostlyStale = this.#factsEnd > 2 * sum(this.factsCount)
    if (counters.rebuild !== this.#rebuild || isMostlyStale) this.#forget()
    this.#readFields()
    this.#readValues()
    const rows = this.#statements.changed.iterate(this.#change) as Iterable<unknown> as Iterable<ChangedRow>
    for (const row of rows) this.#put(row)
    this.#change = counters.change
    this.#rebuild = counters.rebuild
  }

  #forget(): void {
    this.#change = -1
    this.#factsEnd = 0
    this.count = 0
    this.totalLengths.fill(0)
    for (const column of [this.live, this.factsCount, ...this.lengths]) column.fill(0)
  }

  #readFields(): void {
    const rows = this.#statements.fields.all() as unknown as {
      key: number
      kind: FactKind
      name: string
      unit: string | null
    }[]
    this.#fields = new Map(rows.map(({ key, kind, name, unit }) => [key, { kind, name, unit: unit ?? undefined }]))
    this.#lastField = rows.reduce((last, { key }) => Math.max(last, key), 0)
  }

  #readValues(): void {
    const { last } = this.#statements.lastValue.get() as { last: number }
    this.valueField = grown(this.valueField, last + 1)
    for (const row of this.#statements.values.iterate(this.#lastValue) as Iterable<unknown> as Iterable<
      [number, number]
    >) {
      this.valueField[row[0]] = row[1]
    }
    this.#lastValue = Math.max(this.#lastValue, last)
  }

  #put(row: ChangedRow): void {
    const { key } = row
    if (key >= this.capacity) this.#reserve(key + 1)
    this.#countOut(key)
    this.live[key] = row.deleted === 0 ? 1 : 0
    this.price[key] = row.price ?? Number.NaN
    this.released[key] = row.released ?? Number.NaN
    this.rating[key] = row.rating ?? Number.NaN
    this.availability[key] = availabilities.indexOf(row.availability)
    this.#putFacts(key, uint32(row.facts))
    const lengths = uint32(row.lengths)
    this.lengths.forEach((column, field) => {
      column[key] = lengths[field] ?? 0
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) + (lengths[field] ?? 0)
    })
    this.count += row.deleted === 0 ? 1 : 0
  }

  #countOut(key: number): void {
    this.count -= this.live[key] ?? 0
    this.lengths.forEach((column, field) => {
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) - (column[key] ?? 0)
    })
  }

  #putFacts(key: number, values: Uint32Array): void {
    this.facts = grown(this.facts, this.#factsEnd + values.length)
    this.facts.set(values, this.#factsEnd)
    this.factsStart[key] = this.#factsEnd
    this.factsCount[key] = values.length
    this.#factsEnd += values.length
  }

  #reserve(keys: number): void {
    this.live = grown(this.live, keys)
    this.availability = grown(this.availability, keys)
    this.price = grown(this.price, keys)
    this.released = grown(this.released, keys)
    this.rating = grown(this.rating, keys)
    this.factsStart = grown(this.factsStart, keys)
    this.factsCount = grown(this.factsCount, keys)
    this.lengths = this.lengths.map((column) => grown(column, keys))
    this.capacity = this.live.length
  }
}

function prepare(database: DatabaseSync): Record<string, StatementSync> & { [name in StatementName]: StatementSync } {
  const values = database.prepare('SELECT key, field FROM field_values WHERE key > ?')
  values.setReturnArrays(true)
  return {
    values,
    counters: database.prepare(
      `SELECT max(value) FILTER (WHERE name = 'change') AS change, max(value) FILTER (WHERE name = 'rebuild') AS rebuild
       FROM counters`,
    ),
    fields: database.prepare('SELECT key, kind, name, unit FROM fields'),
    lastValue: database.prepare('SELECT coalesce(max(key), 0) AS last FROM field_values'),
    changed: database.prepare(
      `SELECT key, deleted, price, released, rating, availability, facts, lengths FROM products WHERE change > ?`,
    ),
  }
}
type StatementName = 'values' | 'counters' | 'fields' | 'lastValue' | 'changed'

type Column = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** The column with room for `length` entries and, when it has to grow, as many again in reserve. */
function grown<C extends Column>(column: C, length: number): C {
  if (column.length >= length) return column
  const Type = column.constructor as new (length: number) => C
  const larger = new Type(Math.max(length, Math.ceil(column.length * 1.5), 1_024))
  larger.set(column)
  return larger
}

const uint32 = (bytes: Uint8Array | null): Uint32Array =>
  bytes === null ? new Uint32Array() : new Uint32Array(bytes.slice().buffer)

const sum = (column: Uint32Array): number => column.reduce((total, value) => total + value, 0)
