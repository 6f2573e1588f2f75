import { KafkaJSNonRetriableError } from 'kafkajs'
import { expect, it } from 'vitest'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { KafkaSource } from '../../../src/ingest/kafka/kafka-source.ts'
import { openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'
import { waitUntil } from '../../fixtures/service.ts'

describeWith('KAFKA', 'a consumer that has crashed by an error after which kafkajs stays dead', () => {
  it('runs again within a minute, says why it did not, and has lost nothing', async () => {
    const { client, settings, remove } = await openKafkaTopics()
    const sink = new KafkaSink(client)
    const troubles: string[] = []
    const source = new KafkaSource({
      ...{ client, groupId: settings.group, topics: ['products'] },
      onTrouble: (message) => troubles.push(message),
    })
    try {
      await sink.send([{ topic: 'products', key: 'a', value: '1' }])
      let crashes = 0
      const seen: string[] = []
      source.start(async ({ records, done }) => {
        if (crashes++ === 0) throw new KafkaJSNonRetriableError('fatal for kafkajs')
        for (const { offset, value } of records) {
          seen.push(String(value))
          done(offset)
        }
      })
      const crashedAt = Date.now()
      await waitUntil('it to be read again', () => seen.length > 0, 60_000)
      expect(Date.now() - crashedAt).toBeLessThan(60_000)
      expect([seen, crashes]).toEqual([['1'], 2])
      expect(troubles).toEqual(['Kafka: fatal for kafkajs'])
      expect(source.state()).toMatchObject({ isRunning: true, trouble: undefined, restarts: 1 })
    } finally {
      await source.stop()
      await sink.close()
      await remove()
    }
  }, 120_000)
})
