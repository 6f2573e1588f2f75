import type { JobCounts } from '../job-store.ts'
import type { ImagesSettings } from '../settings.ts'
import type { QueuePlaces } from './open-queue.ts'

/** What the worker thread of the service's queue is told. */
export interface QueueJob {
  places: QueuePlaces
  settings: ImagesSettings
}

/** What it is told later: to end, when what is in work is done. */
export type QueueCommand = 'stop'

/** What it tells. */
export type QueueMessage =
  | { type: 'counts'; counts: JobCounts; lastFailure: string | undefined }
  /** No picture can be made until the operator does something; the thread tries again after a while. */
  | { type: 'blocked'; message: string }
  /** An expected failure, in one line; nothing follows. */
  | { type: 'failed'; message: string }
