import type { Admin } from 'kafkajs'
import { StartupError } from '../../errors.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { type FoundTopic, topicProblems, wantedTopics } from './topic-settings.ts'

/** ConfigResourceTypes.TOPIC; the package's enum is not among what it exports as a module. */
const topicResource = 2

/**
 * Makes the topics that are missing; those that are there stay as they are. Returns the names of each.
 * @throws StartupError that says what is wrong with topics which are there, and how each is mended.
 */
export async function initTopics(client: KafkaClient): Promise<{ created: string[]; kept: string[] }> {
  const { named, settings } = client
  const wanted = wantedTopics(settings).map((topic) => ({ ...topic, name: named(topic.topic) }))
  return withAdmin(client, async (admin) => {
    const there = await admin.listTopics()
    const kept = wanted.filter(({ name }) => there.includes(name))
    const found = await foundTopics(
      admin,
      kept.map(({ name }) => name),
    )
    const problems = kept.flatMap((topic) => {
      const one = found.get(topic.name)
      return one === undefined ? [] : topicProblems(topic, one, topic.name)
    })
    if (problems.length > 0)
      throw new StartupError(
        ['Topics are there that are not as they have to be. Nothing was changed. To mend them:', ...problems].join(
          '\n  ',
        ),
      )
    const missing = wanted.filter(({ name }) => !there.includes(name))
    if (missing.length > 0)
      await admin.createTopics({
        topics: missing.map(({ name, partitions, config }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor: settings.replication ?? -1,
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
        })),
      })
    return { created: missing.map(({ name }) => name), kept: kept.map(({ name }) => name) }
  })
}

async function foundTopics(admin: Admin, names: readonly string[]): Promise<Map<string, FoundTopic>> {
  if (names.length === 0) return new Map()
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] })
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: topicResource, name })),
  })
  const configs = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  )
  return new Map(
    topics.map(({ name, partitions }) => [name, { partitions: partitions.length, config: configs.get(name) ?? {} }]),
  )
}
