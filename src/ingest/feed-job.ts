import type { Feed } from './feed-file.ts'
import type { KafkaSettings } from './kafka-settings.ts'
import type { LoadProgress, LoadSummary } from './load-summary.ts'

/** Which catalogue is written to. */
export interface CatalogueTarget {
  engine: 'sqlite'
  /** The database's file. */
  path: string
}

/** What the worker thread is told. */
export interface FeedJob {
  feed: Feed
  target: CatalogueTarget
  /** Where dead letters are kept when there is no topic for them. */
  dataDir: string
  /** ISO 4217 code of prices that name none. */
  currency: string
  reindex: boolean
  /** The feed goes into its topic; undefined: into the catalogue. */
  kafka: KafkaSettings | undefined
  /** One Int32: not 0 means stop. Shared, because a thread that writes does not get to its messages. */
  stop: SharedArrayBuffer
}

/** What the worker thread tells. Nothing follows `summary` or `failed`. */
export type FeedWorkerMessage =
  | { type: 'progress'; progress: LoadProgress }
  | { type: 'summary'; summary: LoadSummary }
  /** An expected failure, in one line. */
  | { type: 'failed'; message: string }
