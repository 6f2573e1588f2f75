import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { FacetScope, Facets } from '../../engine.ts'
import { availabilities, type Columns } from './columns.ts'
import { TopValues } from './top-values.ts'

/** Values of an attribute: as many as a shopper reads. */
const mostValues = 10
/** Brands and categories. */
const mostChoices = 20
const mostAttributes = 10
/** The share of an attribute's products that the shown values must cover. */
const leastShown = 0.5
/** A longer text is a sentence, not a value to choose. */
const longestValue = 60

/** Texts of values that are kept in memory: those of some dozens of searches. */
const mostTexts = 5_000

interface AttributeCount {
  name: string
  unit: string | undefined
  values: Count[]
}

interface Count {
  value: number
  count: number
}

/** Counts values over products found, and names those that are shown. */
export class FacetCounter {
  readonly #columns: Columns
  readonly #readTexts: StatementSync
  readonly #texts = new Map<number, string>()
  readonly #top = new TopValues(mostChoices)

  constructor(database: DatabaseSync, columns: Columns) {
    this.#columns = columns
    this.#readTexts = database.prepare(
      'SELECT key, text FROM field_values WHERE key IN (SELECT value FROM json_each(?))',
    )
  }

  /** Facets over the products with these keys. */
  facets(keys: readonly number[], scope: Exclude<FacetScope, false>): Facets {
    const fields = this.#top.count(keys, scope, this.#columns, (field, values, total) => {
      const kind = this.#columns.fields.get(field)?.kind
      return kind === 'brand' || kind === 'category' || (kind === 'attribute' && canBeList(values, total))
    })
    const brands = this.#choices('brand', fields)
    const categories = this.#choices('category', fields)
    const attributes = this.#attributes(fields)
    const texts = this.#textsOf([...brands, ...categories, ...attributes.flatMap(({ values }) => values)])
    const named = (counts: readonly Count[]) =>
      counts.map(({ value, count }) => ({ value: texts.get(value) ?? '', count }))
    const price = this.#priceRange(keys)
    return {
      brands: named(brands),
      categories: named(categories),
      availability: this.#availability(keys),
      ...(price === undefined ? {} : { price }),
      attributes: attributes
        .map(({ name, unit, values }) => ({ name, unit, values: named(values).filter(isShort) }))
        .filter(({ values }) => values.length > 1),
    }
  }

  #choices(kind: 'brand' | 'category', fields: readonly number[]): Count[] {
    const field = fields.find((key) => this.#columns.fields.get(key)?.kind === kind)
    return field === undefined ? [] : this.#top.values(field)
  }

  /**
   * Those that divide the products best: most products that the shown values set apart from the most
   * frequent one. An attribute with many values (a weight, a width) is no list to choose from.
   */
  #attributes(fields: readonly number[]): AttributeCount[] {
    const candidates = fields.flatMap((key) => {
      const { all, first } = this.#top.share(key, mostValues)
      const isList = all > first && all >= leastShown * this.#top.total(key)
      return isList && this.#columns.fields.get(key)?.kind === 'attribute' ? [{ key, apart: all - first }] : []
    })
    candidates.sort((a, b) => b.apart - a.apart)
    return candidates.slice(0, mostAttributes).map(({ key }) => {
      const field = this.#columns.fields.get(key)
      return { name: field?.name ?? '', unit: field?.unit, values: this.#top.values(key).slice(0, mostValues) }
    })
  }

  /** A value's text never changes, and values that are shown once are shown again. */
  #textsOf(counts: readonly Count[]): ReadonlyMap<number, string> {
    if (this.#texts.size > mostTexts) this.#texts.clear()
    const unknown = counts.flatMap(({ value }) => (this.#texts.has(value) ? [] : [value]))
    if (unknown.length === 0) return this.#texts
    const rows = this.#readTexts.all(JSON.stringify(unknown)) as unknown as { key: number; text: string }[]
    for (const { key, text } of rows) this.#texts.set(key, text)
    return this.#texts
  }

  #availability(keys: readonly number[]): Facets['availability'] {
    const counts = availabilities.map((value) => ({ value, count: 0 }))
    for (const key of keys) {
      const entry = counts[this.#columns.availability[key] ?? 0]
      if (entry !== undefined) entry.count++
    }
    return counts.filter(({ count }) => count > 0)
  }

  #priceRange(keys: readonly number[]): Facets['price'] {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const key of keys) {
      const price = this.#columns.price[key] ?? Number.NaN
      if (price < min) min = price
      if (price > max) max = price
    }
    return min > max ? undefined : { min, max }
  }
}

/**
 * Whether the shown values of an attribute can divide its products and cover as many of them as they must, when each
 * of the others has one product only. Most attributes of a technical catalogue cannot.
 */
const canBeList = (values: number, total: number): boolean =>
  values > 1 && total - Math.max(0, values - mostValues) >= leastShown * total

const isShort = ({ value }: { value: string }): boolean => value.length <= longestValue
