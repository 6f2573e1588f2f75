import { setTimeout as sleep } from 'node:timers/promises'
import { CatalogueUnavailableError } from '../../search/catalogue-unavailable.ts'
import type { Backlog } from '../stream/topic-writer.ts'
import type { KafkaClient } from './client.ts'
import { type PartitionLag, readTopicLag } from './lag.ts'

const lookEveryMs = 500
/** A consumer that has died is begun anew within 40 s: in this time one that is there has moved. */
const mostStillMs = 60_000

/** What of `products` its group has not dealt with yet. @throws CatalogueUnavailableError when Kafka does not say. */
export async function openBacklog(client: KafkaClient, { stillMs = mostStillMs } = {}): Promise<Backlog> {
  const ends = new Map(
    (await partitionsOf(client)).map(({ partition, committed, lag }) => [partition, committed + lag]),
  )
  return { consumed: () => untilConsumed(client, ends, stillMs) }
}

async function partitionsOf(client: KafkaClient): Promise<PartitionLag[]> {
  try {
    return await readTopicLag(client, client.settings.group, ['products'])
  } catch (error) {
    // A service's load is begun again later for it, as when Kafka does not take a record.
    throw new CatalogueUnavailableError('unreachable', (error as Error).message, { cause: error })
  }
}

async function untilConsumed(client: KafkaClient, ends: ReadonlyMap<number, number>, stillMs: number): Promise<void> {
  let [least, movedAt] = [Number.POSITIVE_INFINITY, performance.now()]
  for (;;) {
    const partitions = await partitionsOf(client)
    const left = partitions.reduce(
      (sum, { partition, committed }) => sum + Math.max(0, (ends.get(partition) ?? 0) - committed),
      0,
    )
    if (left === 0) return
    if (left < least) [least, movedAt] = [left, performance.now()]
    if (performance.now() - movedAt > stillMs) throw notConsumed(client, left, stillMs)
    await sleep(lookEveryMs)
  }
}

const notConsumed = ({ named, settings }: KafkaClient, left: number, stillMs: number): CatalogueUnavailableError =>
  new CatalogueUnavailableError(
    'unreachable',
    `The feed was sent, but what it does not have was not removed: ${left.toLocaleString('en')} records of ${named('products')} ` +
      `came before it, and nobody of the group ${settings.group} has read one for ${Math.round(stillMs / 1_000)} s. ` +
      'Start the service with KAFKA_BROKERS, and load the feed again.',
  )
