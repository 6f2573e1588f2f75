import type { RetryTopic, SourceTopic, TopicName } from './topics.ts'

/** A record as a topic holds it. */
export interface StreamRecord {
  /** Its place in the partition; a number, since 2^53 records are more than a partition ever has. */
  offset: number
  key: string | null
  value: Buffer | null
  /** When it was appended, in milliseconds since the epoch. */
  timestamp: number
  headers: Readonly<Record<string, string>>
}

/** Records of one partition, in its order. */
export interface RecordBatch {
  topic: SourceTopic | RetryTopic
  partition: number
  records: readonly StreamRecord[]
  /**
   * Aborted when the partition has gone to another consumer, or this one stops: what is not done by then is handed out
   * again, here or elsewhere.
   */
  signal: AbortSignal
  /** That a record is dealt with. What is done without a gap from the first on is not handed out again. */
  done(offset: number): void
}

/** Deals with a batch. The next one of the partition comes when it resolves, done or not; a rejection is a defect. */
export type TakeBatch = (batch: RecordBatch) => Promise<void>

export interface TopicPartition {
  topic: SourceTopic | RetryTopic
  partition: number
}

export interface SourceState {
  /** Whether records are read now, or could be if there were any. */
  isRunning: boolean
  /** Why not, in one line for the operator. */
  trouble: string | undefined
  /** Partitions that are this consumer's. */
  assigned: readonly TopicPartition[]
  /** How often it was begun anew after it had stopped by itself. */
  restarts: number
}

/** Hands out records of topics, each at least once; a partition is with one consumer of a group at a time. */
export interface RecordSource {
  /** Begins to hand out; from then on it sees to itself: what ends it is reported in `state`, and it is begun anew. */
  start(take: TakeBatch): void
  state(): SourceState
  /** Begins anew, as after a failure: for one that says it runs and does not. */
  restart(reason: string): void
  /** Hands out no more, and keeps what was done. Within 5 seconds. */
  stop(): Promise<void>
}

export interface OutgoingRecord {
  topic: TopicName
  /** Records of one key keep their order. */
  key: string | null
  value: Buffer | string | null
  headers?: Readonly<Record<string, string>>
  /** Undefined: by the key. */
  partition?: number
}

/** Appends records to topics. */
export interface RecordSink {
  /** Resolves when all are stored. @throws Error, in one line, when that cannot be said; they may be sent again. */
  send(records: readonly OutgoingRecord[]): Promise<void>
  close(): Promise<void>
}

/** A record that can never work, and where it came from. */
export interface DeadLetter {
  /** In one line. */
  reason: string
  topic: SourceTopic
  partition: number
  offset: number
  /** When it was first read; milliseconds since the epoch. */
  firstSeen: number
  /** When it was appended where it came from. */
  timestamp: number
  key: string | null
  value: Buffer | null
  /** Its own headers. */
  headers: Readonly<Record<string, string>>
}

/** Where records go that can never work. */
export interface DeadLetters {
  /**
   * Keeps each record once, told by its topic, partition and offset, also when it is put again after a crash.
   * @throws Error, in one line, when that cannot be done now.
   */
  put(letters: readonly DeadLetter[]): Promise<void>
}
