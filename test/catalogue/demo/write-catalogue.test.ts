import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  defaultCatalogue,
  renewDemoCatalogue,
  writeDemoCatalogue,
} from '../../../src/catalogue/demo/write-catalogue.ts'

const vocabularyFolder = fileURLToPath(new URL('../../fixtures/demo-vocabulary', import.meta.url))
const options = { count: 300, seed: 5, vocabularyFolder }

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n')

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

  it('makes the default one where there is none or another file, and leaves one that is as it would be', async () => {
    const path = join(folder, 'a.jsonl')
    await renewDemoCatalogue(path, vocabularyFolder)
    expect(linesOf(path)).toHaveLength(defaultCatalogue.count)
    const { mtimeMs } = statSync(path)
    await renewDemoCatalogue(path, vocabularyFolder)
    expect(statSync(path).mtimeMs).toBe(mtimeMs)
    writeFileSync(path, '{"id":"other"}\n')
    await renewDemoCatalogue(path, vocabularyFolder)
    expect(linesOf(path)).toHaveLength(defaultCatalogue.count)
  })

  it('keeps the number of products and the seed when the vocabulary has changed', async () => {
    const path = join(folder, 'a.jsonl')
    await writeDemoCatalogue(path, { count: 40, seed: 5 })
    const before = linesOf(path)
    await renewDemoCatalogue(path, vocabularyFolder)
    expect(linesOf(path)).toHaveLength(40)
    expect(linesOf(path)).not.toEqual(before)
    await writeDemoCatalogue(join(folder, 'b.jsonl'), { ...options, count: 40 })
    expect(linesOf(path)).toEqual(linesOf(join(folder, 'b.jsonl')))
  })

  it.each(['', '{', '{"generator":1}'])(
    'takes a catalogue whose origin is told as %j for another file',
    async (origin) => {
      const path = join(folder, 'a.jsonl')
      await writeDemoCatalogue(path, { ...options, count: 40 })
      writeFileSync(`${path}.origin.json`, origin)
      await renewDemoCatalogue(path, vocabularyFolder)
      expect(linesOf(path)).toHaveLength(defaultCatalogue.count)
    },
  )

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
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'a.jsonl.origin.json'])
  })
})
