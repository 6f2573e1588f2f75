import { afterAll, beforeAll, expect, it } from 'vitest'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { readRange, wholeTopic } from '../../../src/ingest/kafka/read-range.ts'
import { type KafkaTopics, openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'

describeWith('KAFKA', 'sending', () => {
  let topics: KafkaTopics
  beforeAll(async () => {
    topics = await openKafkaTopics()
  }, 60_000)
  afterAll(() => topics.remove(), 60_000)

  it('stores what many send at once, each in its order, from the first moment of a topic on', async () => {
    const sink = new KafkaSink(topics.client)
    const senders = Array.from({ length: 20 }, (_, sender) => sender)
    await Promise.all(
      senders.map(async (sender) => {
        for (let index = 0; index < 30; index++)
          await sink.send([{ topic: 'products', key: `s${sender}`, value: `${index}` }])
      }),
    )
    await sink.close()
    const seen = new Map<string, number[]>()
    await readRange(topics.client, 'products', await wholeTopic(topics.client, 'products'), (_, { key, value }) => {
      const own = seen.get(key ?? '') ?? []
      seen.set(key ?? '', [...own, Number(value)])
    })
    expect(seen.size).toBe(20)
    const inOrder = Array.from({ length: 30 }, (_, index) => index)
    for (const own of seen.values()) expect([...new Set(own)]).toEqual(inOrder)
  }, 60_000)

  it('goes on with another producer after it was closed', async () => {
    const sink = new KafkaSink(topics.client)
    await sink.send([{ topic: 'products', key: 'a', value: '1' }])
    await sink.close()
    await sink.send([{ topic: 'products', key: 'a', value: '2' }])
    await sink.close()
  }, 60_000)
})
