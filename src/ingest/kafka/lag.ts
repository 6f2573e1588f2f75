import type { Admin } from 'kafkajs'
import { deadLetterTopic, type RetryTopic, retryTopics, type SourceTopic, sourceTopics } from '../stream/topics.ts'
import { type KafkaClient, withAdmin } from './client.ts'

export interface PartitionLag {
  topic: SourceTopic | RetryTopic
  partition: number
  /** Records that are there. */
  records: number
  /** Where the group goes on. */
  committed: number
  /** Records that the group has not dealt with. */
  lag: number
}

export interface Lag {
  partitions: PartitionLag[]
  deadLetters: number
}

/** The group that reads the retry topics: its own, so that a long wait has no part in the others' rebalances. */
export const retryGroup = (group: string): string => `${group}-retry`

/** What waits in the topics. @throws StartupError, in one line, when Kafka does not say. */
export const readLag = (client: KafkaClient): Promise<Lag> =>
  withAdmin(client, async (admin) => {
    const { group } = client.settings
    const partitions = [
      ...(await lagOf(client, admin, group, sourceTopics)),
      ...(await lagOf(client, admin, retryGroup(group), retryTopics)),
    ]
    const letters = await admin.fetchTopicOffsets(client.named(deadLetterTopic))
    return { partitions, deadLetters: letters.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0) }
  })

/** What a group has not dealt with in topics. */
export async function lagOf(
  { named }: KafkaClient,
  admin: Admin,
  groupId: string,
  topics: readonly (SourceTopic | RetryTopic)[],
): Promise<PartitionLag[]> {
  const committed = await admin.fetchOffsets({ groupId, topics: topics.map(named) })
  const found: PartitionLag[] = []
  for (const topic of topics) {
    const own = committed.find((one) => one.topic === named(topic))?.partitions ?? []
    for (const { partition, high, low } of await admin.fetchTopicOffsets(named(topic))) {
      const at = Number(own.find((one) => one.partition === partition)?.offset ?? -1)
      // None is committed yet, or what was is past its retention: it is read from the first that is there.
      const next = Math.max(at, Number(low))
      const records = Number(high) - Number(low)
      found.push({ topic, partition, records, committed: next, lag: Math.max(0, Number(high) - next) })
    }
  }
  return found
}
