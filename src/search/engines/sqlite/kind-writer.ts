import type { DatabaseSync } from 'node:sqlite'
import type { Product } from '../../../catalogue/product.ts'
import { inTransaction } from '../../../in-transaction.ts'
import type { KindWriter } from '../../engine.ts'
import type { KindModel } from '../../kinds/kind-model.ts'
import { kindModelFromBytes, kindModelToBytes } from '../../kinds/kind-model-bytes.ts'
import { kindsOf } from '../../kinds/kinds-of.ts'
import { learnKinds } from '../../kinds/learn-kinds.ts'
import { productRows, textsOf } from '../../product-rows.ts'
import { textFields } from '../../product-text.ts'
import { openDatabase } from './database.ts'

/** Products that are indexed again in one transaction: others wait for it no longer than some 100 ms. */
const batchSize = 500

/**
 * Opens a catalogue for learning its kinds, on a connection of its own.
 * @throws StartupError when the path cannot be used.
 */
export async function openSqliteKindWriter(path: string): Promise<KindWriter> {
  const database = openDatabase(path)
  return {
    learn: async () => learn(database),
    close: async () => database.close(),
  }
}

/** With more than this share of the products new or changed, kinds are learned anew; later writes go by the model. */
const outgrownShare = 0.1

interface LearnedRow {
  /** The change up to which all products are indexed by the model; null when that was broken off. */
  change: number | null
}

/** The catalogue's model; undefined before its kinds were learned, or when that was long ago. */
export function readKindModel(database: DatabaseSync): KindModel | undefined {
  const row = database.prepare('SELECT bytes FROM kind_model').get()
  return row?.bytes instanceof Uint8Array ? kindModelFromBytes(row.bytes) : undefined
}

interface RecordRow {
  product: number
  record: string
}

const productOf = ({ record }: RecordRow): Product => JSON.parse(record) as Product

function* allProducts(database: DatabaseSync): Generator<Product> {
  const rows = database.prepare('SELECT product, record FROM records').iterate() as Iterable<unknown>
  for (const row of rows as Iterable<RecordRow>) yield productOf(row)
}

function learn(database: DatabaseSync): number {
  const learned = database.prepare('SELECT change FROM kind_model').get() as LearnedRow | undefined
  if (learned !== undefined && learned.change !== null && !isOutgrown(database, learned.change)) return 0
  const before = learned?.change === null ? 'unknown' : readKindModel(database)
  const model = learnKinds(allProducts(database))
  inTransaction(database, () => {
    database.exec('DELETE FROM kind_model')
    database.prepare('INSERT INTO kind_model (bytes) VALUES (?)').run(kindModelToBytes(model))
  })
  const batch = database.prepare('SELECT product, record FROM records WHERE product > ? ORDER BY product LIMIT ?')
  let changed = 0
  for (let last = -1; ; ) {
    const next = inTransaction(database, () => {
      const rows = batch.all(last, batchSize) as unknown as RecordRow[]
      changed += reindex(database, rows, before, model)
      return rows.at(-1)?.product
    })
    if (next === undefined) break
    last = next
  }
  database.exec("UPDATE kind_model SET change = (SELECT value FROM counters WHERE name = 'change')")
  return changed
}

function isOutgrown(database: DatabaseSync, change: number): boolean {
  const counts = database.prepare(
    'SELECT count(*) AS products, total(change > ?) AS newer FROM products WHERE deleted = 0',
  )
  const { products, newer } = counts.get(change) as { products: number; newer: number }
  return newer > products * outgrownShare
}

/** Index those of the products again whose kinds the two models see differently. */
function reindex(
  database: DatabaseSync,
  rows: readonly RecordRow[],
  before: KindModel | undefined | 'unknown',
  model: KindModel,
): number {
  const remove = database.prepare('DELETE FROM words WHERE rowid = ?')
  const add = database.prepare(
    `INSERT INTO words (rowid, ${textFields.join(', ')}) VALUES (?${', ?'.repeat(textFields.length)})`,
  )
  const put = database.prepare('UPDATE products SET lengths = ?, kind = ?, change = ? WHERE key = ?')
  const changed = rows.flatMap((row) => {
    const product = productOf(row)
    const kinds = kindsOf(product, model)
    const isSame = before !== 'unknown' && kindsOf(product, before).join(' ') === kinds.join(' ')
    return isSame ? [] : [{ key: row.product, product, kinds }]
  })
  if (changed.length === 0) return 0
  const { value: change } = database
    .prepare("UPDATE counters SET value = value + 1 WHERE name = 'change' RETURNING value")
    .get() as { value: number }
  for (const { key, product, kinds } of changed) {
    const rows = productRows(product, kinds)
    remove.run(key)
    add.run(key, ...textsOf(rows))
    put.run(new Uint8Array(rows.lengths.buffer), rows.kind, change, key)
  }
  return changed.length
}
