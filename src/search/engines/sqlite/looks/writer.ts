import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../../../../in-transaction.ts'
import {
  type DescribedPicture,
  isSameSpace,
  type LookSpace,
  LookSpaceError,
  type LookWriter,
} from '../../../../looks/look-index.ts'
import { bytesOf } from '../quantise.ts'
import { openLooksDatabase } from './database.ts'

/**
 * Opens the looks of a catalogue for writing, on a connection of its own.
 * @throws StartupError when a file cannot be used.
 */
export async function openSqliteLookWriter(cataloguePath: string): Promise<LookWriter> {
  const database = openLooksDatabase(cataloguePath)
  const statements = prepareStatements(database)
  const space = (): LookSpace | undefined => statements.space.get() as unknown as LookSpace | undefined
  const nextChange = (): number => Number(statements.count.get()?.change)

  function put({ productId, picture, look }: DescribedPicture, change: number): void {
    if (statements.product.get(productId) === undefined) return
    const { key } = statements.put.get(productId, picture, change, look ? bytesOf(look.vector) : null) as {
      key: number
    }
    statements.dropDetails.run(key)
    if (look !== undefined && look.details.length > 0) statements.putDetails.run(key, look.details)
  }

  return {
    async begin(asked) {
      return inTransaction(database, () => {
        const before = space()
        if (isSameSpace(before, asked)) return undefined
        database.exec('DELETE FROM looks.look_details; DELETE FROM looks.looks')
        statements.setSpace.run(asked.describer, asked.dimensions)
        return before && { ...before }
      })
    },
    async known(productIds) {
      const rows = statements.known.all(JSON.stringify(productIds)) as unknown as { product: string; picture: string }[]
      return new Map(rows.map(({ product, picture }) => [product, picture]))
    },
    async write(asked, pictures) {
      inTransaction(database, () => {
        const found = space()
        if (!isSameSpace(found, asked)) throw new LookSpaceError(asked, found)
        const change = nextChange()
        for (const picture of pictures) put(picture, change)
      })
    },
    async remove(productIds) {
      inTransaction(database, () => void statements.takeBack.run(nextChange(), JSON.stringify(productIds)))
    },
    async removeGone() {
      return inTransaction(database, () => Number(statements.removeGone.run().changes))
    },
    close: async () => database.close(),
  }
}

const prepareStatements = (database: DatabaseSync) => ({
  space: database.prepare('SELECT describer, dimensions FROM looks.space'),
  setSpace: database.prepare(
    `INSERT INTO looks.space VALUES (1, ?, ?, 1, 1) ON CONFLICT DO UPDATE
     SET describer = excluded.describer, dimensions = excluded.dimensions, change = change + 1, rebuild = rebuild + 1`,
  ),
  count: database.prepare('UPDATE looks.space SET change = change + 1 RETURNING change'),
  product: database.prepare('SELECT 1 FROM products WHERE id = ? AND deleted = 0'),
  known: database.prepare(
    `SELECT product, picture FROM json_each(?) asked CROSS JOIN looks.looks l ON l.product = asked.value
     WHERE picture IS NOT NULL`,
  ),
  put: database.prepare(
    `INSERT INTO looks.looks (product, picture, change, vector) VALUES (?, ?, ?, ?) ON CONFLICT (product) DO UPDATE
     SET picture = excluded.picture, change = excluded.change, vector = excluded.vector RETURNING key`,
  ),
  dropDetails: database.prepare('DELETE FROM looks.look_details WHERE look = ?'),
  putDetails: database.prepare('INSERT INTO looks.look_details (look, details) VALUES (?, ?)'),
  takeBack: database.prepare(
    `UPDATE looks.looks SET picture = NULL, vector = NULL, change = ?
     WHERE picture IS NOT NULL AND product IN (SELECT value FROM json_each(?))`,
  ),
  removeGone: database.prepare(
    `DELETE FROM looks.looks WHERE NOT EXISTS (SELECT 1 FROM main.products p WHERE p.id = product AND p.deleted = 0)`,
  ),
})
