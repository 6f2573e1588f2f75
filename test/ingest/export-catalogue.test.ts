import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/catalogue/product.ts'
import { StartupError } from '../../src/errors.ts'
import { exportCatalogue } from '../../src/ingest/export-catalogue.ts'
import { openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { openCatalogueSnapshot } from '../../src/search/engines/sqlite/read-products.ts'
import { temporaryFolder } from '../fixtures/feeds.ts'
import { productsIn, readRecords } from '../fixtures/read-records.ts'

const catalogue: Product[] = Array.from({ length: 700 }, (_, i) => ({
  id: `p${i}`,
  title: `Lamp ${i}`,
  category: ['Home', 'Lighting'],
  description: 'Warm light. '.repeat(20).trim(),
  availability: 'in_stock',
  attributes: { weight: i + 1 },
  units: { weight: 'g' },
  version: 1,
}))

async function snapshotOf(folder: string) {
  const path = join(folder, 'catalogue.db')
  const writer = await openSqliteWriter(path)
  await writer.write([...catalogue, { id: 'gone', version: 1, deleted: true }])
  await writer.close()
  return openCatalogueSnapshot(path)
}

describe('exportCatalogue', () => {
  it.each([
    ['jsonl', 'a.jsonl', false, 'jsonl'],
    ['csv', 'a.csv.gz', false, 'csv'],
    ['acp', 'a.json', true, 'acp'],
    ['acp', 'a.jsonl', false, 'acp'],
  ] as const)('writes %s to %s, whole, and it loads again', async (format, name, asDocument, readAs) => {
    const folder = await temporaryFolder()
    const snapshot = await snapshotOf(folder)
    const path = join(folder, name)
    expect(snapshot.count).toBe(700)
    const { products } = snapshot
    expect(await exportCatalogue({ products, format, asDocument, to: { path } })).toBe(700)
    snapshot.close()
    const bytes = await readFile(path)
    expect(productsIn(await readRecords(readAs, name.endsWith('.gz') ? gunzipSync(bytes) : bytes))).toEqual(catalogue)
    expect(readdirSync(folder).filter((file) => file.endsWith('.tmp'))).toEqual([])
  })

  it('leaves nothing when it is stopped or the file cannot be written', async () => {
    const folder = await temporaryFolder()
    const products = () => catalogue
    const job = { products, format: 'jsonl', asDocument: false } as const
    const stop = AbortSignal.abort()
    await expect(exportCatalogue({ ...job, to: { path: join(folder, 'a') }, signal: stop })).rejects.toThrow()
    expect(readdirSync(folder)).toEqual([])
    const nowhere = exportCatalogue({ ...job, to: { path: join(folder, 'none/a') } })
    await expect(nowhere).rejects.toThrow(StartupError)
    await expect(nowhere).rejects.toThrow(/none\/a cannot be written: ENOENT/)
  })

  it('says that there is no catalogue', async () => {
    const folder = await temporaryFolder()
    expect(() => openCatalogueSnapshot(join(folder, 'catalogue.db'))).toThrow(/^There is no catalogue at /)
    expect(readdirSync(folder)).toEqual([])
  })
})
