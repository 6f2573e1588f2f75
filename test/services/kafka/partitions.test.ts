import { expect, it } from 'vitest'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'

describeWith('KAFKA', 'topics of different numbers of partitions', () => {
  it('are not sent records of partitions that they do not have', async () => {
    const { client, remove } = await openKafkaTopics()
    const sink = new KafkaSink(client)
    try {
      const send = sink.send([{ topic: 'products-retry', key: 'k', value: 'v', partition: 15 }])
      await expect(send).rejects.toThrow(/products-retry has no partition 15, only 10/)
      await sink.send([{ topic: 'products-retry', key: 'k', value: 'v', partition: 9 }])
    } finally {
      await sink.close()
      await remove()
    }
  }, 60_000)
})
