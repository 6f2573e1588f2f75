import type { Unavailability } from '../search/catalogue-unavailable.ts'
import type { ElasticsearchSettings } from '../search/engines/elasticsearch/settings.ts'
import type { Feed } from './feed-file.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import type { LoadProgress, LoadSummary } from './load-summary.ts'

/**
 * Which catalogue is written to. `path`: the database's file. `dataDir`: where copies of what is in a cluster are kept while
 * they are read.
 */
export type CatalogueTarget =
  | { engine: 'sqlite'; path: string }
  | { engine: 'elasticsearch'; settings: ElasticsearchSettings; dataDir?: string }

/** What the worker thread is told. */
export interface FeedJob {
  feed: Feed
  target: CatalogueTarget
  /** Where dead letters are kept when there is no topic for them. */
  dataDir: string
  /** ISO 4217 code of prices that name none. */
  currency: string
  reindex: boolean
  /** Whether it is the sample catalogue. */
  demo: boolean
  /** The feed goes into its topic; undefined: into the catalogue. */
  kafka: KafkaSettings | undefined
  /** One Int32: not 0 means stop. Shared, because a thread that writes does not get to its messages. */
  stop: SharedArrayBuffer
}

/** What the worker thread tells. Nothing follows `summary` or `failed`. */
export type FeedWorkerMessage =
  | { type: 'progress'; progress: LoadProgress }
  | { type: 'summary'; summary: LoadSummary }
  /** An expected failure, in one line; `why` when the catalogue cannot be written: `held` by another process. */
  | { type: 'failed'; message: string; why?: Unavailability | 'held' }
