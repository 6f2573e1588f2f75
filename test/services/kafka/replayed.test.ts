import { afterAll, beforeAll, expect, it } from 'vitest'
import { withAdmin } from '../../../src/ingest/kafka/client.ts'
import { waitingHeaders } from '../../../src/ingest/stream/record-headers.ts'
import type { OutgoingRecord } from '../../../src/ingest/stream/record-stream.ts'
import { sourceTopics } from '../../../src/ingest/stream/topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'
import { productRecord, StreamShop } from './fixtures/stream-shop.ts'

const products = 2_000
const deleted = (id: string, version: number): OutgoingRecord => ({
  ...{ topic: 'products', key: id, value: JSON.stringify({ id, version, deleted: true }) },
})

describeWith('KAFKA', 'records that come again', () => {
  let shop: StreamShop
  beforeAll(async () => {
    shop = await StreamShop.open()
    const ids = Array.from({ length: products }, (_, index) => `p${index}`)
    await shop.sink.send(ids.map((id) => productRecord(id, 1)))
    await shop.sink.send(ids.map((id, index) => (index % 10 === 0 ? deleted(id, 3) : productRecord(id, 2))))
    const events = ids.slice(0, 50).map((id) => ({ id, version: 2, image: `/images/product_${id}.png` }))
    await shop.sink.send(
      events.map((event) => ({ topic: 'product-images' as const, key: event.id, value: JSON.stringify(event) })),
    )
    await shop.sink.send([{ topic: 'products', key: 'bad', value: '{"id": ' }])
    const consumer = shop.consume()
    await shop.drained(60_000)
    await consumer.end('SIGTERM')
  }, 120_000)
  afterAll(() => shop.close(), 60_000)

  it('change nothing when all offsets are set back to the start', async () => {
    const before = shop.stored()
    expect(before.size).toBe(products)
    const { client, settings } = shop.topics
    await withAdmin(client, async (admin) => {
      for (const topic of sourceTopics)
        await admin.resetOffsets({ groupId: settings.group, topic: client.named(topic), earliest: true })
    })
    // kafkajs sets -2, which stands for the first one that is there.
    const consumer = shop.consume()
    const handled = () => (consumer.status?.counts.written ?? 0) + (consumer.status?.counts.stale ?? 0)
    await waitUntil('all of them again', () => handled() >= 2 * products + 50, 60_000)
    await shop.drained(30_000)
    await consumer.end('SIGTERM')
    expect(shop.stored()).toEqual(before)
    expect(await shop.deadKeys()).toEqual(['bad'])
  }, 120_000)

  it('change nothing when they wait for another try and come in reverse', async () => {
    const before = shop.stored()
    const times = { reason: '429', firstSeen: Date.now(), timestamp: Date.now(), tries: 1, dueAt: 0 }
    const again: OutgoingRecord[] = Array.from({ length: 200 }, (_, index) => `p${index}`)
      .flatMap((id) => [productRecord(id, 1), productRecord(id, 2)])
      .reverse()
      .map((record, offset) => ({
        ...record,
        topic: 'products-retry',
        headers: waitingHeaders({ topic: 'products', partition: 0, offset, ...times }, {}),
      }))
    await shop.sink.send(again)
    const consumer = shop.consume()
    await waitUntil('all of them', () => (consumer.status?.counts.stale ?? 0) >= again.length, 60_000)
    await shop.drained(30_000)
    await consumer.end('SIGTERM')
    expect(shop.stored()).toEqual(before)
  }, 120_000)
})
