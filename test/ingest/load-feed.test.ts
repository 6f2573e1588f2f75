import { rm, stat, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import { describeFeed } from '../../src/ingest/feed-file.ts'
import type { CatalogueTarget } from '../../src/ingest/feed-job.ts'
import { loadFeed } from '../../src/ingest/load-feed.ts'
import type { LoadProgress, LoadSummary } from '../../src/ingest/load-summary.ts'
import { openSqliteEngine } from '../../src/search/engines/sqlite/index.ts'
import { someProducts, temporaryFolder, writeFeed } from '../fixtures/feeds.ts'
import { describeWith, testData } from '../fixtures/requirements.ts'

const sqlite = (folder: string) => ({ engine: 'sqlite', path: join(folder, 'catalogue.db') }) as const

async function countIn({ path }: ReturnType<typeof sqlite>): Promise<number> {
  const engine = await openSqliteEngine(path)
  try {
    return await engine.count()
  } finally {
    await engine.close()
  }
}

const load = async (path: string, target: CatalogueTarget, reindex = false) =>
  loadFeed({
    feed: await describeFeed(path, undefined),
    target,
    dataDir: target.engine === 'sqlite' ? dirname(target.path) : '.',
    currency: 'USD',
    reindex,
  }).summary

describe('loadFeed', () => {
  it('loads a feed while the thread that asked goes on', async () => {
    const folder = await temporaryFolder()
    const path = await writeFeed(folder, 'a.jsonl.gz', ['nonsense', ...someProducts(3_000)])
    const feed = await describeFeed(path, undefined)
    const progress: LoadProgress[] = []
    let turns = 0
    const ticking = setInterval(() => turns++, 5)
    const target = sqlite(folder)
    const summary = await loadFeed({
      feed,
      target,
      dataDir: dirname(target.path),
      currency: 'USD',
      reindex: false,
      onProgress: (now) => progress.push(now),
    }).summary
    clearInterval(ticking)
    expect(summary).toMatchObject({ outcome: 'completed', accepted: 3_000, written: 3_000, refused: 1, removed: 0 })
    expect(turns).toBeGreaterThan(5)
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.at(-1)).toMatchObject({ bytesTotal: feed.size, refused: 1 })
    expect(await countIn(target)).toBe(3_000)
  })

  it('writes nothing the second time, and removes what is gone only with reindex', async () => {
    const folder = await temporaryFolder()
    const target = sqlite(folder)
    const many = await writeFeed(
      folder,
      'many.jsonl',
      someProducts(30).map((product) => ({ ...product, version: 1 })),
    )
    const few = await writeFeed(
      folder,
      'few.jsonl',
      someProducts(10).map((product) => ({ ...product, version: 2 })),
    )
    expect(await load(many, target)).toMatchObject({ written: 30, stale: 0 })
    expect(await load(many, target)).toMatchObject({ written: 0, stale: 30 })
    expect(await load(few, target)).toMatchObject({ written: 10, removed: 0 })
    expect(await countIn(target)).toBe(30)
    expect(await load(few, target, true)).toMatchObject({ stale: 10, removed: 20 })
    expect(await countIn(target)).toBe(10)
  })

  it('takes the file’s time for the version of records that name none', async () => {
    const folder = await temporaryFolder()
    const target = sqlite(folder)
    const feed = await describeFeed(await writeFeed(folder, 'a.jsonl', someProducts(1)), undefined)
    await loadFeed({ feed, target, dataDir: folder, currency: 'USD', reindex: false }).summary
    const engine = await openSqliteEngine(target.path)
    const [product] = await engine.products(['p1'])
    await engine.close()
    expect(product?.version).toBe(feed.modifiedAt)
  })

  it('stops between two batches, and what was accepted is there', async () => {
    const folder = await temporaryFolder()
    const target = sqlite(folder)
    const feed = await describeFeed(await writeFeed(folder, 'a.jsonl', someProducts(60_000)), undefined)
    let askedAt = 0
    const { summary, stop } = loadFeed({
      feed,
      target,
      dataDir: dirname(target.path),
      currency: 'USD',
      reindex: true,
      onProgress: ({ written }) => {
        if (written === 0 || askedAt > 0) return
        askedAt = performance.now()
        stop()
      },
    })
    const { outcome, written, removed }: LoadSummary = await summary
    // A batch on an idle machine takes a tenth of a second; this is for machines that do much else.
    expect(performance.now() - askedAt).toBeLessThan(5_000)
    expect({ outcome, removed }).toEqual({ outcome: 'stopped', removed: 0 })
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(60_000)
    expect(await countIn(target)).toBe(written)
  })

  it('says in one line that the feed or the catalogue fails', async () => {
    const folder = await temporaryFolder()
    const path = await writeFeed(folder, 'a.jsonl.gz', someProducts(50_000))
    const failure = async (target: CatalogueTarget, during?: () => Promise<void>) => {
      const feed = await describeFeed(path, undefined)
      await during?.()
      const error = await loadFeed({ feed, target, dataDir: folder, currency: 'USD', reindex: false }).summary.catch(
        (thrown) => thrown,
      )
      expect(error).toBeInstanceOf(StartupError)
      expect(error.message).not.toContain('\n')
      return error.message
    }
    expect(await failure({ engine: 'sqlite', path: folder })).toContain(folder)
    expect(await failure({ engine: 'unheard of' as 'sqlite', path: folder })).toMatch(
      /^Loading .*a\.jsonl\.gz failed: /,
    )
    const half = Math.floor((await stat(path)).size / 2)
    expect(await failure(sqlite(folder), () => truncate(path, half))).toMatch(/Was it copied whole\?$/)
    expect(await countIn(sqlite(folder))).toBeGreaterThan(1_000)
    expect(await failure(sqlite(folder), () => rm(path))).toMatch(/a\.jsonl\.gz cannot be read to its end: ENOENT/)
  })
})

describeWith('TEST_DATA', 'the Icecat feed, loaded', () => {
  it('is accepted whole, in bounded memory', async () => {
    const target = sqlite(await temporaryFolder())
    const feed = await describeFeed(join(testData ?? '', 'icecat/products.jsonl.gz'), 'icecat')
    const before = process.memoryUsage.rss()
    let peak = 0
    const { summary } = loadFeed({
      feed,
      target,
      dataDir: dirname(target.path),
      currency: 'USD',
      reindex: false,
      onProgress: () => {
        peak = Math.max(peak, process.memoryUsage.rss() - before)
      },
    })
    expect(await summary).toMatchObject({ accepted: 19_406, written: 19_406, refused: 0 })
    expect(await countIn(target)).toBe(19_406)
    // The thread's heap is bounded at 144 MB; the rest is the engine's cache.
    expect(peak).toBeLessThan(250 * 1024 * 1024)
  }, 120_000)
})
