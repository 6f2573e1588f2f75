import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { openSqliteEmbeddingCache } from '../../src/models/sqlite-embedding-cache.ts'
import { EmbeddingError } from '../../src/search/embedder.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopclerk-cache-'))
afterAll(() => rmSync(folder, { recursive: true }))

const vector = (...values: number[]): Float32Array => Float32Array.from(values)

it('keeps vectors by their keys, from one process to the next', async () => {
  const path = join(folder, 'kept.db')
  const first = openSqliteEmbeddingCache(path, 10)
  await first.set([
    ['a', vector(1, 0.5)],
    ['b', vector(0, -1)],
  ])
  expect(await first.get(['b', 'unknown', 'a'])).toEqual([vector(0, -1), undefined, vector(1, 0.5)])
  await first.set([['a', vector(2, 2)]])
  first.close()
  const second = openSqliteEmbeddingCache(path, 10)
  expect(await second.get(['a', 'b'])).toEqual([vector(2, 2), vector(0, -1)])
  second.close()
})

it('lets go what was used longest ago', async () => {
  const cache = openSqliteEmbeddingCache(join(folder, 'small.db'), 2)
  await cache.set([
    ['a', vector(1)],
    ['b', vector(2)],
  ])
  await cache.get(['a'])
  await cache.set([['c', vector(3)]])
  expect(await cache.get(['a', 'b', 'c'])).toEqual([vector(1), undefined, vector(3)])
  cache.close()
})

it('keeps a hundredth more than it may at most, whatever comes at once', async () => {
  const cache = openSqliteEmbeddingCache(join(folder, 'many.db'), 300)
  const keys = Array.from({ length: 500 }, (_, i) => `k${i}`)
  for (const key of keys.slice(0, 400)) await cache.set([[key, vector(1)]])
  await cache.set(keys.slice(400).map((key) => [key, vector(1)] as const))
  const kept = (await cache.get(keys)).map((one) => one !== undefined)
  expect(kept.filter(Boolean)).toHaveLength(300)
  expect(kept.slice(200).every(Boolean)).toBe(true)
  for (const key of ['more', 'and more']) await cache.set([[key, vector(1)]])
  expect((await cache.get(keys)).filter((one) => one !== undefined)).toHaveLength(300)
  for (const key of ['yet', 'another']) await cache.set([[key, vector(1)]])
  const all = await cache.get([...keys, 'more', 'and more', 'yet', 'another'])
  expect(all.filter((one) => one !== undefined)).toHaveLength(301)
  cache.close()
})

it('reads while another writes, and fails soon and in one line when it cannot write itself', async () => {
  const path = join(folder, 'locked.db')
  const cache = openSqliteEmbeddingCache(path, 10)
  await cache.set([['a', vector(1)]])
  const other = new DatabaseSync(path)
  other.exec('BEGIN IMMEDIATE')
  expect(await cache.get(['a'])).toEqual([vector(1)])
  const startedAt = performance.now()
  const failure = await cache.set([['b', vector(2)]]).catch((error: unknown) => error)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
  expect(failure).toBeInstanceOf(EmbeddingError)
  expect(String(failure)).toMatch(/The cache of vectors .*locked\.db cannot be used: database is locked\.$/)
  other.exec('ROLLBACK')
  other.close()
  await cache.set([['b', vector(2)]])
  expect(await cache.get(['a', 'b'])).toEqual([vector(1), vector(2)])
  cache.close()
})

it('says in one line what is wrong with a file that is none', () => {
  const path = join(folder, 'text.db')
  writeFileSync(path, 'no database at all '.repeat(100))
  expect(() => openSqliteEmbeddingCache(path, 2)).toThrow(
    /^The cache of vectors .*text\.db cannot be opened: [^\n]+\.$/,
  )
})
