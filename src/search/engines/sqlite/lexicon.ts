import type { DatabaseSync } from 'node:sqlite'
import type { Lexicon, LexiconAttribute, NumberRange } from '../../engine.ts'
import type { Columns, Field } from './columns.ts'

/** What a catalogue without a price is taken to sell in. */
const defaultCurrency = 'USD'

/** A list of more numbers is a scale: any number may be meant. */
const mostNumbers = 500

/** What the catalogue knows, most frequent first; among equals what came into it first. */
export function readLexicon(database: DatabaseSync, columns: Columns): Lexicon {
  const counts = columns.countValues()
  const texts = database.prepare(
    'SELECT field_values.key, text FROM fields JOIN field_values ON field = fields.key WHERE kind = ? ORDER BY field_values.key',
  )
  const used = (kind: string): TextRow[] =>
    (texts.all(kind) as unknown as TextRow[]).filter(({ key }) => (counts[key] ?? 0) > 0)
  const byCount = (rows: readonly TextRow[]): string[] =>
    [...rows].sort((a, b) => (counts[b.key] ?? 0) - (counts[a.key] ?? 0)).map(({ text }) => text)
  const categories = used('category')
  const numbers = database
    .prepare(
      "SELECT v.key, number, field FROM fields f JOIN field_values v ON field = f.key WHERE kind = 'attribute' AND number NOT NULL",
    )
    .all() as unknown as NumberRow[]
  const currency = database
    .prepare(
      'SELECT currency FROM products WHERE currency IS NOT NULL GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1',
    )
    .get()?.currency
  return {
    brands: byCount(used('brand')),
    categories: byCount(categories),
    attributes: attributesOf(
      columns,
      counts,
      numbers.filter(({ key }) => (counts[key] ?? 0) > 0),
      categories,
    ),
    currency: typeof currency === 'string' ? currency : defaultCurrency,
  }
}

interface TextRow {
  key: number
  text: string
}

interface NumberRow {
  key: number
  number: number
  field: number
}

/** The numbers of a field, over all products and in each category. */
interface FieldNumbers {
  numbers: Set<number>
  all: NumberRange
  categories: Map<string, NumberRange>
}

function attributesOf(
  columns: Columns,
  counts: Uint32Array,
  values: readonly NumberRow[],
  categories: readonly TextRow[],
): LexiconAttribute[] {
  const uses = new Uint32Array(columns.fieldCapacity)
  counts.forEach((count, value) => {
    const field = columns.valueField[value] ?? 0
    uses[field] = (uses[field] ?? 0) + count
  })
  const numbers = numbersOf(columns, values, categories)
  return [...columns.fields]
    .filter(([key, { kind }]) => kind === 'attribute' && (uses[key] ?? 0) > 0)
    .sort(([a], [b]) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b)
    .map(([key, field]) => attributeOf(field, numbers.get(key)))
}

function attributeOf({ name, unit }: Field, found: FieldNumbers | undefined): LexiconAttribute {
  if (found === undefined) return { name, unit }
  const { numbers, all, categories } = found
  const list = numbers.size > mostNumbers ? {} : { numbers: [...numbers].sort((a, b) => a - b) }
  return { name, unit, all, categories, ...list }
}

/** Which numbers each attribute has, over all products and, in one pass over them, by the categories that it occurs in. */
function numbersOf(
  columns: Columns,
  values: readonly NumberRow[],
  categories: readonly TextRow[],
): Map<number, FieldNumbers> {
  const found = new Map<number, FieldNumbers>()
  const numberOf = new Float64Array(columns.valueCapacity).fill(Number.NaN)
  for (const { key, number, field } of values) {
    numberOf[key] = number
    const known = found.get(field) ?? { numbers: new Set(), all: noRange(), categories: new Map() }
    if (known.numbers.size <= mostNumbers) known.numbers.add(number)
    found.set(field, known)
  }
  const categoryOf: (string | undefined)[] = new Array(columns.valueCapacity)
  for (const { key, text } of categories) categoryOf[key] = text
  for (let product = 0; product < columns.capacity; product++) {
    const start = columns.factsStart[product] ?? 0
    const facts = columns.facts.subarray(start, start + (columns.factsCount[product] ?? 0))
    const segments: string[] = []
    for (const value of facts) {
      const segment = categoryOf[value]
      if (segment !== undefined && !segments.includes(segment)) segments.push(segment)
    }
    for (const value of facts) {
      const number = numberOf[value] ?? Number.NaN
      const known = Number.isNaN(number) ? undefined : found.get(columns.valueField[value] ?? 0)
      if (known !== undefined) count(known, number, segments)
    }
  }
  return found
}

function count({ all, categories }: FieldNumbers, number: number, segments: readonly string[]): void {
  widen(all, number)
  for (const segment of segments) {
    let range = categories.get(segment)
    if (range === undefined) {
      range = noRange()
      categories.set(segment, range)
    }
    widen(range, number)
  }
}

const noRange = (): NumberRange => ({ count: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY })

function widen(range: NumberRange, number: number): void {
  range.count++
  if (number < range.min) range.min = number
  if (number > range.max) range.max = number
}
