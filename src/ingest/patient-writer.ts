import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueRecord } from '../catalogue/product.ts'
import type { CatalogueWriter, WriteOutcome } from '../search/engine.ts'
import type { DeadLetter, DeadLetters } from './stream/record-stream.ts'
import { maxTries, waitAfter } from './stream/retry-policy.ts'

export interface PatientWriterOptions {
  writer: CatalogueWriter
  letters: DeadLetters
  /** Asked while it waits. */
  shouldStop(): boolean
  /** How long to wait after so many tries; undefined: no longer. */
  waitMs?: (tries: number) => number | undefined
}

const lookEveryMs = 200

/**
 * A writer of feeds that tries again, as the stream does, what an engine does not take now. A feed can wait, so that the
 * records behind them do too. What it never takes is kept in the dead letters; what it still does not take now is told.
 */
export function patientWriter({ writer, letters, shouldStop, waitMs = wait }: PatientWriterOptions): CatalogueWriter {
  const write = async (records: readonly CatalogueRecord[]): Promise<WriteOutcome[]> => {
    const outcomes = await writer.write(records)
    let tries = 1
    for (let later = transient(outcomes); later.length > 0; later = transient(outcomes)) {
      const ms = waitMs(tries)
      if (ms === undefined || !(await waited(ms, shouldStop))) break
      const again = await writer.write(later.flatMap((index) => records[index] ?? []))
      for (const [position, index] of later.entries()) outcomes[index] = again[position] as WriteOutcome
      tries++
    }
    // What is not taken only for now is not dead: who reads the feed ends it, to be loaded again.
    const dead = records.flatMap((record, index) => letterOf(record, outcomes[index], tries))
    if (dead.length > 0 && !shouldStop()) await letters.put(dead)
    return outcomes
  }
  return {
    ...(writer.writesAtOnce !== undefined && { writesAtOnce: writer.writesAtOnce }),
    write,
    writePictures: (pictures) => writer.writePictures(pictures),
    beginPass: (source) => writer.beginPass(source),
    keep: (ids) => writer.keep(ids),
    removeUnseen: () => writer.removeUnseen(),
    discardPass: async () => writer.discardPass?.(),
    optimise: () => writer.optimise(),
    close: () => writer.close(),
  }
}

const wait = (tries: number): number | undefined => waitAfter(tries, Math.random())

const transient = (outcomes: readonly WriteOutcome[]): number[] =>
  outcomes.flatMap((one, index) => (one.outcome === 'failed' && one.isTransient ? [index] : []))

async function waited(ms: number, shouldStop: () => boolean): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (shouldStop()) return false
    await sleep(Math.min(lookEveryMs, Math.max(1, until - Date.now())))
  }
  return true
}

/** There is no topic that it has a place in: its place is a number of its own. */
let lastPlace = 0

function letterOf(record: CatalogueRecord, outcome: WriteOutcome | undefined, tries: number): DeadLetter[] {
  if (outcome?.outcome !== 'failed' || outcome.isTransient) return []
  const now = Date.now()
  lastPlace = Math.max(lastPlace + 1, now * 1_000)
  const reason = tries >= maxTries ? `${outcome.reason} (after ${tries} tries)` : outcome.reason
  return [
    {
      ...{ reason, topic: 'products', partition: 0, offset: lastPlace, firstSeen: now, timestamp: now },
      ...{ key: record.id, value: Buffer.from(JSON.stringify(record)), headers: {} },
    },
  ]
}
