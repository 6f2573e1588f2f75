import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { StartupError } from '../../../../src/errors.ts'
import { openSqliteEngine, openSqliteWriter } from '../../../../src/search/engines/sqlite/index.ts'
import { product } from '../../../contracts/shop.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-search-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

/** What both ways of opening throw at the start, which must be one line. */
async function refusal(path: string): Promise<string> {
  const [reading, writing] = await Promise.all([
    openSqliteEngine(path).catch((error: unknown) => error),
    openSqliteWriter(path).catch((error: unknown) => error),
  ])
  expect(reading).toBeInstanceOf(StartupError)
  expect(String(writing)).toBe(String(reading))
  const message = (reading as StartupError).message
  expect(message).not.toContain('\n')
  expect(message).toContain(path)
  return message
}

describe('the start is refused in one line', () => {
  it('for a catalogue of a newer version, which stays as it is', async () => {
    const path = join(folder, 'catalogue.db')
    await (await openSqliteWriter(path)).close()
    const newer = new DatabaseSync(path)
    newer.exec('PRAGMA user_version = 999')
    newer.close()
    expect(await refusal(path)).toMatch(/written by a newer Shopclerk \(its format is 999, this one reads \d+\)/)
    const after = new DatabaseSync(path, { readOnly: true })
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 })
    after.close()
  })

  it('for a file that is no database', async () => {
    const path = join(folder, 'notes.txt')
    writeFileSync(path, 'Milk, bread, and a good deal more that is no database at all. '.repeat(50))
    expect(await refusal(path)).toContain('not a database')
  })

  it('for the database of another program', async () => {
    const path = join(folder, 'theirs.db')
    const theirs = new DatabaseSync(path)
    theirs.exec('CREATE TABLE products (name TEXT)')
    theirs.close()
    expect(await refusal(path)).toContain('another program')
  })

  it('for a folder that is not there', async () => {
    await refusal(join(folder, 'missing', 'catalogue.db'))
  })

  it('for a folder in place of a file', async () => {
    mkdirSync(join(folder, 'catalogue.db'))
    await refusal(join(folder, 'catalogue.db'))
  })
})

describe('a catalogue', () => {
  it('is there again when it is opened again', async () => {
    const path = join(folder, 'catalogue.db')
    const writer = await openSqliteWriter(path)
    await writer.write([product({ id: 'a', title: 'Lasting impression' })])
    await writer.close()
    const engine = await openSqliteEngine(path)
    expect(await engine.count()).toBe(1)
    expect(await engine.products(['a'])).toHaveLength(1)
    await engine.close()
  })

  it('can be opened for the first time by several at once', async () => {
    const path = join(folder, 'catalogue.db')
    const opened = await Promise.all([openSqliteEngine(path), openSqliteWriter(path), openSqliteEngine(path)])
    for (const each of opened) await each.close()
  })

  it('has nothing of a batch that fails', async () => {
    const path = join(folder, 'catalogue.db')
    const writer = await openSqliteWriter(path)
    const whole = product({ id: 'whole', attributes: { shape: 'round' } })
    const broken = { ...product({ id: 'broken' }), title: undefined as unknown as string }
    await expect(writer.write([whole, broken])).rejects.toThrow()
    expect(await writer.write([whole])).toEqual([{ id: 'whole', outcome: 'written' }])
    await writer.close()
    const engine = await openSqliteEngine(path)
    expect(await engine.count()).toBe(1)
    const filters = { attributes: [{ name: 'shape', op: '=' as const, value: 'round' }] }
    const found = await engine.search({ words: [], match: 'all', filters, offset: 0, limit: 9, facets: false })
    expect(found.total).toBe(1)
    await engine.close()
  })
})
