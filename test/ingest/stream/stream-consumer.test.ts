import { describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../../src/catalogue/product.ts'
import type { ProductImage } from '../../../src/catalogue/product-image.ts'
import { GatheringWriter } from '../../../src/ingest/stream/gathering-writer.ts'
import { waitingHeaders } from '../../../src/ingest/stream/record-headers.ts'
import type { OutgoingRecord, RecordBatch, RecordSource, TakeBatch } from '../../../src/ingest/stream/record-stream.ts'
import { StreamConsumer } from '../../../src/ingest/stream/stream-consumer.ts'
import { WriteGate } from '../../../src/ingest/stream/write-gate.ts'
import { product } from '../../contracts/shop.ts'
import { MemoryCatalogueWriter } from '../../fixtures/memory-catalogue-writer.ts'
import { waitUntil } from '../../fixtures/service.ts'

/** A source that hands out what it is told to. */
class GivenSource implements RecordSource {
  take: TakeBatch = async () => undefined

  start(take: TakeBatch): void {
    this.take = take
  }

  state() {
    return { isRunning: true, trouble: undefined, assigned: [], restarts: 0 }
  }

  restart(): void {
    throw new Error('nothing here stalls')
  }

  stop = () => Promise.resolve()
}

function open(maxWaiting: number) {
  const [source, retries] = [new GivenSource(), new GivenSource()]
  const writer = new MemoryCatalogueWriter()
  const gate = new WriteGate({ onChange: () => undefined })
  const sent: OutgoingRecord[] = []
  const consumer = new StreamConsumer({
    ...{ source, retries, maxWaiting, currency: 'USD', onTrouble: () => undefined },
    products: new GatheringWriter<CatalogueRecord>({ write: (all) => writer.write(all), gate, concurrency: 1 }),
    images: new GatheringWriter<ProductImage>({ write: (all) => writer.writePictures(all), gate, concurrency: 1 }),
    sink: { send: async (records) => void sent.push(...records), close: async () => undefined },
    letters: { put: async () => undefined },
  })
  consumer.start()
  return { consumer, retries, writer, sent }
}

const stopping = new AbortController()

/** Records that wait for another try, each due in so many milliseconds. */
function batch(dueIn: Readonly<Record<string, number>>, done: number[] = []): RecordBatch {
  const origin = { topic: 'products', partition: 1, firstSeen: 1, timestamp: 1, reason: '429', tries: 1 } as const
  return {
    ...{ topic: 'products-retry', partition: 3, signal: stopping.signal, done: (offset) => void done.push(offset) },
    records: Object.entries(dueIn).map(([id, ms], offset) => ({
      ...{ offset, key: id, value: Buffer.from(JSON.stringify(product({ id }))), timestamp: 1 },
      headers: waitingHeaders({ ...origin, offset, dueAt: Date.now() + ms }, {}),
    })),
  }
}

describe('records that wait for another try', () => {
  it('keep none from its try that is due, however many are due later', async () => {
    const { consumer, retries, writer, sent } = open(2)
    const done: number[] = []
    await retries.take(batch({ a: 30_000, b: 30_000, c: 30_000, d: 30_000 }, done))
    expect(sent.map(({ topic, key }) => [topic, key])).toEqual([
      ['products-retry', 'c'],
      ['products-retry', 'd'],
    ])
    expect(done).toEqual([2, 3])
    expect(sent[0]?.headers?.['due-at']).toMatch(/^\d{4}-/)
    await retries.take(batch({ due: 0 }, done))
    expect([writer.ids(), consumer.waiting, done]).toEqual([['due'], 2, [2, 3, 0]])
  })

  it('are what a partition does not move for, until the first of them is due', async () => {
    const { consumer, retries } = open(10)
    const partition = { topic: 'products-retry', partition: 3 } as const
    expect(consumer.isWaiting(partition)).toBe(false)
    await retries.take(batch({ first: 300, second: 30_000 }))
    expect([consumer.isWaiting(partition), consumer.isWaiting({ ...partition, partition: 4 })]).toEqual([true, false])
    await waitUntil('the first', () => consumer.handler.counts.written === 1)
    expect(consumer.isWaiting(partition)).toBe(true)
  })
})
