import { setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueRecord } from '../catalogue/product.ts'
import type { CatalogueWriter, WriteOutcome } from '../search/engine.ts'
import { maxTries, waitAfter } from './stream/retry-policy.ts'

export interface PatientWriterOptions {
  writer: CatalogueWriter
  /** Asked while it waits. */
  shouldStop(): boolean
  /** How long to wait after so many tries; undefined: no longer. */
  waitMs?: (tries: number) => number | undefined
}

const lookEveryMs = 200

/**
 * A writer of feeds that tries again, as the stream does, what an engine does not take now. A feed can wait, so that the
 * records behind them do too. What it does not take in the end is a line of the feed that was refused, which is kept in the
 * dead letters as such.
 */
export function patientWriter({ writer, shouldStop, waitMs = wait }: PatientWriterOptions): CatalogueWriter {
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
    return outcomes.map((outcome) => withTries(outcome, tries))
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

function withTries(outcome: WriteOutcome, tries: number): WriteOutcome {
  if (outcome.outcome !== 'failed' || !outcome.isTransient || tries < maxTries) return outcome
  return { ...outcome, reason: `${outcome.reason} (after ${tries} tries)` }
}
