import { expect, it } from 'vitest'
import { withAdmin } from '../../../src/ingest/kafka/client.ts'
import { KafkaDeadLetters } from '../../../src/ingest/kafka/kafka-dead-letters.ts'
import { KafkaSink } from '../../../src/ingest/kafka/kafka-sink.ts'
import { readRange, wholeTopic } from '../../../src/ingest/kafka/read-range.ts'
import type { DeadLetter, OutgoingRecord, StreamRecord } from '../../../src/ingest/stream/record-stream.ts'
import { deadLetterTopic } from '../../../src/ingest/stream/topics.ts'
import { type KafkaTopics, openKafkaTopics } from '../../fixtures/kafka-topics.ts'
import { describeWith } from '../../fixtures/requirements.ts'

const now = Date.now()
const letter = (partition: number, offset: number, value: DeadLetter['value'] = Buffer.from('{bad')): DeadLetter => ({
  ...{ reason: 'bad', topic: 'products', partition, offset, firstSeen: now, timestamp: now },
  ...{ key: `${partition}-${offset}`, value, headers: {} },
})

/** Noise: what cannot be compressed. */
function noise(bytes: number): Buffer {
  const value = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; at += 4) value.writeUInt32LE((Math.random() * 2 ** 32) >>> 0, at)
  return value
}

/** What the topic holds, twins included. */
async function kept({ client }: KafkaTopics): Promise<StreamRecord[]> {
  const records: StreamRecord[] = []
  await readRange(client, deadLetterTopic, await wholeTopic(client, deadLetterTopic), (_, one) => {
    records.push(one)
  })
  return records
}

/** A sink that says once that it does not know whether it has stored what it has. */
class UncertainSink extends KafkaSink {
  isUncertain = false
  sent = 0

  override async send(records: readonly OutgoingRecord[]): Promise<void> {
    await super.send(records)
    this.sent += records.length
    if (!this.isUncertain || records.length === 0) return
    this.isUncertain = false
    throw new Error('Kafka: no answer')
  }
}

describeWith('KAFKA', 'dead letters in a topic', () => {
  async function using(work: (topics: KafkaTopics, sink: UncertainSink) => Promise<void>): Promise<void> {
    const topics = await openKafkaTopics()
    const sink = new UncertainSink(topics.client)
    try {
      await work(topics, sink)
    } finally {
      await sink.close()
      await topics.remove()
    }
  }

  it(
    'are looked up for all partitions that wait for it together, and not again',
    () =>
      using(async (topics, sink) => {
        const all = Array.from({ length: 10 }, (_, partition) => letter(partition, 1))
        await new KafkaDeadLetters(topics.client, sink).put(all)
        let readers = 0
        const { kafka } = topics.client
        const counting = {
          ...topics.client,
          kafka: {
            ...kafka,
            consumer(...given) {
              readers++
              return kafka.consumer(...given)
            },
            admin: () => kafka.admin(),
          } as typeof kafka,
        }
        const letters = new KafkaDeadLetters(counting, sink)
        await Promise.all(all.map((one) => letters.put([one])))
        await letters.put(Array.from({ length: 10 }, (_, partition) => letter(partition, 2)))
        expect(readers).toBeLessThanOrEqual(2)
        expect((await kept(topics)).map(({ key }) => key).sort()).toEqual(
          all.flatMap(({ partition }) => [`${partition}-1`, `${partition}-2`]).sort(),
        )
      }),
    60_000,
  )

  it(
    'are put once when it is not known whether they were',
    () =>
      using(async (topics, sink) => {
        const letters = new KafkaDeadLetters(topics.client, sink)
        await letters.put([letter(0, 1)])
        sink.isUncertain = true
        await expect(letters.put([letter(0, 2)])).rejects.toThrow('no answer')
        await letters.put([letter(0, 2), letter(0, 3)])
        expect((await kept(topics)).map(({ key }) => key)).toEqual(['0-1', '0-2', '0-3'])
      }),
    60_000,
  )

  it(
    'are cut when they do not fit, and take no others with them',
    () =>
      using(async (topics, sink) => {
        const largest = 4 * 1024 * 1024
        const letters = new KafkaDeadLetters(topics.client, sink)
        const put = [letters.put([letter(0, 1)]), letters.put([letter(0, 2, noise(largest)), letter(0, 3)])]
        await Promise.all([...put, sink.send([{ topic: 'products', key: 'k', value: 'beside it' }])])
        const records = await kept(topics)
        expect(records.map(({ key }) => key).sort()).toEqual(['0-1', '0-2', '0-3'])
        const cut = records.find(({ key }) => key === '0-2')
        expect([cut?.value?.length, cut?.headers['value-bytes']]).toEqual([3 * 1024 * 1024, String(largest)])
        await letters.put([letter(0, 2, noise(largest))])
        expect(await kept(topics)).toHaveLength(3)
      }),
    60_000,
  )

  it(
    'that cannot be looked up are said to be so, and end nothing',
    () =>
      using(async (topics, sink) => {
        await new KafkaDeadLetters(topics.client, sink).put([letter(0, 1)])
        const ranges = await wholeTopic(topics.client, deadLetterTopic)
        const groupless = { ...topics.client, settings: { ...topics.client.settings, group: 'g'.repeat(40_000) } }
        await expect(readRange(groupless, deadLetterTopic, ranges, () => undefined)).rejects.toThrow(/^Kafka: /)
        await withAdmin(topics.client, async (admin) => admin.listTopics())
      }),
    60_000,
  )
})
