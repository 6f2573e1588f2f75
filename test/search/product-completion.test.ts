import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { createProductCompletion } from '../../src/search/product-completion.ts'
import { product } from '../contracts/shop.ts'

const titles = [
  'Lumo Wireless Mouse',
  'Lumo Wired Mouse',
  'Kestrel Wireless Keyboard',
  'Kestrel Desk Lamp',
  'Lumo Desk Mat',
]

let [engine, folder]: [SearchEngine, string] = [undefined as never, '']
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-completion-'))
  const path = join(folder, 'catalogue.db')
  engine = await openSqliteEngine(path)
  const writer = await openSqliteWriter(path)
  await writer.write(
    titles.map((title, at) => product({ id: `p${at}`, title, version: 1, ...(at === 3 ? { sku: 'KES-4711' } : {}) })),
  )
  await writer.close()
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const completed = async (typed: string, limit = 25) =>
  (await createProductCompletion(engine)(typed, limit)).map(({ title }) => title).toSorted()

describe('what somebody may mean who is still typing', () => {
  it.each([
    ['wireless', ['Kestrel Wireless Keyboard', 'Lumo Wireless Mouse']],
    ['wir', ['Kestrel Wireless Keyboard', 'Lumo Wireless Mouse']],
    ['WIRELESS mo', ['Lumo Wireless Mouse']],
    ['kes', ['Kestrel Desk Lamp', 'Kestrel Wireless Keyboard']],
    ['desk lamp ', ['Kestrel Desk Lamp']],
    ['KES-4711', ['Kestrel Desk Lamp']],
    ['zzqx', []],
  ])('%j', async (typed, found) => {
    expect(await completed(typed)).toEqual(found)
  })

  it('is anything before a letter is typed, and no more than is wanted', async () => {
    expect(await completed('')).toHaveLength(titles.length)
    expect(await completed('', 2)).toHaveLength(2)
  })

  it('is what the catalogue has now', async () => {
    const complete = createProductCompletion(engine)
    expect(await complete('backpack', 5)).toEqual([])
    const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
    await writer.write([product({ id: 'new', title: 'Nordwind Backpack', version: 1 })])
    await writer.close()
    expect((await complete('backpack', 5)).map(({ id }) => id)).toEqual(['new'])
  })
})
