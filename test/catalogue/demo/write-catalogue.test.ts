import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isDemoCatalogueCurrent, writeDemoCatalogue } from '../../../src/catalogue/demo/write-catalogue.ts'

const vocabularyFolder = fileURLToPath(new URL('../../fixtures/demo-vocabulary', import.meta.url))
const options = { count: 300, seed: 5, vocabularyFolder }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-catalogue-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('writing the demo catalogue', () => {
  it('gives the same bytes for the same seed, compressed or not', async () => {
    const paths = ['a.jsonl', 'deeper/b.jsonl', 'c.jsonl.gz'].map((name) => join(folder, name))
    for (const path of paths) await writeDemoCatalogue(path, options)
    const [a = Buffer.alloc(0), b, c = Buffer.alloc(0)] = paths.map((path) => readFileSync(path))
    expect(a.toString().trimEnd().split('\n')).toHaveLength(300)
    expect(b).toEqual(a)
    expect(gunzipSync(c)).toEqual(a)
  })

  it('sums up what it wrote', async () => {
    const path = join(folder, 'a.jsonl')
    const summary = await writeDemoCatalogue(path, options)
    expect(summary).toMatchObject({
      products: 300,
      types: 2,
      brands: 6,
      departments: 2,
      bytes: readFileSync(path).length,
    })
  })

  it('knows whether a file is what it would write', async () => {
    const path = join(folder, 'a.jsonl')
    expect(await isDemoCatalogueCurrent(path, options)).toBe(false)
    await writeDemoCatalogue(path, options)
    expect(await isDemoCatalogueCurrent(path, options)).toBe(true)
    expect(await isDemoCatalogueCurrent(path, { ...options, seed: 6 })).toBe(false)
    expect(await isDemoCatalogueCurrent(path, { count: 300, seed: 5 })).toBe(false)
    writeFileSync(path, '')
    expect(await isDemoCatalogueCurrent(path, options)).toBe(false)
  })

  it('leaves what was there when it is stopped', async () => {
    const path = join(folder, 'a.jsonl')
    await writeDemoCatalogue(path, options)
    const before = readFileSync(path)
    const stop = new AbortController()
    const writing = writeDemoCatalogue(path, {
      ...options,
      count: 900_000,
      signal: stop.signal,
      onProgress: (products) => products >= 1_000 && stop.abort(),
    })
    await expect(writing).rejects.toThrow(/abort/i)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'a.jsonl.origin'])
    expect(await isDemoCatalogueCurrent(path, options)).toBe(true)
  })
})
