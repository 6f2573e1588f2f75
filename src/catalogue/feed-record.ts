import type { RecordDefaults, RecordOutcome } from './record.ts'

/** A record of a feed: of one line, of as many as a quoted field spans, or of an element of a JSON list. */
export interface FeedRecord {
  /** The line it starts on, from 1; before decoding and after decompression. */
  line: number
  /** Its size, about, in UTF-16 units of its text. */
  length: number
  outcome: RecordOutcome
}

export interface FeedDefaults extends RecordDefaults {
  /** When the feed is loaded, in milliseconds since the epoch: it decides whether a sale price holds. */
  now: number
}

/** Reads a stream of bytes into records. Nothing that stands in a record makes it throw. */
export type FeedReader = (bytes: AsyncIterable<Uint8Array>, defaults: FeedDefaults) => AsyncGenerator<FeedRecord>

/** What is wrong with a feed as a whole, as the end of a sentence that begins 'The feed …'. */
export class FeedError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FeedError'
  }
}
