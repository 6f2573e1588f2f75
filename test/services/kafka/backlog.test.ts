import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBacklog } from '../../../src/ingest/kafka/backlog.ts'
import { openKafkaClient } from '../../../src/ingest/kafka/client.ts'
import { CatalogueUnavailableError } from '../../../src/search/catalogue-unavailable.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { productRecord, StreamShop } from './fixtures/stream-shop.ts'

describeWith('KAFKA', 'What is in the topic before a feed', () => {
  let shop: StreamShop
  beforeAll(async () => {
    shop = await StreamShop.open()
  }, 60_000)
  afterAll(() => shop.close(), 60_000)

  it('is waited for, and not what comes after; when nobody takes it, one line says so', async () => {
    await (await openBacklog(shop.topics.client)).consumed()
    await shop.sink.send([productRecord('a', 1), productRecord('b', 1)])
    const backlog = await openBacklog(shop.topics.client, { stillMs: 1_000 })
    const error = await backlog.consumed().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ why: 'unreachable' })
    expect((error as { operatorMessage: string }).operatorMessage).toMatch(
      /^The feed was sent, but what it does not have was not removed: 2 records of .*products came before it.*KAFKA_BROKERS, and load the feed again\.$/,
    )
    const consumer = shop.consume()
    await backlog.consumed().catch(() => backlog.consumed())
    await shop.drained(60_000)
    await consumer.end('SIGTERM')
    await shop.sink.send([productRecord('c', 1)])
    await backlog.consumed()
  }, 120_000)

  it('that Kafka does not tell is an unavailable catalogue, which a load waits for', async () => {
    const away = await openKafkaClient({ ...shop.topics.client.settings, brokers: ['127.0.0.1:1'] })
    const error = await openBacklog(away).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(CatalogueUnavailableError)
    expect(error).toMatchObject({ why: 'unreachable', operatorMessage: expect.stringContaining('127.0.0.1:1') })
  }, 30_000)
})
