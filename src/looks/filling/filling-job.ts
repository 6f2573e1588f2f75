import type { CatalogueTarget } from '../../ingest/feed-job.ts'
import type { DescriberModule } from '../describer-module.ts'

/** What the thread that fills an index is told. */
export interface FillingJob {
  target: CatalogueTarget
  /** The folder of pictures. */
  folder: string
  /** Where the lock is kept: one process of a machine fills the index. */
  dataDir: string
  describer: DescriberModule
}

/** What it is told later: to end, when the picture in hand is described. */
export type FillingCommand = 'stop'

/** What it tells. */
export type FillingMessage =
  | { type: 'progress'; read: number; described: number }
  /** There is nothing more to do for now. */
  | { type: 'idle'; described: number }
  /** Another process fills it. */
  | { type: 'elsewhere' }
  /** The index was one of another describer, and is made anew. */
  | { type: 'anew'; was: string; is: string }
  /** An expected failure, in one line; it is tried again after a while. */
  | { type: 'failed'; message: string }
