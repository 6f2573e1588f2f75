import type { HandledCounts } from './record-handler.ts'
import type { PartitionProgress } from './stall-watch.ts'
import type { GateState } from './write-gate.ts'

/** How the stream does. */
export interface StreamStatus {
  /** Whether records are read, or would be if there were any. */
  isRunning: boolean
  /** Why not, in one line for the operator. */
  trouble: string | undefined
  /** How often consumers were begun anew. */
  restarts: number
  /** Partitions that are this instance's. */
  assigned: number
  gate: GateState
  /** Why records cannot be handed on, to their next try or to the dead letters, in one line; undefined: they can. */
  handingOn: string | undefined
  /** Since the thread began. */
  counts: HandledCounts
  /** Records that wait here for their next try. */
  waiting: number
  /** Undefined: it could not be read yet. */
  lag: PartitionProgress[] | undefined
  deadLetters: number | undefined
}

/** What the thread that feeds the catalogue from a stream tells. */
export type StreamMessage =
  | { type: 'status'; status: StreamStatus }
  /** Something went wrong that it sees to itself; one line for the log. */
  | { type: 'trouble'; message: string }
  /** An expected failure to begin, in one line; nothing follows. */
  | { type: 'failed'; message: string }
  /** It has ended as it was told to. */
  | { type: 'stopped' }
