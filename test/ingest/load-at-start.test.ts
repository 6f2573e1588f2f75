import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { describeFeed } from '../../src/ingest/feed-file.ts'
import { loadAtStart } from '../../src/ingest/load-at-start.ts'
import { loadCatalogue } from '../../src/ingest/load-catalogue.ts'
import type { LoadSummary } from '../../src/ingest/load-summary.ts'
import { openSqliteEngine } from '../../src/search/engines/sqlite/index.ts'
import { someProducts, temporaryFolder, writeFeed } from '../fixtures/feeds.ts'

/** A data folder, a sample feed of d1, d2 and the starts of a service on them. */
class House {
  readonly folder: string
  readonly demoFeed: string

  constructor(folder: string, demoFeed: string) {
    this.folder = folder
    this.demoFeed = demoFeed
  }

  static async build(): Promise<House> {
    const folder = await temporaryFolder()
    const sample = [
      { id: 'd1', title: 'Sample', version: 1 },
      { id: 'd2', title: 'Sample', version: 1 },
    ]
    return new House(folder, await writeFeed(folder, 'demo.jsonl', sample))
  }

  get dataDir(): string {
    return join(this.folder, 'var')
  }

  get target() {
    return { engine: 'sqlite', path: join(this.folder, 'catalogue.db') } as const
  }

  async ids(): Promise<string[]> {
    const engine = await openSqliteEngine(this.target.path)
    const all = { words: [], match: 'all', filters: {}, offset: 0, limit: 100, facets: false } as const
    const { hits } = await engine.search({ ...all, words: [] })
    await engine.close()
    return hits.map(({ product }) => product.id).sort()
  }

  async options(catalogue?: string) {
    return {
      config: { catalogue, catalogueFormat: undefined, dataDir: this.dataDir, currency: 'USD' },
      demoFeed: this.demoFeed,
      target: this.target,
      productCount: (await this.ids()).length,
    }
  }

  /** A start, with its load awaited: the summary, or undefined when none was needed. */
  async start(catalogue?: string): Promise<LoadSummary | undefined> {
    return (await loadAtStart(await this.options(catalogue)))?.summary
  }

  async ingest(path: string, reindex = false): Promise<LoadSummary> {
    const feed = await describeFeed(path, undefined)
    const { dataDir, target } = this
    return (await loadCatalogue({ feed, demo: false, dataDir, target, currency: 'USD', reindex })).summary
  }

  feed(name: string, ...ids: string[]): Promise<string> {
    return writeFeed(
      this.folder,
      name,
      ids.map((id) => ({ id, title: `Own ${id}` })),
    )
  }
}

const touch = (path: string) => utimes(path, new Date(), new Date(Date.now() + 5_000))

describe('loadAtStart', () => {
  it('loads no sample beside what comes by Kafka', async () => {
    const house = await House.build()
    const options = await house.options()
    const kafka = loadConfig({ KAFKA_BROKERS: '127.0.0.1:1' }).kafka
    expect(await loadAtStart({ ...options, config: { ...options.config, kafka } })).toBeUndefined()
    expect(await house.ids()).toEqual([])
  })

  it('loads the sample catalogue into an empty shop, once', async () => {
    const house = await House.build()
    expect(await house.start()).toMatchObject({ written: 2 })
    expect(await house.start()).toBeUndefined()
    expect(await house.ids()).toEqual(['d1', 'd2'])
    expect(await readdir(house.dataDir)).toEqual(['feeds.json'])
  })

  it('loads the sample catalogue again when it has changed', async () => {
    const house = await House.build()
    await house.start()
    await writeFeed(house.folder, 'demo.jsonl', [{ id: 'd2', title: 'Better sample', version: 2 }])
    expect(await house.start()).toMatchObject({ written: 1, removed: 1 })
    expect(await house.start()).toBeUndefined()
  })

  it('puts the operator’s catalogue in the place of the sample', async () => {
    const house = await House.build()
    await house.start()
    const own = await house.feed('own.jsonl', 'a', 'b')
    expect(await house.start(own)).toMatchObject({ written: 2, removed: 2 })
    expect(await house.ids()).toEqual(['a', 'b'])
    expect(await house.start(own)).toBeUndefined()
  })

  it('leaves the operator’s catalogue alone when CATALOGUE is no longer set', async () => {
    const house = await House.build()
    const own = await house.feed('own.jsonl', 'a')
    await house.start(own)
    await touch(house.demoFeed)
    expect(await house.start()).toBeUndefined()
    expect(await house.ids()).toEqual(['a'])
  })

  it('takes products that no feed brought for the operator’s', async () => {
    const house = await House.build()
    await house.start(await house.feed('own.jsonl', 'a'))
    await rm(house.dataDir, { recursive: true })
    expect(await house.start()).toBeUndefined()
  })

  it('loads the operator’s catalogue again when it has changed, and then deletes nothing', async () => {
    const house = await House.build()
    await house.start()
    const own = await house.feed('own.jsonl', 'a', 'b')
    await house.start(own)
    await house.feed('own.jsonl', 'b', 'c')
    await touch(own)
    expect(await house.start(own)).toMatchObject({ written: 2, removed: 0 })
    expect(await house.ids()).toEqual(['a', 'b', 'c'])
  })

  it('loads a catalogue again whose database is gone', async () => {
    const house = await House.build()
    const own = await house.feed('own.jsonl', 'a')
    await house.start(own)
    for (const end of ['', '-wal', '-shm']) await rm(`${house.target.path}${end}`, { force: true })
    expect(await house.start(own)).toMatchObject({ written: 1 })
  })

  it('does not take a feed for loaded of which no line was accepted', async () => {
    const house = await House.build()
    await house.start()
    const wrong = await writeFeed(house.folder, 'own.jsonl', ['a;b;c', '1;2;3'])
    expect(await house.start(wrong)).toMatchObject({ refused: 2, removed: 0 })
    expect(await house.start(wrong)).toMatchObject({ refused: 2 })
    expect(await house.ids()).toEqual(['d1', 'd2'])
  })

  it('goes on with the sample’s place after products:ingest', async () => {
    const house = await House.build()
    await house.start()
    expect(await house.ingest(await house.feed('own.jsonl', 'a', 'b'))).toMatchObject({ removed: 2 })
    expect(await house.ingest(await house.feed('more.jsonl', 'c'))).toMatchObject({ removed: 0 })
    expect(await house.ids()).toEqual(['a', 'b', 'c'])
    expect(await house.ingest(await house.feed('more.jsonl', 'c', 'd'), true)).toMatchObject({ removed: 2 })
    expect(await house.start()).toBeUndefined()
  })

  it.each([
    ['none.jsonl', /^The feed .*none\.jsonl does not exist\.$/],
    ['.', /is a folder, not a file\.$/],
    ['demo.xml', /^The format of the feed .*demo\.xml is not told by its name/],
  ])('stops the start with one line for CATALOGUE=%s', async (name, message) => {
    const house = await House.build()
    await writeFeed(house.folder, 'demo.xml', ['id,title'])
    await expect(house.start(join(house.folder, name))).rejects.toThrow(message)
  })

  it('refuses a second load at the same time, and lets the next one in', async () => {
    const house = await House.build()
    const own = await writeFeed(house.folder, 'own.jsonl', someProducts(20_000))
    const first = await loadAtStart(await house.options(own))
    await expect(house.ingest(house.demoFeed)).rejects.toThrow(`Process ${process.pid} is loading a feed`)
    first?.stop()
    expect(await first?.summary).toMatchObject({ outcome: 'stopped' })
    expect(await house.start(own)).toMatchObject({ outcome: 'completed', accepted: 20_000 })
  })

  it('gives the lock back when the load fails', async () => {
    const house = await House.build()
    const options = await house.options()
    const broken = await loadAtStart({ ...options, target: { engine: 'sqlite', path: house.folder } })
    await expect(broken?.summary).rejects.toThrow(house.folder)
    expect(await house.start()).toMatchObject({ written: 2 })
  })
})

describe('a process killed in the middle of a load', () => {
  const script = fileURLToPath(new URL('../fixtures/load-at-start-process.ts', import.meta.url))

  it('leaves a load that the next start completes', async () => {
    const house = await House.build()
    const count = 30_000
    const own = await writeFeed(house.folder, 'own.jsonl.gz', someProducts(count))
    const start = () => {
      const child = spawn(process.execPath, [script, house.dataDir, house.target.path, own], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      return { child, lines: createInterface({ input: child.stdout }) }
    }

    const killed = start()
    for await (const line of killed.lines) {
      if (Number(/^written (\d+)/.exec(line)?.[1] ?? 0) > 0) killed.child.kill('SIGKILL')
    }
    const left = await openSqliteEngine(house.target.path)
    const survived = await left.count()
    await left.close()
    expect(survived).toBeGreaterThan(0)
    expect(survived).toBeLessThan(count)
    expect(await readdir(house.dataDir)).toContain('load.lock')

    const second = start()
    const [, said] = await Promise.all([once(second.child, 'exit'), Array.fromAsync(second.lines)])
    expect(said.at(-1)).toBe(`done written ${count - survived} stale ${survived}`)
    const whole = await openSqliteEngine(house.target.path)
    expect(await whole.count()).toBe(count)
    await whole.close()
    expect(await readdir(house.dataDir)).toEqual(['feeds.json'])

    const third = start()
    expect(await Array.fromAsync(third.lines)).toEqual(['nothing'])
  }, 60_000)
})
