import { existsSync } from 'node:fs'
import type { Product } from '../../../catalogue/product.ts'
import { StartupError } from '../../../errors.ts'
import type { CatalogueSnapshot } from '../../catalogue-snapshot.ts'
import { openDatabase } from './database.ts'

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
