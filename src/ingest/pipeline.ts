import type { FeedRecord } from '../catalogue/feed-record.ts'
import type { CatalogueRecord } from '../catalogue/product.ts'
import { CatalogueUnavailableError } from '../search/catalogue-unavailable.ts'
import type { CatalogueWriter } from '../search/engine.ts'
import { type LoadCounts, type LoadSummary, LoadTally, type RefusedLine } from './load-summary.ts'
import { SeenRecords } from './seen-records.ts'

export interface IngestOptions {
  records: AsyncIterable<FeedRecord>
  writer: CatalogueWriter
  /** Whether products that the feed does not have are removed once all of it was read. */
  reindex: boolean
  /** Names what is read: a reindex that was broken off goes on where it was if this is the same again. */
  source?: string
  /** Asked at each record. */
  shouldStop(): boolean
  onProgress(counts: Readonly<LoadCounts>): void
}

/** A batch is one transaction: large enough to be quick, small enough that stopping between two takes well under a second. */
const maxBatchRecords = 250
/** In UTF-16 units of the records: 250 records of 1 MB would be held at once, and take minutes to index. */
const maxBatchLength = 512 * 1024

/** What becomes of a record of the feed: it is written, or there is a reason why not. */
type Judged = { line: number; record: CatalogueRecord; warnings: readonly string[] } | RefusedLine

/**
 * The pipeline: validate → version guard (the writer's) → write in batches. A batch is read while those before are
 * written; then reading waits, so that no more are held than the writer writes at once, and one. Loading the same feed again, whole or in part,
 * changes nothing. Throws what the feed or the writer throws; batches written until then stay.
 */
export async function ingest({
  records,
  writer,
  reindex,
  source,
  shouldStop,
  onProgress,
}: IngestOptions): Promise<LoadSummary> {
  const started = performance.now()
  const tally = new LoadTally()
  const batch = new Batch(writer, tally, reindex)
  const seen = new SeenRecords()
  let stopped = false
  if (reindex) await writer.beginPass(source)
  try {
    for await (const read of records) {
      stopped = shouldStop()
      if (stopped) break
      tally.counts.lines++
      await batch.add(judged(read, seen), read.length)
      onProgress(tally.counts)
    }
    await batch.flush()
  } finally {
    // The writer may be closed only then, also when the feed has failed.
    await batch.written()
  }
  onProgress(tally.counts)
  const removed = reindex && !stopped ? await endPass(writer, tally.counts) : 0
  if (!stopped) await writer.optimise()
  return tally.summary(stopped ? 'stopped' : 'completed', removed, performance.now() - started)
}

/** Gives how many products went. A feed of which no line was accepted is no catalogue. */
async function endPass(writer: CatalogueWriter, { accepted }: Readonly<LoadCounts>): Promise<number> {
  if (accepted > 0) return writer.removeUnseen()
  await writer.discardPass?.()
  return 0
}

/** Two records of one id at one version contradict each other: the first one counts, as the version guard has it. */
function judged({ line, outcome }: FeedRecord, seen: SeenRecords): Judged {
  if (!outcome.ok) {
    const { id, reason } = outcome
    return { line, ...(id !== undefined && { id }), reason }
  }
  const { record, warnings } = outcome
  const firstLine = seen.lineOf(record, line)
  if (firstLine === undefined) return { line, record, warnings }
  return { line, id: record.id, reason: `id: is on line ${firstLine} already, which counts` }
}

/** Nothing is wrong with the line: the feed is not loaded until all that it takes is written. */
const tooBusy = (reason: string): CatalogueUnavailableError =>
  new CatalogueUnavailableError('overloaded', `The catalogue could not be written: ${reason}.`)

class Batch {
  readonly #writer: CatalogueWriter
  readonly #tally: LoadTally
  readonly #reindex: boolean
  #records: { line: number; record: CatalogueRecord }[] = []
  /** Refused in this batch: a bad line must not remove the product that it is about. */
  #refusedIds: string[] = []
  #length = 0
  readonly #writing = new Set<Promise<void>>()

  constructor(writer: CatalogueWriter, tally: LoadTally, reindex: boolean) {
    this.#writer = writer
    this.#tally = tally
    this.#reindex = reindex
  }

  async add(read: Judged, length: number): Promise<void> {
    if ('record' in read) {
      this.#tally.warn(read.warnings)
      this.#records.push(read)
      this.#length += length
    } else {
      this.#refuse(read)
    }
    const size = this.#records.length + this.#refusedIds.length
    if (size >= maxBatchRecords || this.#length >= maxBatchLength) await this.flush()
  }

  /** Hands the batch over, as soon as the writer takes it. */
  async flush(): Promise<void> {
    const records = this.#records
    this.#records = []
    this.#length = 0
    while (this.#writing.size >= (this.#writer.writesAtOnce ?? 1)) await Promise.race(this.#writing)
    const writing = this.#writeAndKeep(records).then(() => void this.#writing.delete(writing))
    this.#writing.add(writing)
    // A failure stays, and is met by who waits next.
    writing.catch(() => undefined)
  }

  /** Resolves when all that was handed over is written. */
  async written(): Promise<void> {
    await Promise.all(this.#writing)
  }

  async #writeAndKeep(records: readonly { line: number; record: CatalogueRecord }[]): Promise<void> {
    if (records.length > 0) await this.#write(records)
    const kept = this.#refusedIds
    this.#refusedIds = []
    if (kept.length > 0) await this.#writer.keep(kept)
  }

  async #write(records: readonly { line: number; record: CatalogueRecord }[]): Promise<void> {
    const outcomes = await this.#writer.write(records.map(({ record }) => record))
    for (const [i, { line, record }] of records.entries()) {
      const outcome = outcomes[i]
      if (outcome === undefined) throw new Error(`The catalogue's writer gave no outcome for ${record.id}`)
      if (outcome.outcome === 'failed' && outcome.isTransient) throw tooBusy(outcome.reason)
      if (outcome.outcome === 'failed') this.#refuse({ line, id: record.id, reason: outcome.reason })
      else if (outcome.outcome === 'written') this.#tally.written()
      else this.#tally.stale()
    }
  }

  #refuse(refused: RefusedLine): void {
    this.#tally.refuse(refused)
    if (this.#reindex && refused.id !== undefined) this.#refusedIds.push(refused.id)
  }
}
