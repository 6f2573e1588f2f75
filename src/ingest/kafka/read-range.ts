import { randomUUID } from 'node:crypto'
import type { Consumer } from 'kafkajs'
import type { StreamRecord } from '../stream/record-stream.ts'
import type { TopicName } from '../stream/topics.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { recordOf } from './record-of.ts'

/** Offsets of a partition, from the first to before the last. */
export interface Range {
  partition: number
  from: number
  to: number
}

/** The whole of a topic as it is now. */
export const wholeTopic = (client: KafkaClient, topic: TopicName): Promise<Range[]> =>
  withAdmin(client, async (admin) =>
    (await admin.fetchTopicOffsets(client.named(topic))).map(({ partition, low, high }) => ({
      ...{ partition, from: Number(low), to: Number(high) },
    })),
  )

/** The range is there, so that it is read in seconds; a server that is away must not be waited for. */
const quietForMs = 20_000

/**
 * Reads a part of a topic, each partition in its order, in a consumer group of its own that is gone afterwards.
 * @throws Error, in one line, when it cannot be read to its end.
 */
export async function readRange(
  client: KafkaClient,
  topic: TopicName,
  ranges: readonly Range[],
  onRecord: (partition: number, record: StreamRecord) => void | Promise<void>,
): Promise<void> {
  const open = new Map(ranges.filter(({ from, to }) => from < to).map((range) => [range.partition, range]))
  if (open.size === 0) return
  const { kafka, settings, named, failure } = client
  const groupId = `${settings.group}-read-${randomUUID()}`
  const consumer = kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    retry: { retries: 3 },
    maxWaitTimeInMs: 100,
  })
  const ended = Promise.withResolvers<void>()
  let quiet = setTimeout(() => ended.reject(new Error('reading it timed out')), quietForMs)
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => ended.reject(error))
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [named(topic)], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch, heartbeat }) => {
        quiet = quiet.refresh()
        const { partition } = batch
        for (const message of batch.messages) {
          const range = open.get(partition)
          if (range === undefined) break
          const record = recordOf(message)
          if (record.offset < range.from) continue
          if (record.offset < range.to) await onRecord(partition, record)
          if (record.offset >= range.to - 1) open.delete(partition)
          await heartbeat()
        }
        if (Number(batch.lastOffset()) >= (open.get(partition)?.to ?? 0) - 1) open.delete(partition)
        if (open.size === 0) ended.resolve()
      },
    })
    begin(consumer, named(topic), open)
    await ended.promise
  } catch (error) {
    throw new Error(failure(error), { cause: error })
  } finally {
    clearTimeout(quiet)
    await consumer.disconnect()
  }
}

function begin(consumer: Consumer, topic: string, open: ReadonlyMap<number, Range>): void {
  for (const { partition, from } of open.values()) consumer.seek({ topic, partition, offset: String(from) })
}
