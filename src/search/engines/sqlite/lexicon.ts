import type { DatabaseSync } from 'node:sqlite'
import type { Lexicon } from '../../engine.ts'
import type { Columns } from './columns.ts'

/** What a catalogue without a price is taken to sell in. */
const defaultCurrency = 'USD'

/** What the catalogue knows, most frequent first; among equals what came into it first. */
export function readLexicon(database: DatabaseSync, columns: Columns): Lexicon {
  const counts = columns.countValues()
  const valuesOf = database.prepare(
    'SELECT field_values.key, text FROM fields JOIN field_values ON field = fields.key WHERE kind = ? ORDER BY field_values.key',
  )
  const named = (kind: string): string[] => {
    const values = valuesOf.all(kind) as unknown as { key: number; text: string }[]
    const used = values.filter(({ key }) => (counts[key] ?? 0) > 0)
    return used.sort((a, b) => (counts[b.key] ?? 0) - (counts[a.key] ?? 0)).map(({ text }) => text)
  }
  const currency = database
    .prepare(
      'SELECT currency FROM products WHERE currency IS NOT NULL GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1',
    )
    .get()?.currency
  return {
    brands: named('brand'),
    categories: named('category'),
    attributes: attributesByFrequency(columns, counts),
    currency: typeof currency === 'string' ? currency : defaultCurrency,
  }
}

function attributesByFrequency(
  { fields, fieldCapacity, valueField }: Columns,
  counts: Uint32Array,
): Lexicon['attributes'] {
  const uses = new Uint32Array(fieldCapacity)
  counts.forEach((count, value) => {
    const field = valueField[value] ?? 0
    uses[field] = (uses[field] ?? 0) + count
  })
  return [...fields]
    .filter(([key, { kind }]) => kind === 'attribute' && (uses[key] ?? 0) > 0)
    .sort(([a], [b]) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b)
    .map(([, { name, unit }]) => ({ name, unit }))
}
