import { setTimeout as sleep } from 'node:timers/promises'
import type { Admin } from 'kafkajs'
import { StartupError } from '../../errors.ts'
import { CatalogueUnavailableError } from '../../search/catalogue-unavailable.ts'
import type { Backlog } from '../stream/topic-writer.ts'
import { type KafkaClient, withAdmin } from './client.ts'
import { lagOf, type PartitionLag } from './lag.ts'

const lookEveryMs = 500
/** A consumer that has died is begun anew within 40 s: in this time one that is there has moved. */
const mostStillMs = 60_000

/** What of `products` its group has not dealt with yet. @throws CatalogueUnavailableError when Kafka does not say. */
export async function openBacklog(client: KafkaClient, { stillMs = mostStillMs } = {}): Promise<Backlog> {
  const partitions = await asked(client, (admin) => partitionsOf(client, admin))
  const ends = new Map(partitions.map(({ partition, committed, lag }) => [partition, committed + lag]))
  return {
    async consumed() {
      const left = await asked(client, (admin) => leftWhenStill({ client, admin, ends, stillMs }))
      if (left > 0) throw notConsumed(client, left, stillMs)
    },
  }
}

async function asked<T>(client: KafkaClient, ask: (admin: Admin) => Promise<T>): Promise<T> {
  try {
    return await withAdmin(client, ask)
  } catch (error) {
    // A service's load is begun again later for it, as when Kafka does not take a record.
    if (error instanceof StartupError)
      throw new CatalogueUnavailableError('unreachable', error.message, { cause: error })
    throw error
  }
}

const partitionsOf = (client: KafkaClient, admin: Admin): Promise<PartitionLag[]> =>
  lagOf(client, admin, client.settings.group, ['products'])

interface Waiting {
  client: KafkaClient
  admin: Admin
  /** By partition, where its backlog ends. */
  ends: ReadonlyMap<number, number>
  stillMs: number
}

/** How many records are left once nobody has taken one for a while; 0 as soon as all are taken. */
async function leftWhenStill({ client, admin, ends, stillMs }: Waiting): Promise<number> {
  let [least, movedAt] = [Number.POSITIVE_INFINITY, performance.now()]
  for (;;) {
    const partitions = await partitionsOf(client, admin)
    const left = partitions.reduce(
      (sum, { partition, committed }) => sum + Math.max(0, (ends.get(partition) ?? 0) - committed),
      0,
    )
    if (left === 0) return 0
    if (left < least) [least, movedAt] = [left, performance.now()]
    if (performance.now() - movedAt > stillMs) return left
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
