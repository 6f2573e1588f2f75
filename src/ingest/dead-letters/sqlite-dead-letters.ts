import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupError } from '../../errors.ts'
import { makeFolder } from '../../files.ts'
import { inTransaction } from '../../in-transaction.ts'
import { switchToWriteAheadLog } from '../../write-ahead-log.ts'
import type { RefusedLine } from '../load-summary.ts'
import { waitingHeaders } from '../stream/record-headers.ts'
import type { DeadLetter, DeadLetters, OutgoingRecord, RecordSink } from '../stream/record-stream.ts'
import { retryTopicOf } from '../stream/topics.ts'
import type { Letter, LetterBox } from './letter-box.ts'

const busyTimeoutMs = 10_000

/** Refused lines that are kept of one feed; more would only bury the first. */
const maxLinesOfFeed = 1_000

const schema = `
  CREATE TABLE IF NOT EXISTS letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,           -- a topic, or 'feed'
    source TEXT NOT NULL,          -- its partition, or the feed's path
    position INTEGER NOT NULL,     -- the offset, or the line
    reason TEXT NOT NULL,
    first_seen INTEGER NOT NULL,   -- milliseconds since the epoch
    key TEXT,
    value BLOB,
    headers TEXT NOT NULL,         -- JSON
    UNIQUE (topic, source, position)
  ) STRICT`

interface LetterRow {
  id: number
  topic: string
  source: string
  position: number
  reason: string
  first_seen: number
  key: string | null
  value: Uint8Array | null
  headers: string
}

/** The way back of letters; those that fail again are put into `letters`. */
export type OpenWayBack = (letters: DeadLetters) => Promise<{
  sink: RecordSink
  drained(): Promise<void>
  close(): Promise<void>
}>

/** Dead letters in a table, `dead-letters.db` of the data folder: those of a shop without Kafka. */
export class SqliteDeadLetters implements DeadLetters, LetterBox {
  readonly #database: DatabaseSync
  readonly #openWay: OpenWayBack | undefined

  constructor(database: DatabaseSync, openWay?: OpenWayBack) {
    this.#database = database
    this.#openWay = openWay
  }

  async put(letters: readonly DeadLetter[]): Promise<void> {
    const insert = this.#database.prepare(
      `INSERT OR IGNORE INTO letters (topic, source, position, reason, first_seen, key, value, headers)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    inTransaction(this.#database, () => {
      for (const { topic, partition, offset, reason, firstSeen, key, value, headers } of letters)
        insert.run(topic, String(partition), offset, reason, firstSeen, key, value, JSON.stringify(headers))
    })
  }

  /** What a load of a feed has refused takes the place of what the one before it had. */
  async putFeed(path: string, lines: readonly RefusedLine[], now: number): Promise<void> {
    const insert = this.#database.prepare(
      `INSERT INTO letters (topic, source, position, reason, first_seen, key, value, headers)
       VALUES ('feed', ?, ?, ?, ?, ?, NULL, '{}') ON CONFLICT DO NOTHING`,
    )
    inTransaction(this.#database, () => {
      this.#database.prepare("DELETE FROM letters WHERE topic = 'feed' AND source = ?").run(path)
      for (const { line, id, reason } of lines.slice(0, maxLinesOfFeed)) insert.run(path, line, reason, now, id ?? null)
    })
  }

  async list(): Promise<Letter[]> {
    const rows = this.#database
      .prepare('SELECT *, NULL AS value, length(value) AS bytes FROM letters ORDER BY first_seen, id')
      .all() as unknown as (LetterRow & { bytes: number | null })[]
    return rows.map(({ id, topic, source, position, reason, first_seen, key, bytes }) => ({
      ...{ id: String(id), reason, position, firstSeen: first_seen, key, bytes: bytes ?? 0 },
      source: topic === 'feed' ? source : `${topic} ${source}`,
      topic: topic === 'products' || topic === 'product-images' ? topic : undefined,
    }))
  }

  async value(id: string): Promise<Buffer | null> {
    const row = this.#database.prepare('SELECT value FROM letters WHERE id = ?').get(Number(id))
    return row?.value instanceof Uint8Array ? Buffer.from(row.value) : null
  }

  async putBack(ids: ReadonlySet<string>): Promise<number> {
    const find = this.#database.prepare("SELECT * FROM letters WHERE id = ? AND topic <> 'feed'")
    const remove = this.#database.prepare('DELETE FROM letters WHERE id = ?')
    const rows = [...ids].flatMap((id) => (find.get(Number(id)) as LetterRow | undefined) ?? [])
    const dead = new Set<number>()
    const way = await this.#openWay?.({
      put: async (letters) => letters.forEach(({ offset }) => void dead.add(offset)),
    })
    if (way === undefined) throw new Error('the letters were opened without a way back')
    try {
      await way.sink.send(rows.map(outgoing))
      await way.drained()
    } finally {
      await way.close()
    }
    // One that failed again is still the letter that it was.
    const back = rows.filter(({ position }) => !dead.has(position))
    for (const { id } of back) remove.run(id)
    return back.length
  }

  async close(): Promise<void> {
    this.#database.close()
  }
}

/** It goes where records wait for another try, which keeps its place; this one is due at once. */
function outgoing({
  topic: name,
  source,
  position,
  first_seen,
  reason,
  key,
  value,
  headers,
}: LetterRow): OutgoingRecord {
  const topic = name === 'product-images' ? 'product-images' : 'products'
  const waiting = { topic, partition: Number(source), offset: position, firstSeen: first_seen } as const
  const times = { timestamp: first_seen, tries: 0, dueAt: 0 }
  return {
    ...{ topic: retryTopicOf(topic), key, value: value === null ? null : Buffer.from(value) },
    headers: waitingHeaders({ ...waiting, ...times, reason }, JSON.parse(headers) as Record<string, string>),
  }
}

export const deadLettersPath = (dataDir: string): string => join(dataDir, 'dead-letters.db')

/** @throws StartupError when the data folder cannot be used. */
export async function openSqliteDeadLetters(dataDir: string, openWay?: OpenWayBack): Promise<SqliteDeadLetters> {
  const path = deadLettersPath(dataDir)
  try {
    await makeFolder(dataDir)
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
    await switchToWriteAheadLog(database, busyTimeoutMs)
    database.exec(schema)
    return new SqliteDeadLetters(database, openWay)
  } catch (error) {
    throw new StartupError(`${path} cannot be used: ${(error as Error).message}.`, { cause: error })
  }
}
