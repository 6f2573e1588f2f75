import type { DatabaseSync } from 'node:sqlite'
import type { Lexicon } from '../../engine.ts'
import type { Columns } from './columns.ts'

/** What a catalogue without a price is taken to sell in. */
const defaultCurrency = 'USD'

/** What the catalogue knows, most frequent first. */
export function readLexicon(database: DatabaseSync, columns: Columns): Lexicon {
  const names = (kind: string): string[] =>
    database
      .prepare(
        `SELECT field_values.text FROM fields
         JOIN field_values ON field_values.field = fields.key
         JOIN facts ON facts.value = field_values.key
         WHERE fields.kind = ? GROUP BY field_values.key ORDER BY count(*) DESC, field_values.key`,
      )
      .all(kind)
      .map((row) => String(row.text))
  const currency = database
    .prepare(
      'SELECT currency FROM products WHERE currency IS NOT NULL GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1',
    )
    .get()?.currency
  return {
    brands: names('brand'),
    categories: names('category'),
    attributes: attributesByFrequency(columns),
    currency: typeof currency === 'string' ? currency : defaultCurrency,
  }
}

function attributesByFrequency(columns: Columns): Lexicon['attributes'] {
  const counts = columns.factsByField()
  return [...columns.fields]
    .filter(([key, { kind }]) => kind === 'attribute' && (counts.get(key) ?? 0) > 0)
    .sort(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b)
    .map(([, { name, unit }]) => ({ name, unit }))
}
