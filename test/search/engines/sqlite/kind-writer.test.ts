import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Product } from '../../../../src/catalogue/product.ts'
import {
  openSqliteChangeReader,
  openSqliteEngine,
  openSqliteKindWriter,
  openSqliteVectorWriter,
  openSqliteWriter,
} from '../../../../src/search/engines/sqlite/index.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'
import { kindWriterContract } from '../../../contracts/kind-writer.ts'
import { shelf } from '../../kinds/catalogue.ts'

/** `kettle-100` is titled by its model alone. */
const catalogue = shelf()

let folder: string
let path: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-kinds-'))
  path = join(folder, 'catalogue.db')
  await write(catalogue)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function write(products: readonly Product[]): Promise<void> {
  const writer = await openSqliteWriter(path)
  await writer.write(products)
  await writer.close()
}

async function learn(): Promise<number> {
  const kinds = await openSqliteKindWriter(path)
  const changed = await kinds.learn()
  await kinds.close()
  return changed
}

async function kettles(): Promise<string[]> {
  const engine = await openSqliteEngine(path)
  const words = analyseQuery('kettle').map((word) => ({ ...word, isKind: true }))
  const { hits } = await engine.rank({ words, match: 'all', filters: {}, limit: 100 })
  await engine.close()
  return hits.map(({ id }) => id)
}

const breakOff = (): void => {
  const database = new DatabaseSync(path)
  database.exec(
    "UPDATE kind_model SET change = NULL; DELETE FROM words WHERE rowid IN (SELECT key FROM products WHERE id = 'kettle-100')",
  )
  database.close()
}

kindWriterContract(async () => {
  const own = mkdtempSync(join(tmpdir(), 'shopclerk-kinds-'))
  const database = join(own, 'catalogue.db')
  const engine = await openSqliteEngine(database)
  const [writer, vectors] = [await openSqliteWriter(database), await openSqliteVectorWriter(database)]
  return {
    ...{ engine, writer, vectors },
    openWriter: () => openSqliteWriter(database),
    openChangeReader: () => openSqliteChangeReader(database),
    openKindWriter: () => openSqliteKindWriter(database),
    close: async () => {
      for (const one of [writer, vectors, engine]) await one.close()
      rmSync(own, { recursive: true })
    },
  }
})

describe('learning the kinds of a catalogue in SQLite', () => {
  it('indexes all products again after it was broken off', async () => {
    await learn()
    breakOff()
    expect(await kettles()).not.toContain('kettle-100')
    expect(await learn()).toBe(catalogue.length)
    expect(await kettles()).toContain('kettle-100')
  })
})
