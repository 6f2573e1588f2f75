import { feedLines } from './feed-lines.ts'
import type { FeedReader } from './feed-record.ts'
import { maxRecordBytes, type RecordDefaults, type RecordOutcome } from './record.ts'

/** Makes a record of a value that was read from JSON; never throws. */
export type JsonMapping = (value: unknown, defaults: RecordDefaults) => RecordOutcome

/** Reads feeds of one JSON value a line. */
export function jsonLinesReader(toRecord: JsonMapping): FeedReader {
  return async function* read(bytes, defaults) {
    for await (const { number, text, problem } of feedLines(bytes, maxRecordBytes)) {
      const outcome: RecordOutcome =
        text === undefined
          ? { ok: false, reason: problem ?? 'line: cannot be read' }
          : jsonRecord(text, 'line', toRecord, defaults)
      yield { line: number, length: text?.length ?? 0, outcome }
    }
  }
}

/** The record of one JSON text, which `unit` names in a reason ('line', 'record'). Never throws. */
export function jsonRecord(text: string, unit: string, toRecord: JsonMapping, defaults: RecordDefaults): RecordOutcome {
  const parsed = parseJson(text)
  return 'value' in parsed
    ? toRecord(parsed.value, defaults)
    : { ok: false, reason: `${unit}: is not valid JSON${parsed.place}` }
}

/** What a JSON text stands for, or where it stops being JSON. */
export function parseJson(text: string): { value: unknown } | { place: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    // The message quotes the text, which may hold anything; only the place is taken from it.
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { place: position === undefined ? '' : ` (character ${Number(position) + 1})` }
  }
}
