import { icecatToRecord } from './icecat.ts'
import { type RecordDefaults, type RecordOutcome, toRecord } from './record.ts'

/** Feeds that are read, each with one record a line. */
export const feedFormats = ['jsonl', 'icecat'] as const
export type FeedFormat = (typeof feedFormats)[number]

type LineReader = (line: string, defaults: RecordDefaults) => RecordOutcome

const mappings: Readonly<Record<FeedFormat, (value: unknown, defaults: RecordDefaults) => RecordOutcome>> = {
  jsonl: toRecord,
  icecat: icecatToRecord,
}

/** Reads one line of a feed of this format into a record or a reason. It never throws. */
export function lineReader(format: FeedFormat): LineReader {
  const toRecordOfFormat = mappings[format]
  return (line, defaults) => {
    const parsed = parseJson(line)
    return 'problem' in parsed ? { ok: false, reason: parsed.problem } : toRecordOfFormat(parsed.value, defaults)
  }
}

function parseJson(line: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(line) }
  } catch (error) {
    // The message quotes the line, which may hold anything; only the place is taken from it.
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const place = position === undefined ? '' : ` (character ${Number(position) + 1})`
    return { problem: `line: is not valid JSON${place}` }
  }
}

/** The format that a feed's file name tells; undefined when it tells none. */
export function formatOfName(path: string): FeedFormat | undefined {
  return /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(path) ? 'jsonl' : undefined
}

export const isCompressed = (path: string): boolean => /\.gz$/i.test(path)
