import type { DatabaseSync } from 'node:sqlite'
import { isColourAttribute } from '../../../catalogue/colours.ts'
import type { Availability } from '../../../catalogue/product.ts'
import type { FactKind } from '../../product-rows.ts'
import { textFields } from '../../product-text.ts'
import { type ChangedRow, type CountersRow, type FieldRow, prepareColumnReads } from './column-statements.ts'

export interface Field {
  kind: FactKind
  name: string
  unit: string | undefined
}

export const availabilities: readonly Availability[] = ['in_stock', 'out_of_stock', 'preorder']

const fieldCount = textFields.length

/** What a byte counts: far more than the brand, the category's path and the colour of a product are. */
const mostChoicesOfProduct = 255

/**
 * What ranking, sorting and counting need of every product, in arrays by the product's key: columns
 * beside the inverted index, as search engines keep them (Lucene calls them doc values). Some 200
 * bytes a product. `refresh` brings them up to what the open transaction sees.
 */
export class Columns {
  readonly #statements
  #dataVersion = -1
  #change = -1
  #rebuild = -1
  #lastValue = 0
  #fields = new Map<number, Field>()
  #fieldCapacity = 0
  /** By field: 1 for those that every search counts (`FacetScope`). */
  #choiceFields = new Uint8Array()
  #factsEnd = 0

  /** How many keys there is room for. */
  capacity = 0
  live = new Uint8Array()
  /** Index in `availabilities`. */
  availability = new Uint8Array()
  /** Not a number where there is none: minor units, milliseconds since the epoch, stars. */
  price = new Float64Array()
  released = new Float64Array()
  rating = new Float64Array()
  /** Tokens of text field `f` of a product: `lengths[key * textFields.length + f]`. */
  lengths = new Uint32Array()
  /** Sums of the lengths of each text field over the live products. */
  readonly totalLengths = new Float64Array(fieldCount)
  /** Live products. */
  count = 0
  /** The keys of a product's values are `facts[factsStart[key]]` and so on, `factsCount[key]` of them. */
  facts = new Uint32Array()
  factsStart = new Uint32Array()
  factsCount = new Uint32Array()
  /** So many of a product's facts, the first ones, are of fields that are choices. */
  choicesCount = new Uint8Array()
  /** The key of the field of each value, by the value's key. */
  valueField = new Uint32Array()

  constructor(database: DatabaseSync) {
    this.#statements = prepareColumnReads(database)
  }

  get fields(): ReadonlyMap<number, Field> {
    return this.#fields
  }

  /** Keys of fields are below this. */
  get fieldCapacity(): number {
    return this.#fieldCapacity
  }

  /** Keys of values are below this. */
  get valueCapacity(): number {
    return this.#lastValue + 1
  }

  /** Changes whenever anything in the catalogue has. */
  get version(): string {
    return `${this.#change} ${this.#rebuild}`
  }

  /** How many products have each value, by the value's key. */
  countValues(): Uint32Array {
    const counts = new Uint32Array(this.valueCapacity)
    for (let key = 0; key < this.capacity; key++) {
      const start = this.factsStart[key] ?? 0
      const end = start + (this.factsCount[key] ?? 0)
      for (let i = start; i < end; i++) {
        const value = this.facts[i] ?? 0
        counts[value] = (counts[value] ?? 0) + 1
      }
    }
    return counts
  }

  /** To be called in a transaction, on a connection that does not write. */
  refresh(): void {
    const { data_version: dataVersion } = this.#statements.dataVersion.get() as { data_version: number }
    if (dataVersion === this.#dataVersion) return
    this.#catchUp()
    this.#dataVersion = dataVersion
  }

  #catchUp(): void {
    const { change, rebuild } = this.#statements.counters.get() as unknown as CountersRow
    if (change === this.#change && rebuild === this.#rebuild) return
    // Most of the facts may belong to what products were before they changed.
    const isMostlyStale = this.#factsEnd > 2 * this.factsCount.reduce((total, count) => total + count, 0)
    if (rebuild !== this.#rebuild || isMostlyStale) this.#forget()
    this.#readFields()
    this.#readValues()
    const rows = this.#statements.changed.iterate(this.#change) as Iterable<unknown> as Iterable<ChangedRow>
    for (const row of rows) this.#put(row)
    this.#change = change
    this.#rebuild = rebuild
  }

  #forget(): void {
    this.#change = -1
    this.#factsEnd = 0
    this.count = 0
    this.totalLengths.fill(0)
    for (const column of [this.live, this.factsCount, this.lengths]) column.fill(0)
  }

  #readFields(): void {
    const rows = this.#statements.fields.all() as unknown as FieldRow[]
    this.#fields = new Map(rows.map(({ key, kind, name, unit }) => [key, { kind, name, unit: unit ?? undefined }]))
    this.#fieldCapacity = rows.reduce((capacity, { key }) => Math.max(capacity, key + 1), 0)
    this.#choiceFields = new Uint8Array(this.#fieldCapacity)
    for (const { key, kind, name } of rows) {
      const isChoice = kind === 'brand' || kind === 'category' || (kind === 'attribute' && isColourAttribute(name))
      if (isChoice) this.#choiceFields[key] = 1
    }
  }

  #readValues(): void {
    const { last } = this.#statements.lastValue.get() as { last: number }
    this.valueField = grown(this.valueField, last + 1)
    const rows = this.#statements.values.iterate(this.#lastValue) as Iterable<unknown> as Iterable<[number, number]>
    for (const [value, field] of rows) this.valueField[value] = field
    this.#lastValue = Math.max(this.#lastValue, last)
  }

  #put([key, deleted, price, released, rating, availability, lengths, facts]: ChangedRow): void {
    if (key >= this.capacity) this.#reserve(key + 1)
    this.count += 1 - deleted - (this.live[key] ?? 0)
    this.live[key] = 1 - deleted
    this.price[key] = price ?? Number.NaN
    this.released[key] = released ?? Number.NaN
    this.rating[key] = rating ?? Number.NaN
    this.availability[key] = availability === null ? 0 : availabilities.indexOf(availability)
    this.#putLengths(key, lengths === null ? nothing : uint32(lengths))
    this.#putFacts(key, facts === null ? nothing : uint32(facts))
  }

  #putLengths(key: number, lengths: Uint32Array): void {
    for (let field = 0; field < fieldCount; field++) {
      const place = key * fieldCount + field
      const length = lengths[field] ?? 0
      this.totalLengths[field] = (this.totalLengths[field] ?? 0) + length - (this.lengths[place] ?? 0)
      this.lengths[place] = length
    }
  }

  #putFacts(key: number, values: Uint32Array): void {
    this.facts = grown(this.facts, this.#factsEnd + values.length)
    let choices = 0
    let end = this.#factsEnd + values.length
    for (const value of values) {
      const isFirst = choices < mostChoicesOfProduct && this.#choiceFields[this.valueField[value] ?? 0] === 1
      this.facts[isFirst ? this.#factsEnd + choices++ : --end] = value
    }
    this.choicesCount[key] = choices
    this.factsStart[key] = this.#factsEnd
    this.factsCount[key] = values.length
    this.#factsEnd += values.length
  }

  #reserve(keys: number): void {
    this.live = grown(this.live, keys)
    this.capacity = this.live.length
    this.availability = grown(this.availability, this.capacity)
    this.price = grown(this.price, this.capacity)
    this.released = grown(this.released, this.capacity)
    this.rating = grown(this.rating, this.capacity)
    this.factsStart = grown(this.factsStart, this.capacity)
    this.factsCount = grown(this.factsCount, this.capacity)
    this.choicesCount = grown(this.choicesCount, this.capacity)
    this.lengths = grown(this.lengths, this.capacity * fieldCount)
  }
}

type Column = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** The column with room for `length` entries and, when it has to grow, for half as many again in reserve. */
function grown<C extends Column>(column: C, length: number): C {
  if (column.length >= length) return column
  const Type = column.constructor as new (length: number) => C
  const larger = new Type(Math.max(length, Math.ceil(column.length * 1.5), 1_024))
  larger.set(column)
  return larger
}

const nothing = new Uint32Array()

/** A BLOB as the numbers it was written from; copied where it does not begin at a multiple of four. */
function uint32(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / Uint32Array.BYTES_PER_ELEMENT)
}
