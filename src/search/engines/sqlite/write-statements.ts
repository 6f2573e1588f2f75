import type { DatabaseSync } from 'node:sqlite'
import { textFields } from '../../product-text.ts'

/** What the writer needs to know of a product that is there already; `facts` is null for a tombstone. */
export interface StoredProduct {
  key: number
  version: number
  pass: number
  image: string | null
  /** Of the record that the picture is of; null when there is no picture. */
  image_version: number | null
  facts: Uint8Array | null
}

export type WriteStatements = ReturnType<typeof prepareWrites>

export function prepareWrites(database: DatabaseSync) {
  const columns = [
    ...['id', 'version', 'deleted', 'pass', 'change', 'price', 'currency', 'availability', 'released', 'rating'],
    ...['image', 'image_version', 'facts', 'lengths', 'text_hash', 'kind'],
  ]
  const updates = columns.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`)
  return {
    ...catalogueStatements(database),
    find: database.prepare('SELECT key, version, pass, image, image_version, facts FROM products WHERE id = ?'),
    kindModel: database.prepare('SELECT coalesce(max(key), 0) AS key FROM kind_model'),
    see: database.prepare('UPDATE products SET pass = ? WHERE key = ?'),
    unseen: database.prepare('SELECT key, facts FROM products WHERE deleted = 0 AND pass < ?'),
    upsert: database.prepare(
      `INSERT INTO products (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')} RETURNING key`,
    ),
    setPicture: database.prepare('UPDATE products SET image = ?, image_version = ? WHERE key = ?'),
    record: database.prepare('SELECT record FROM records WHERE product = ?'),
    removeVectors: database.prepare(
      'DELETE FROM vectors WHERE set_key IN (SELECT key FROM vector_sets) AND product = ?',
    ),
    removeProduct: database.prepare('DELETE FROM products WHERE key = ?'),
    putRecord: database.prepare('INSERT OR REPLACE INTO records (product, record) VALUES (?, ?)'),
    removeRecord: database.prepare('DELETE FROM records WHERE product = ?'),
    addWords: database.prepare(
      `INSERT INTO words (rowid, ${textFields.join(', ')}) VALUES (?${', ?'.repeat(textFields.length)})`,
    ),
    removeWords: database.prepare('DELETE FROM words WHERE rowid = ?'),
    addNumber: database.prepare('INSERT OR IGNORE INTO numbers (number, kind, product) VALUES (?, ?, ?)'),
    removeNumbers: database.prepare('DELETE FROM numbers WHERE product = ?'),
  }
}

function catalogueStatements(database: DatabaseSync) {
  return {
    counter: database.prepare('SELECT value FROM counters WHERE name = ?'),
    increment: database.prepare('UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value'),
    findField: database.prepare('SELECT key FROM fields WHERE kind = ? AND name = ? AND unit IS ?'),
    addField: database.prepare('INSERT INTO fields (kind, name, unit) VALUES (?, ?, ?) RETURNING key'),
    findValue: database.prepare('SELECT key FROM field_values WHERE field = ? AND folded = ?'),
    addValue: database.prepare(
      'INSERT INTO field_values (field, text, folded, number) VALUES (?, ?, ?, ?) RETURNING key',
    ),
    removeUnusedValues: database.prepare(
      'DELETE FROM field_values WHERE NOT EXISTS (SELECT 1 FROM facts WHERE facts.value = field_values.key)',
    ),
    addFact: database.prepare('INSERT INTO facts (value, product) VALUES (?, ?)'),
    removeFact: database.prepare('DELETE FROM facts WHERE value = ? AND product = ?'),
  }
}
