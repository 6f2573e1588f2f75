import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StartupError } from '../../src/errors.ts'
import type { Feed } from '../../src/ingest/feed-file.ts'
import { FeedLedger, fileLedgerStore, needsLoading } from '../../src/ingest/feed-ledger.ts'
import { replacesDemo } from '../../src/ingest/load-catalogue.ts'
import { temporaryFolder } from '../fixtures/feeds.ts'

const feed: Feed = { path: '/feeds/a.jsonl', format: 'jsonl', size: 10, modifiedAt: 1_000 }
const demo: Feed = { ...feed, path: '/feeds/demo.jsonl' }

async function ledgerIn(folder: string): Promise<FeedLedger> {
  return new FeedLedger(fileLedgerStore(folder), () => new Date(0))
}

describe('FeedLedger', () => {
  it('asks for a feed until it was loaded to its end', async () => {
    const folder = join(await temporaryFolder(), 'new')
    const ledger = await ledgerIn(folder)
    expect(needsLoading(await ledger.entries(), feed)).toBe(true)
    await ledger.markStarted(feed, false)
    expect(needsLoading(await ledger.entries(), feed)).toBe(true)
    await ledger.markCompleted(feed)
    expect(needsLoading(await (await ledgerIn(folder)).entries(), feed)).toBe(false)
    expect(await readdir(folder)).toEqual(['feeds.json'])
  })

  it.each([{ size: 11 }, { modifiedAt: 1_001 }, { format: 'icecat' as const }, { path: '/feeds/b.jsonl' }])(
    'asks again after a change: %j',
    async (change) => {
      const ledger = await ledgerIn(await temporaryFolder())
      await ledger.markStarted(feed, false)
      await ledger.markCompleted(feed)
      expect(needsLoading(await ledger.entries(), { ...feed, ...change })).toBe(true)
    },
  )

  it('still knows that a feed was loaded when a later load of it was cut off', async () => {
    const ledger = await ledgerIn(await temporaryFolder())
    const changed = { ...feed, size: 11 }
    await ledger.markStarted(feed, false)
    await ledger.markCompleted(feed)
    await ledger.markStarted(changed, false)
    expect(needsLoading(await ledger.entries(), changed)).toBe(true)
    expect(needsLoading(await ledger.entries(), feed)).toBe(false)
  })

  it('keeps the feeds in the order of their loads, and not for ever', async () => {
    const ledger = await ledgerIn(await temporaryFolder())
    for (let i = 0; i < 205; i++) await ledger.markStarted({ ...feed, path: `/feeds/${i}` }, false)
    await ledger.markStarted({ ...feed, path: '/feeds/100' }, false)
    const paths = (await ledger.entries()).map(({ path }) => path)
    expect(paths).toHaveLength(200)
    expect(paths.slice(-2)).toEqual(['/feeds/204', '/feeds/100'])
  })

  it('says which file to remove when it is not its own', async () => {
    for (const content of ['', '{', '[]', '{"version": 2, "feeds": []}', '{"version": 1, "feeds": [{}]}']) {
      const folder = await temporaryFolder()
      await writeFile(join(folder, 'feeds.json'), content)
      await expect((await ledgerIn(folder)).entries()).rejects.toThrow(StartupError)
      await expect((await ledgerIn(folder)).entries()).rejects.toThrow(/feeds\.json .* Remove it/)
    }
  })
})

describe('replacesDemo', () => {
  it('is true while sample products may be there and no own catalogue is', async () => {
    const ledger = await ledgerIn(await temporaryFolder())
    const replaces = async () => replacesDemo(await ledger.entries())
    expect(await replaces()).toBe(false)
    await ledger.markStarted(demo, true)
    expect(await replaces()).toBe(true)
    await ledger.markStarted(feed, false)
    expect(await replaces()).toBe(true)
    await ledger.markCompleted(feed)
    expect(await replaces()).toBe(false)
  })
})
