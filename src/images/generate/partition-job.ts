import type { JobScope } from '../job-store.ts'
import type { QueuePlaces } from '../queue/open-queue.ts'
import type { ImagesSettings } from '../settings.ts'
import type { Tally } from './tally.ts'

/** A process's share of a run. */
export interface PartitionJob {
  places: QueuePlaces
  settings: ImagesSettings
  scope: JobScope
  limit: number | undefined
}

/** What the process that started it tells it: its job first, then perhaps to end. */
export type PartitionCommand = { type: 'begin'; job: PartitionJob } | { type: 'stop' }

/** What it tells. Nothing follows `ended`, `blocked` or `failed`. */
export type PartitionMessage =
  | { type: 'tally'; tally: Tally }
  | { type: 'ended'; tally: Tally }
  /** No picture at all can be made: `message` says why, in one line. */
  | { type: 'blocked'; message: string }
  | { type: 'failed'; message: string }
