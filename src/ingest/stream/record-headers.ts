import type { DeadLetter } from './record-stream.ts'
import type { SourceTopic } from './topics.ts'

type Headers = Readonly<Record<string, string>>

/** What a record that waits for its next try carries: where it came from, and what became of it. */
export interface Waiting extends Omit<DeadLetter, 'key' | 'value' | 'headers'> {
  /** Tries that were made. */
  tries: number
  /** When the next one is due; milliseconds since the epoch. */
  dueAt: number
}

/** Longer reasons are cut: a header is for reading. */
const maxReasonLength = 500

const own = [
  'reason',
  'source-topic',
  'source-partition',
  'source-offset',
  'source-timestamp',
  'first-seen',
  'tries',
  'due-at',
]

/** The headers of a record in the dead letters: its own, and those that say why and from where. */
export const letterHeaders = (letter: DeadLetter): Headers => ({ ...letter.headers, ...originHeaders(letter) })

/** The headers of a record that waits for its next try. */
export const waitingHeaders = (waiting: Waiting, headers: Headers): Headers => ({
  ...headers,
  ...originHeaders(waiting),
  tries: String(waiting.tries),
  'due-at': new Date(waiting.dueAt).toISOString(),
})

function originHeaders({ reason, topic, partition, offset, timestamp, firstSeen }: Omit<DeadLetter, 'headers'>): Headers
function originHeaders({ reason, topic, partition, offset, timestamp, firstSeen }: Waiting): Headers
function originHeaders({ reason, topic, partition, offset, timestamp, firstSeen }: Omit<Waiting, 'tries' | 'dueAt'>) {
  return {
    reason: reason.slice(0, maxReasonLength).toWellFormed(),
    'source-topic': topic,
    'source-partition': String(partition),
    'source-offset': String(offset),
    'source-timestamp': new Date(timestamp).toISOString(),
    'first-seen': new Date(firstSeen).toISOString(),
  }
}

/** Headers without those that were put there on the way. */
export const ownHeaders = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)))

/** What the headers of a waiting record or of a dead letter say; undefined for those of anything else. */
export function readOrigin(headers: Headers): (Omit<Waiting, 'dueAt'> & { dueAt: number | undefined }) | undefined {
  const topic = topicOf(headers['source-topic'])
  const [partition, offset] = [wholeNumber(headers['source-partition']), wholeNumber(headers['source-offset'])]
  const firstSeen = time(headers['first-seen'])
  if (topic === undefined || partition === undefined || offset === undefined || firstSeen === undefined)
    return undefined
  return {
    ...{ topic, partition, offset, firstSeen },
    timestamp: time(headers['source-timestamp']) ?? firstSeen,
    reason: headers.reason ?? '',
    tries: wholeNumber(headers.tries) ?? 0,
    dueAt: time(headers['due-at']),
  }
}

const topicOf = (text: string | undefined): SourceTopic | undefined =>
  text === 'products' || text === 'product-images' ? text : undefined

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined
}

function time(text: string | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}
