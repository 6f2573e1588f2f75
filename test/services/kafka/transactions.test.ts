import { expect, it } from 'vitest'
import { KafkaSource } from '../../../src/ingest/kafka/kafka-source.ts'
import { readLag } from '../../../src/ingest/kafka/lag.ts'
import { readRange, wholeTopic } from '../../../src/ingest/kafka/read-range.ts'
import { openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'

describeWith('KAFKA', 'records that are sent in transactions', () => {
  it('leave no lag behind, those of transactions that were given up neither', async () => {
    const { client, settings, remove } = await openKafkaTopics()
    const producer = client.kafka.producer({
      transactionalId: settings.group,
      idempotent: true,
      maxInFlightRequests: 1,
      // A broker's first transaction waits for the topic that it keeps them in.
      retry: { retries: 12 },
    })
    const seen: string[] = []
    const source = new KafkaSource({
      ...{ client, groupId: settings.group, topics: ['products'], onTrouble: () => undefined },
    })
    const send = async (value: string, partition: number, ends: 'commit' | 'abort') => {
      const transaction = await producer.transaction()
      await transaction.send({ topic: client.named('products'), messages: [{ key: 'k', value, partition }] })
      await transaction[ends]()
    }
    const lag = async () => {
      const { partitions } = await readLag(client)
      return partitions.reduce((sum, one) => sum + one.lag, 0)
    }
    try {
      await producer.connect()
      await send('kept', 0, 'commit')
      await send('given up', 1, 'abort')
      source.start(async ({ records, done }) => {
        for (const { offset, value } of records) {
          seen.push(String(value))
          done(offset)
        }
      })
      await waitUntil('no lag', async () => (await lag()) === 0, 30_000)
      await send('given up later', 0, 'abort')
      await send('kept later', 0, 'commit')
      await waitUntil('the later one', () => seen.includes('kept later'), 30_000)
      await waitUntil('no lag again', async () => (await lag()) === 0, 30_000)
      expect(seen).toEqual(['kept', 'kept later'])
      expect(
        (await readLag(client)).partitions.find(({ topic, partition }) => topic === 'products' && partition === 1),
      ).toMatchObject({ committed: 2, records: 2 })
      const read: string[] = []
      await readRange(client, 'products', await wholeTopic(client, 'products'), (_, { value }) => {
        read.push(String(value))
      })
      expect(read).toEqual(['kept', 'kept later'])
    } finally {
      await source.stop()
      await producer.disconnect()
      await remove()
    }
  }, 120_000)
})
