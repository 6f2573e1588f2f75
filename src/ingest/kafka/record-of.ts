import type { KafkaMessage } from 'kafkajs'
import type { StreamRecord } from '../stream/record-stream.ts'

/** A record as kafkajs has it, in the stream's own shape. */
export function recordOf({ offset, key, value, timestamp, headers }: KafkaMessage): StreamRecord {
  return {
    offset: Number(offset),
    key: key === null ? null : key.toString('utf8'),
    value,
    timestamp: Number(timestamp),
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, textOf(text)])),
  }
}

/** A header may come several times; the last one counts. */
function textOf(header: NonNullable<KafkaMessage['headers']>[string]): string {
  const last = Array.isArray(header) ? header.at(-1) : header
  return last === undefined ? '' : last.toString('utf8')
}
