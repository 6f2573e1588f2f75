import { describe, expect, it } from 'vitest'
import { readFeed } from '../../src/catalogue/read-feed.ts'
import { maxRecordBytes } from '../../src/catalogue/record.ts'
import type { LoadCounts, LoadSummary } from '../../src/ingest/load-summary.ts'
import { maxRefusedLines } from '../../src/ingest/load-summary.ts'
import { ingest } from '../../src/ingest/pipeline.ts'
import { someProducts } from '../fixtures/feeds.ts'
import { MemoryCatalogueWriter } from '../fixtures/memory-catalogue-writer.ts'

interface Run {
  version?: number
  reindex?: boolean
  stopAfterLines?: number
  onProgress?(counts: Readonly<LoadCounts>): void
}

async function* bytesOf(lines: readonly unknown[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
}

function run(writer: MemoryCatalogueWriter, lines: readonly unknown[], options: Run = {}): Promise<LoadSummary> {
  const { version = 1, reindex = false, stopAfterLines = Number.POSITIVE_INFINITY, onProgress } = options
  let asked = 0
  return ingest({
    records: readFeed('jsonl', bytesOf(lines), { currency: 'USD', version, now: 0 }),
    writer,
    reindex,
    shouldStop: () => asked++ >= stopAfterLines,
    onProgress: onProgress ?? (() => undefined),
  })
}

describe('ingest', () => {
  it('ends when the catalogue does not take a line for now: nothing is wrong with the line', async () => {
    const writer = new MemoryCatalogueWriter()
    writer.write = async (records) =>
      records.map(({ id }) => ({ id, outcome: 'failed', reason: '429', isTransient: true }))
    await expect(run(writer, someProducts(3))).rejects.toMatchObject({ why: 'overloaded' })
  })

  it('gives a pass up of which no line was accepted, and only that', async () => {
    const writer = new MemoryCatalogueWriter()
    let discarded = 0
    Object.assign(writer, { discardPass: async () => void discarded++ })
    await run(writer, someProducts(3), { reindex: true })
    expect(discarded).toBe(0)
    await run(writer, [{ id: 'x', title: ' ' }], { reindex: true })
    expect(discarded).toBe(1)
    expect(writer.stored.size).toBe(3)
  })

  it('writes what is valid, in batches, and says of the rest which line and why', async () => {
    const writer = new MemoryCatalogueWriter()
    const summary = await run(writer, [
      ...someProducts(1_200),
      '',
      '{"id": "broken"',
      { id: 'x', title: ' ' },
      { id: 'p1', version: 9, deleted: true },
      'x'.repeat(maxRecordBytes + 1),
      { id: 'cheap', title: 'Cheap', price: { amount: 2 }, listPrice: { amount: 1 } },
    ])
    expect(summary).toMatchObject({
      outcome: 'completed',
      lines: 1_205,
      accepted: 1_202,
      written: 1_202,
      stale: 0,
      refused: 3,
      refusedLines: [
        { line: 1_202, reason: expect.stringMatching(/^line: is not valid JSON/) },
        { line: 1_203, id: 'x', reason: 'title: is missing or blank' },
        { line: 1_205, reason: `line: must be at most ${maxRecordBytes} bytes (has ${maxRecordBytes + 1})` },
      ],
      warnings: [{ text: 'listPrice: not above the price, left out', count: 1 }],
      removed: 0,
    })
    expect(summary.recordsPerSecond).toBeGreaterThan(0)
    expect(writer.batches).toEqual([250, 250, 250, 250, 202])
    expect(writer.ids()).toHaveLength(1_200)
    expect(writer.optimised).toBe(1)
  })

  it('changes nothing when the same feed comes again, and only what has a newer version', async () => {
    const writer = new MemoryCatalogueWriter()
    await run(writer, someProducts(3))
    expect(await run(writer, someProducts(3, 'Cup'))).toMatchObject({ accepted: 3, written: 0, stale: 3 })
    expect(writer.stored.get('p1')?.record).toMatchObject({ title: 'Mug 1' })
    expect(await run(writer, [{ id: 'p1', title: 'Cup', version: 2 }, ...someProducts(2)])).toMatchObject({
      written: 1,
      stale: 2,
    })
    expect(writer.stored.get('p1')?.record).toMatchObject({ title: 'Cup', version: 2 })
  })

  it('does not let a late, older record bring a deleted product back', async () => {
    const writer = new MemoryCatalogueWriter()
    await run(writer, [{ id: 'p1', version: 5, deleted: true }])
    await run(writer, [{ id: 'p1', title: 'Mug', version: 4 }])
    expect(writer.ids()).toEqual([])
  })

  it('ends the same whatever the order and however often records come', async () => {
    const records = [1, 2, 3].flatMap((version) =>
      someProducts(4).map((product) => ({ ...product, title: `v${version}`, version })),
    )
    const final = async (feed: readonly unknown[]) => {
      const writer = new MemoryCatalogueWriter()
      await run(writer, feed)
      return [...writer.stored].map(([id, { record }]) => [id, record]).sort()
    }
    const expected = await final(records)
    expect(await final(records.toReversed())).toEqual(expected)
    expect(await final([...records, ...records.toReversed(), ...records])).toEqual(expected)
  })

  it('removes with reindex what the feed does not have, and only then', async () => {
    const writer = new MemoryCatalogueWriter()
    await run(writer, someProducts(4))
    expect(await run(writer, someProducts(2), { version: 2 })).toMatchObject({ removed: 0 })
    expect(writer.ids()).toHaveLength(4)
    expect(await run(writer, someProducts(2), { version: 2, reindex: true })).toMatchObject({ removed: 2, stale: 2 })
    expect(writer.ids()).toEqual(['p1', 'p2'])
  })

  it('keeps with reindex a product whose line was refused', async () => {
    const writer = new MemoryCatalogueWriter()
    await run(writer, someProducts(4))
    const lines = [...someProducts(2), { id: 'p3', title: ' ' }]
    expect(await run(writer, lines, { version: 2, reindex: true })).toMatchObject({ refused: 1, removed: 1 })
    expect(writer.ids()).toEqual(['p1', 'p2', 'p3'])
  })

  it('removes nothing with reindex when the load was stopped or nothing was accepted', async () => {
    const writer = new MemoryCatalogueWriter()
    await run(writer, someProducts(4))
    const stopped = await run(writer, someProducts(4), { reindex: true, stopAfterLines: 2 })
    expect(stopped).toMatchObject({ outcome: 'stopped', accepted: 2, removed: 0 })
    expect(await run(writer, ['nonsense'], { reindex: true })).toMatchObject({ refused: 1, removed: 0 })
    expect(await run(writer, [], { reindex: true })).toMatchObject({ lines: 0, removed: 0 })
    expect(writer.ids()).toHaveLength(4)
  })

  it('writes what it had accepted when it is stopped', async () => {
    const writer = new MemoryCatalogueWriter()
    const summary = await run(writer, someProducts(900), { stopAfterLines: 700 })
    expect(summary).toMatchObject({ outcome: 'stopped', accepted: 700, written: 700 })
    expect(writer.ids()).toHaveLength(700)
    expect(writer.optimised).toBe(0)
  })

  it('counts all refused lines and names the first of them', async () => {
    const summary = await run(new MemoryCatalogueWriter(), Array(maxRefusedLines + 500).fill('x'))
    expect(summary.refused).toBe(maxRefusedLines + 500)
    expect(summary.refusedLines).toHaveLength(maxRefusedLines)
    expect(summary.refusedLines.at(-1)?.line).toBe(maxRefusedLines)
  })

  it('counts a record that the engine could not write as refused, with its line', async () => {
    const writer = new MemoryCatalogueWriter()
    const write = writer.write.bind(writer)
    writer.write = async (records) =>
      (await write(records)).map((outcome) =>
        outcome.id === 'p2' ? { id: 'p2', outcome: 'failed', reason: 'mapping: no' } : outcome,
      )
    expect(await run(writer, ['x', ...someProducts(3)])).toMatchObject({
      accepted: 2,
      refused: 2,
      refusedLines: [{ line: 1 }, { line: 3, id: 'p2', reason: 'mapping: no' }],
    })
  })

  it('reads no further than one batch ahead of a slow writer', async () => {
    const writer = new MemoryCatalogueWriter()
    const write = writer.write.bind(writer)
    let read = 0
    let ahead = 0
    let writtenSoFar = 0
    writer.write = async (records) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      ahead = Math.max(ahead, read - writtenSoFar)
      writtenSoFar += records.length
      return write(records)
    }
    const onProgress = ({ lines }: Readonly<LoadCounts>) => {
      read = lines
    }
    await run(writer, someProducts(2_000), { onProgress })
    expect(writtenSoFar).toBe(2_000)
    expect(ahead).toBeLessThanOrEqual(500)
  })

  it('makes a batch of large records smaller', async () => {
    const writer = new MemoryCatalogueWriter()
    const description = 'x'.repeat(90_000)
    const products = someProducts(100).map((product) => ({ ...product, description }))
    await ingest({
      records: readFeed('jsonl', bytesOf(products), { currency: 'USD', version: 1, now: 0 }),
      writer,
      reindex: false,
      shouldStop: () => false,
      onProgress: () => undefined,
    })
    expect(Math.max(...writer.batches) * 90_000).toBeLessThan(1.2 * 1024 * 1024)
    expect(writer.ids()).toHaveLength(100)
  })

  it('names a record that is there twice, with both lines, and takes the first', async () => {
    const writer = new MemoryCatalogueWriter()
    const lines = [...someProducts(3_000), { id: 'p7', title: 'Cup' }, { id: 'p8', title: 'Newer', version: 2 }]
    expect(await run(writer, lines)).toMatchObject({
      accepted: 3_001,
      refused: 1,
      refusedLines: [{ line: 3_001, id: 'p7', reason: 'id: is on line 7 already, which counts' }],
    })
    expect(writer.stored.get('p7')?.record).toMatchObject({ title: 'Mug 7' })
    expect(writer.stored.get('p8')?.record).toMatchObject({ title: 'Newer' })
  })

  it('hands on the error of a catalogue that cannot be written', async () => {
    const writer = new MemoryCatalogueWriter()
    writer.write = async () => {
      throw new Error('disk full')
    }
    await expect(run(writer, someProducts(1))).rejects.toThrow('disk full')
  })
})
