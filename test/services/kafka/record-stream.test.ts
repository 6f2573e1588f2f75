import { KafkaDeadLetters } from '../../../src/ingest/kafka/kafka-dead-letters.ts'
import { KafkaLetterBox } from '../../../src/ingest/kafka/kafka-letter-box.ts'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { KafkaSource } from '../../../src/ingest/kafka/kafka-source.ts'
import { readLag, retryGroup } from '../../../src/ingest/kafka/lag.ts'
import { retryTopics, sourceTopics } from '../../../src/ingest/stream/topics.ts'
import { recordStreamContract } from '../../contracts/record-stream.ts'
import { streamPipelineContract } from '../../contracts/stream-pipeline.ts'
import { openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'

async function open() {
  const { client, settings, remove } = await openKafkaTopics()
  const sink = new KafkaSink(client)
  const listLetters = () => new KafkaLetterBox(client, sink).list()
  return {
    ...{ client, settings, sink, listLetters },
    async close() {
      await sink.close()
      await remove()
    },
  }
}

describeWith('KAFKA', 'Kafka', () => {
  recordStreamContract(async () => {
    const { client, settings, sink, listLetters, close } = await open()
    return {
      ...{ sink, listLetters, close },
      source: (onTrouble = () => undefined) =>
        new KafkaSource({ client, groupId: settings.group, topics: ['products'], onTrouble }),
      letters: () => new KafkaDeadLetters(client, sink),
      countLetters: async () => (await readLag(client)).deadLetters,
    }
  })

  streamPipelineContract(async () => {
    const { client, settings, sink, listLetters, close } = await open()
    const onTrouble = () => undefined
    return {
      ...{ sink, listLetters, close, letters: new KafkaDeadLetters(client, sink) },
      sources: () => ({
        source: new KafkaSource({ client, groupId: settings.group, topics: sourceTopics, onTrouble }),
        retries: new KafkaSource({ client, groupId: retryGroup(settings.group), topics: retryTopics, onTrouble }),
      }),
    }
  })
})
