import type { KafkaSettings } from '../kafka-settings.ts'
import { type TopicName, topicNames } from '../stream/topics.ts'

/** Partitions of each topic. */
export const partitionCount = 10

/** Bytes of a request's records for one partition: records of up to 1 MB, and larger ones that are to be refused. */
const maxMessageBytes = 4 * 1024 * 1024

const dayMs = 24 * 60 * 60 * 1_000

export interface WantedTopic {
  topic: TopicName
  partitions: number
  config: Readonly<Record<string, string>>
}

/** The topics as they are to be. Pure. */
export const wantedTopics = ({ retentionDays, compaction }: KafkaSettings): WantedTopic[] =>
  topicNames.map((topic) => {
    // Of an image event only the newest counts as well, but it is small and has a shop's picture behind it.
    const isCompacted = compaction && topic === 'products'
    return {
      topic,
      partitions: partitionCount,
      config: {
        'max.message.bytes': String(maxMessageBytes),
        'cleanup.policy': isCompacted ? 'compact' : 'delete',
        ...(isCompacted ? {} : { 'retention.ms': retentionDays === undefined ? '-1' : String(retentionDays * dayMs) }),
        // The broker's clock, not that of whoever sends: ages are true, and dead letters are looked for by it.
        'message.timestamp.type': 'LogAppendTime',
        // Whatever others send is kept in the one compression that the client reads.
        'compression.type': 'gzip',
      },
    }
  })

export interface FoundTopic {
  partitions: number
  config: Readonly<Record<string, string>>
}

/** What is wrong with a topic that is there, each with the command that mends it. Pure. */
export function topicProblems({ topic, partitions, config }: WantedTopic, found: FoundTopic, name: string): string[] {
  const problems: string[] = []
  if (found.partitions < partitions)
    problems.push(
      `${name} has ${found.partitions} partitions, not ${partitions}: kafka-topics.sh --alter --topic ${name} --partitions ${partitions}`,
    )
  const isWrong = ([key, value]: [string, string]): boolean => found.config[key] !== value
  const wrong = Object.entries(config).filter(isWrong)
  if (wrong.length > 0) {
    const is = wrong.map(([key, value]) => `${key} is ${found.config[key] ?? 'unset'}, not ${value}`)
    const mend = wrong.map(([key, value]) => `${key}=${value.includes(',') ? `[${value}]` : value}`).join(',')
    const hint = wrong.some(([key]) => key === 'retention.ms' || key === 'cleanup.policy') ? hints(topic) : ''
    problems.push(
      `${name}: ${is.join('; ')}: kafka-configs.sh --alter --entity-type topics --entity-name ${name} --add-config ${mend}${hint}`,
    )
  }
  return problems
}

const hints = (topic: TopicName): string =>
  topic === 'products'
    ? ' (or set KAFKA_RETENTION_DAYS or KAFKA_COMPACTION to what it is)'
    : ' (or set KAFKA_RETENTION_DAYS to what it is)'
