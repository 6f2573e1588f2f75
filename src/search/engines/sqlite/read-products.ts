import { existsSync } from 'node:fs'
import type { Product } from '../../../catalogue/product.ts'
import { StartupError } from '../../../errors.ts'
import { openDatabase } from './database.ts'

/** A catalogue as it was when it was opened, whatever is written meanwhile. */
export interface CatalogueSnapshot {
  /** Products, without tombstones. */
  count: number
  /** All products, in the order in which they first came; may be read more than once. */
  products(): Generator<Product>
  close(): void
}

/**
 * Opens a catalogue to read all of it, one product at a time.
 * @throws StartupError when there is none, or it cannot be read.
 */
export function openCatalogueSnapshot(path: string): CatalogueSnapshot {
  if (!existsSync(path)) throw new StartupError(`There is no catalogue at ${path}.`)
  const database = openDatabase(path)
  database.exec('PRAGMA query_only = ON; BEGIN')
  const counted = database.prepare('SELECT count(*) AS count FROM products WHERE deleted = 0').get()
  const statement = database.prepare(
    'SELECT record FROM products JOIN records ON records.product = products.key WHERE deleted = 0 ORDER BY products.key',
  )
  return {
    count: Number(counted?.count),
    *products() {
      for (const row of statement.iterate()) yield JSON.parse(String(row.record)) as Product
    },
    close: () => database.close(),
  }
}
