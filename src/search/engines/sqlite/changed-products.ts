import type { Product } from '../../../catalogue/product.ts'
import type { ChangeReader } from '../../engine.ts'
import { openDatabase } from './database.ts'

/**
 * Opens the catalogue for reading its changes, on a connection of its own. A cursor is the change and the key that were
 * read last.
 * @throws StartupError when the path cannot be used.
 */
export async function openSqliteChangeReader(path: string): Promise<ChangeReader> {
  const database = openDatabase(path)
  database.exec('PRAGMA query_only = ON')
  const changes = database.prepare(
    `SELECT change, key, record FROM products INDEXED BY products_by_change JOIN records ON records.product = key
     WHERE (change, key) > (:change, :key) AND deleted = 0 ORDER BY change, key LIMIT :limit`,
  )
  const byId = database.prepare(
    'SELECT record FROM products JOIN records ON records.product = products.key WHERE id = ? AND deleted = 0',
  )
  return {
    async changes(after, limit) {
      const [change = 0, key = 0] = after
      const rows = changes.all({ change, key, limit }) as unknown as { change: number; key: number; record: string }[]
      const last = rows.at(-1)
      return {
        products: rows.map(({ record }) => JSON.parse(record) as Product),
        next: last === undefined ? after : [last.change, last.key],
      }
    },
    async product(id) {
      const row = byId.get(id)
      return row === undefined ? undefined : (JSON.parse(String(row.record)) as Product)
    },
    close: async () => database.close(),
  }
}
