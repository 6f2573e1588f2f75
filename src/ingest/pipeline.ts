import type { FeedLine } from '../catalogue/feed-lines.ts'
import type { CatalogueRecord } from '../catalogue/product.ts'
import type { RecordOutcome } from '../catalogue/record.ts'
import type { CatalogueWriter } from '../search/engine.ts'
import { type LoadCounts, type LoadSummary, LoadTally } from './load-summary.ts'

export interface IngestOptions {
  lines: AsyncIterable<FeedLine>
  /** Validates and normalises one line; never throws. */
  read(line: string): RecordOutcome
  writer: CatalogueWriter
  /** Whether products that the feed does not have are removed once all of it was read. */
  reindex: boolean
  /** Asked at each line. */
  shouldStop(): boolean
  onProgress(counts: Readonly<LoadCounts>): void
}

/** A batch is one transaction: large enough to be quick, small enough that stopping between two takes well under a second. */
const maxBatchRecords = 500
/** In UTF-16 units of the lines: 500 records of 1 MB would be held at once, and take minutes to index. */
const maxBatchLength = 1024 * 1024

interface PendingRecord {
  line: number
  record: CatalogueRecord
}

/**
 * The pipeline: validate → version guard (the writer's) → write in batches. Reading waits for
 * writing, so that no more than one batch is held. Loading the same feed again, whole or in part,
 * changes nothing. Throws what the feed or the writer throws; batches written until then stay.
 */
export async function ingest({
  lines,
  read,
  writer,
  reindex,
  shouldStop,
  onProgress,
}: IngestOptions): Promise<LoadSummary> {
  const started = performance.now()
  const tally = new LoadTally()
  const batch = new Batch(writer, tally)
  let stopped = false
  if (reindex) await writer.beginPass()
  for await (const line of lines) {
    stopped = shouldStop()
    if (stopped) break
    tally.counts.lines++
    const pending = acceptedRecord(line, read, tally)
    if (pending !== undefined) await batch.add(pending, line.text?.length ?? 0)
    onProgress(tally.counts)
  }
  await batch.flush()
  onProgress(tally.counts)
  const removed = reindex && !stopped && tally.counts.accepted > 0 ? await writer.removeUnseen() : 0
  if (!stopped) await writer.optimise()
  return tally.summary(stopped ? 'stopped' : 'completed', removed, performance.now() - started)
}

function acceptedRecord(line: FeedLine, read: IngestOptions['read'], tally: LoadTally): PendingRecord | undefined {
  if (line.text === undefined) {
    tally.refuse({ line: line.number, reason: line.problem ?? 'line: cannot be read' })
    return undefined
  }
  const outcome = read(line.text)
  if (outcome.ok) {
    tally.warn(outcome.warnings)
    return { line: line.number, record: outcome.record }
  }
  const { id, reason } = outcome
  tally.refuse({ line: line.number, ...(id === undefined ? {} : { id }), reason })
  return undefined
}

class Batch {
  readonly #writer: CatalogueWriter
  readonly #tally: LoadTally
  #records: PendingRecord[] = []
  #length = 0

  constructor(writer: CatalogueWriter, tally: LoadTally) {
    this.#writer = writer
    this.#tally = tally
  }

  async add(pending: PendingRecord, length: number): Promise<void> {
    this.#records.push(pending)
    this.#length += length
    if (this.#records.length >= maxBatchRecords || this.#length >= maxBatchLength) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#records.length === 0) return
    const records = this.#records
    this.#records = []
    this.#length = 0
    const outcomes = await this.#writer.write(records.map(({ record }) => record))
    for (const [i, { line, record }] of records.entries()) {
      const outcome = outcomes[i]
      if (outcome === undefined) throw new Error(`The catalogue's writer gave no outcome for ${record.id}`)
      if (outcome.outcome === 'failed') this.#tally.refuse({ line, id: record.id, reason: outcome.reason })
      else if (outcome.outcome === 'written') this.#tally.written()
      else this.#tally.stale()
    }
  }
}
