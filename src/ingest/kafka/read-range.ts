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
const disconnectWithinMs = 3_000

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
  const open = new Map(ranges.filter(({ from, to }) => from < to).map((range) => [range.partition, { ...range }]))
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
  // It may be rejected before it is waited for.
  ended.promise.catch(() => undefined)
  let quiet = setTimeout(() => ended.reject(new Error('reading it timed out')), quietForMs)
  const { events, on } = consumer
  on(events.CRASH, ({ payload: { error } }) => ended.reject(error))
  on(events.GROUP_JOIN, ({ payload }) =>
    begin(consumer, named(topic), open, payload.memberAssignment[named(topic)] ?? []),
  )
  /** Once a partition is read, no more of it is fetched. */
  const closeAfter = (partition: number, last: string): void => {
    if (Number(last) < (open.get(partition)?.to ?? Number.POSITIVE_INFINITY) - 1) return
    open.delete(partition)
    consumer.pause([{ topic: named(topic), partitions: [partition] }])
    if (open.size === 0) ended.resolve()
  }
  // Of a batch of nothing but the ends of transactions, this is all that is told.
  on(events.END_BATCH_PROCESS, ({ payload: { batchSize, partition, lastOffset } }) => {
    if (batchSize === 0) closeAfter(partition, lastOffset)
  })
  const read = async (): Promise<void> => {
    await consumer.connect()
    await consumer.subscribe({ topics: [named(topic)], fromBeginning: true })
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch, heartbeat }) => {
        quiet = quiet.refresh()
        const range = open.get(batch.partition)
        if (range === undefined) return
        for (const message of batch.messages) {
          const record = recordOf(message)
          if (record.offset < range.from) continue
          if (record.offset >= range.to) break
          await onRecord(batch.partition, record)
          range.from = record.offset + 1
          await heartbeat()
        }
        closeAfter(batch.partition, batch.lastOffset())
      },
    })
  }
  try {
    await Promise.race([read().then(() => ended.promise), ended.promise])
  } catch (error) {
    throw new Error(failure(error), { cause: error })
  } finally {
    clearTimeout(quiet)
    await disconnected(consumer)
  }
}

/** Fetches from where each range begins, and nothing of partitions that have none. */
function begin(
  consumer: Consumer,
  topic: string,
  open: ReadonlyMap<number, Range>,
  partitions: readonly number[],
): void {
  for (const { partition, from } of open.values()) consumer.seek({ topic, partition, offset: String(from) })
  consumer.pause([{ topic, partitions: partitions.filter((partition) => !open.has(partition)) }])
}

/** A connection that is gone cannot be closed in order, and need not be. */
async function disconnected(consumer: Consumer): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, disconnectWithinMs)
  await Promise.race([consumer.disconnect().catch(() => undefined), late])
  clearTimeout(timer)
}
