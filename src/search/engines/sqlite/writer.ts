import type { DatabaseSync } from 'node:sqlite'
import { type CatalogueRecord, isTombstone, type Product } from '../../../catalogue/product.ts'
import type { CatalogueWriter, WriteOutcome } from '../../engine.ts'
import { fold, foldNumber } from '../../fold.ts'
import { analyseText } from '../../text-analysis.ts'
import { openDatabase } from './database.ts'

/** Opens the catalogue for writing on a connection of its own. Throws StartupError when the path cannot be used. */
export async function openSqliteWriter(path: string): Promise<CatalogueWriter> {
  return new SqliteWriter(openDatabase(path))
}

class SqliteWriter implements CatalogueWriter {
  readonly #database: DatabaseSync
  readonly #statements

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#statements = prepare(database)
  }

  async write(records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> {
    return this.#transaction(() => records.map((record) => this.#writeOne(record)))
  }

  async beginPass(): Promise<void> {
    this.#database.exec("INSERT INTO settings VALUES ('pass', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")
  }

  async removeUnseen(): Promise<number> {
    return this.#transaction(() => {
      const unseen = this.#statements.unseen.all() as { key: number }[]
      for (const { key } of unseen) {
        this.#clear(key)
        this.#statements.bury.run(key)
      }
      return unseen.length
    })
  }

  async optimise(): Promise<void> {
    this.#database.exec(
      "INSERT INTO words (words) VALUES ('optimize'); PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)",
    )
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #writeOne(record: CatalogueRecord): WriteOutcome {
    const { id, version } = record
    const stored = this.#statements.find.get(id) as { key: number; version: number; image: string | null } | undefined
    if (stored !== undefined && stored.version >= version) {
      this.#statements.see.run(stored.key)
      return { id, outcome: 'stale' }
    }
    if (stored !== undefined) this.#clear(stored.key)
    if (isTombstone(record)) {
      this.#statements.upsert.run(id, version, 1, null, null, null, null, null, null, null, null, null)
      return { id, outcome: 'written' }
    }
    this.#insert(record.image === undefined && stored?.image ? { ...record, image: stored.image } : record)
    return { id, outcome: 'written' }
  }

  #clear(key: number): void {
    const s = this.#statements
    for (const statement of [s.clearWords, s.clearNumbers, s.clearCategories, s.clearColours, s.clearAttributes]) {
      statement.run(key)
    }
  }

  #insert(product: Product): void {
    const s = this.#statements
    const { key } = s.upsert.get(
      product.id,
      product.version,
      0,
      JSON.stringify(product),
      product.image ?? null,
      product.price?.amount ?? null,
      product.price?.currency ?? null,
      product.brand ?? null,
      product.brand === undefined ? null : fold(product.brand),
      product.availability,
      product.releasedAt ?? null,
      product.rating ?? null,
    ) as { key: number }
    const numbers = [product.sku, product.model, ...(product.gtin ?? [])].map((n) => foldNumber(n ?? ''))
    for (const number of new Set(numbers)) if (number !== '') s.number.run(number, key)
    for (const segment of product.category) s.category.run(key, fold(segment), segment)
    for (const [name, value] of Object.entries(product.attributes)) {
      s.attribute.run(
        key,
        name,
        typeof value === 'number' ? value : null,
        fold(String(value)),
        String(value),
        product.units?.[name] ?? null,
      )
    }
    const attributeText = Object.values(product.attributes).filter((value) => typeof value === 'string')
    s.words.run(
      key,
      tokens(product.model ?? '', product.sku ?? ''),
      tokens(product.title),
      tokens(product.brand ?? ''),
      tokens(product.description ?? ''),
      tokens(...attributeText, ...product.category),
    )
  }
}

const tokens = (...texts: string[]): string => texts.flatMap(analyseText).join(' ')

function prepare(database: DatabaseSync) {
  const clear = (table: string) => database.prepare(`DELETE FROM ${table} WHERE product = ?`)
  return {
    find: database.prepare('SELECT key, version, image FROM products WHERE id = ?'),
    see: database.prepare(
      "UPDATE products SET pass = (SELECT max(value) FROM settings WHERE name = 'pass') WHERE key = ?",
    ),
    unseen: database.prepare(
      "SELECT key FROM products WHERE deleted = 0 AND pass < (SELECT max(value) FROM settings WHERE name = 'pass')",
    ),
    bury: database.prepare('DELETE FROM products WHERE key = ?'),
    upsert: database.prepare(
      `INSERT INTO products (id, version, deleted, record, image, price, currency, brand, brand_folded, availability, released_at, rating, pass)
       VALUES (?,?,?,?,?,?,?,?,?,?,?,?, coalesce((SELECT value FROM settings WHERE name = 'pass'), 0))
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted, record = excluded.record,
       image = excluded.image, price = excluded.price, currency = excluded.currency, brand = excluded.brand, brand_folded = excluded.brand_folded,
       availability = excluded.availability, released_at = excluded.released_at, rating = excluded.rating, pass = excluded.pass
       RETURNING key`,
    ),
    number: database.prepare('INSERT OR IGNORE INTO numbers VALUES (?, ?)'),
    category: database.prepare('INSERT OR IGNORE INTO categories VALUES (?, ?, ?)'),
    attribute: database.prepare('INSERT OR IGNORE INTO attributes VALUES (?, ?, ?, ?, ?, ?)'),
    words: database.prepare(
      'INSERT INTO words (rowid, model, title, brand, description, attributes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    clearWords: database.prepare('DELETE FROM words WHERE rowid = ?'),
    clearNumbers: clear('numbers'),
    clearCategories: clear('categories'),
    clearColours: clear('colours'),
    clearAttributes: clear('attributes'),
  }
}
