import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Product } from '../../../../src/catalogue/product.ts'
import {
  openSqliteEngine,
  openSqliteKindWriter,
  openSqliteWriter,
} from '../../../../src/search/engines/sqlite/index.ts'
import { analyseQuery } from '../../../../src/search/text-analysis.ts'
import { kettle, shelf } from '../../kinds/catalogue.ts'

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

describe('learning the kinds of a catalogue', () => {
  it('finds products by what they are that do not name it', async () => {
    expect(await kettles()).not.toContain('kettle-100')
    expect(await learn()).toBeGreaterThan(0)
    expect(await kettles()).toEqual(expect.arrayContaining(['kettle-100', 'kettle-1']))
    expect(await kettles()).not.toContain('lamp-1')
  })

  it('goes for products that are written later, too', async () => {
    await learn()
    await write([kettle(101, '')])
    expect(await kettles()).toContain('kettle-101')
  })

  it('is not done again while little has changed, and is once much has', async () => {
    await learn()
    const model = (): unknown => {
      const database = new DatabaseSync(path)
      const row = database.prepare('SELECT key FROM kind_model').get()
      database.close()
      return row
    }
    const first = model()
    await write([{ ...kettle(0, 'electric kettle'), version: 2 }])
    expect(await learn()).toBe(0)
    expect(model()).toEqual(first)
    await write(catalogue.slice(0, 20).map((one) => ({ ...one, version: 3 })))
    await learn()
    expect(model()).not.toEqual(first)
  })

  it('indexes all products again after it was broken off', async () => {
    await learn()
    breakOff()
    expect(await kettles()).not.toContain('kettle-100')
    expect(await learn()).toBe(catalogue.length)
    expect(await kettles()).toContain('kettle-100')
  })
})
