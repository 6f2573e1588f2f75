import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OwnServer, ownKafka } from '../../../scripts/services/own-server.ts'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { someProducts, writeFeed } from '../../fixtures/feeds.ts'
import { type KafkaTopics, kafkaEnvironment, openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { type Service, startService, waitUntil } from '../../fixtures/service.ts'
import { isTorture, productRecord } from './fixtures/stream-shop.ts'

/** How long the broker is away. */
const awayMs = isTorture ? 60_000 : 15_000
const resumesWithinMs = 60_000

interface Readiness {
  status: string
  checks: Record<string, { ok: boolean; detail: string }>
}

describeWith('KAFKA', 'a service that is fed by Kafka', () => {
  let broker: OwnServer
  let topics: KafkaTopics
  let sink: KafkaSink
  let folder: string
  let service: Service
  const environment = () => ({ ...kafkaEnvironment(topics.settings), DATA_DIR: folder, EMBEDDINGS: 'off' })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopclerk-'))
    broker = await ownKafka()
    topics = await openKafkaTopics({ brokers: [broker.address] })
    sink = new KafkaSink(topics.client)
    const CATALOGUE = await writeFeed(folder, 'feed.jsonl', someProducts(500))
    service = await startService({ ...environment(), CATALOGUE })
  }, 180_000)
  afterAll(async () => {
    await service?.stop('SIGKILL')
    await sink?.close()
    await broker?.remove()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  const ready = async (): Promise<{ code: number } & Readiness> => {
    const answer = await fetch(`${service.url}/readyz`)
    return { code: answer.status, ...((await answer.json()) as Readiness) }
  }
  const hasProduct = async (id: string) => (await fetch(`${service.url}/api/products/${id}`)).status === 200
  const versionOf = async (id: string) =>
    ((await (await fetch(`${service.url}/api/products/${id}`)).json()) as { version?: number }).version
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text()

  it('sends its feed through its topic and serves what comes from there', async () => {
    await waitUntil('the feed', () => hasProduct('p500'), 60_000)
    expect((await ready()).code).toBe(200)
    expect(service.output()).toMatch(/feed sent in .*500 sent/)
    await waitUntil('it says so', async () => (await ready()).checks.kafka?.ok === true)
    await waitUntil('how far it is', async () => /; 0 records behind/.test((await ready()).checks.kafka?.detail ?? ''))
    const text = await metrics()
    expect(text).toContain('shopclerk_stream_up 1')
    expect(text).toContain('shopclerk_ingested_total{outcome="written"} 500')
    expect(text).toMatch(/shopclerk_stream_lag\{topic="products",partition="0"\} 0/)
  }, 120_000)

  it('finds a change within two seconds', async () => {
    const began = performance.now()
    await sink.send([productRecord('changed', 1)])
    await waitUntil('it', () => hasProduct('changed'))
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('answers while Kafka is away, says so, and goes on by itself', async () => {
    await broker.stop()
    const stoppedAt = Date.now()
    await waitUntil('it says so', async () => (await ready()).checks.kafka?.ok === false, 30_000)
    const { code, status, checks } = await ready()
    expect([code, status]).toEqual([200, 'ready'])
    expect(checks.kafka?.detail).toMatch(/^Kafka: no broker answers at 127\.0\.0\.1:\d+\./)
    const chat = await fetch(`${service.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'lamps' }),
    })
    expect(chat.status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, awayMs - (Date.now() - stoppedAt))))
    await broker.start()
    const backAt = Date.now()
    await waitUntil(
      'a record to be taken',
      async () => {
        await sink.send([productRecord('after', 1)]).catch(() => undefined)
        return hasProduct('after')
      },
      resumesWithinMs,
    )
    expect(Date.now() - backAt).toBeLessThan(resumesWithinMs)
    await waitUntil('it says so', async () => (await ready()).checks.kafka?.ok === true, 30_000)
  }, 240_000)

  it('ends within ten seconds under load, and loses nothing', async () => {
    const count = 6_000
    for (let from = 0; from < count; from += 500)
      await sink.send(Array.from({ length: 500 }, (_, index) => productRecord(`load${from + index}`, 1)))
    await waitUntil('it to be busy', () => hasProduct('load0'))
    const began = performance.now()
    expect(await service.stop('SIGTERM')).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    service = await startService({ ...environment(), CATALOGUE: join(folder, 'feed.jsonl') })
    const isWritten = async () => {
      const versions = await Promise.all([0, 1, 2_999, 4_500, count - 1].map((index) => versionOf(`load${index}`)))
      return versions.every((version) => version === 1)
    }
    await waitUntil('all of them', isWritten, 60_000)
    await waitUntil(
      'nothing behind',
      async () => /; 0 records behind/.test((await ready()).checks.kafka?.detail ?? ''),
      60_000,
    )
    const text = await metrics()
    expect(Number(/shopclerk_products (\d+)/.exec(text)?.[1])).toBe(500 + 2 + count)
  }, 240_000)

  it('says in one line that a topic is missing, and reads it once it is made', async () => {
    const other = await startService({
      ...{ ...environment(), KAFKA_TOPIC_PREFIX: 'missing-', DATA_DIR: join(folder, 'other') },
    })
    try {
      const check = async () => ((await (await fetch(`${other.url}/readyz`)).json()) as Readiness).checks.kafka
      await waitUntil('it says so', async () => /topic is missing/.test((await check())?.detail ?? ''), 60_000)
      expect((await check())?.detail).toBe('Kafka: A topic is missing. Run npm run kafka:init.')
      await openKafkaTopics({ brokers: [broker.address], topicPrefix: 'missing-' })
      await waitUntil('it reads', async () => (await check())?.ok === true, 60_000)
    } finally {
      await other.stop('SIGKILL')
    }
  }, 180_000)
})
