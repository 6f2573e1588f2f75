import type { SourceTopic } from '../stream/topics.ts'

/** A dead letter, without its value. */
export interface Letter {
  /** Names it among those that are there. */
  id: string
  reason: string
  /** Where it came from: a topic and its partition, or a feed. */
  source: string
  /** Its offset in the topic, or its line in the feed. */
  position: number
  /** Milliseconds since the epoch. */
  firstSeen: number
  key: string | null
  /** Of its value; 0 for one that had none. */
  bytes: number
  /** Undefined: there is nothing that could be put back. */
  topic: SourceTopic | undefined
}

/** Dead letters, to be looked at and put back. */
export interface LetterBox {
  /** Those that are there, oldest first, each once. */
  list(): Promise<Letter[]>
  /** The value of one; null for one that has none. */
  value(id: string): Promise<Buffer | null>
  /**
   * Puts letters back where they came from, and takes them out. Others stay. Killed meanwhile, some may have been put
   * back and still be there; putting them back again does no harm, since versions guard. Returns how many there were.
   */
  putBack(ids: ReadonlySet<string>): Promise<number>
  close(): Promise<void>
}

export interface LetterFilter {
  /** Part of the reason, without regard to case. */
  reason?: string | undefined
  /** First seen then or later; milliseconds since the epoch. */
  since?: number | undefined
  /** First seen before. */
  until?: number | undefined
}

export const matches = ({ reason, since, until }: LetterFilter, letter: Letter): boolean =>
  (reason === undefined || letter.reason.toLowerCase().includes(reason.toLowerCase())) &&
  (since === undefined || letter.firstSeen >= since) &&
  (until === undefined || letter.firstSeen < until)
