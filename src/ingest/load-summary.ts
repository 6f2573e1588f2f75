/** A line that was not taken, for the operator to mend. */
export interface RefusedLine {
  /** Where its record starts, from 1. */
  line: number
  id?: string
  /** The field and what is wrong with it. */
  reason: string
}

/** How far a load has come. */
export interface LoadCounts {
  /** Records that were read: of one line each, or of as many as they span. */
  lines: number
  /** Valid records; each is written or stale. */
  accepted: number
  written: number
  /** A newer or equal version was there already. */
  stale: number
  refused: number
}

export interface LoadProgress extends LoadCounts {
  /** Of the file, as it is stored. */
  bytesRead: number
  bytesTotal: number
}

export interface LoadSummary extends LoadCounts {
  /** `stopped`: the feed was not read to its end; what had been accepted is written. */
  outcome: 'completed' | 'stopped'
  /** The first of those refused; `refused` counts them all. */
  refusedLines: RefusedLine[]
  /** What was left out of accepted records, most frequent first. */
  warnings: { text: string; count: number }[]
  /** Products that a reindex removed because the feed does not have them. */
  removed: number
  tookMs: number
  recordsPerSecond: number
}

/** So many refused lines are named; more would only bury the first. */
export const maxRefusedLines = 1_000

/** Counts what becomes of a feed's lines, in bounded memory. */
export class LoadTally {
  readonly counts: LoadCounts = { lines: 0, accepted: 0, written: 0, stale: 0, refused: 0 }
  readonly #refusedLines: RefusedLine[] = []
  readonly #warnings = new Map<string, number>()

  refuse(refused: RefusedLine): void {
    this.counts.refused++
    if (this.#refusedLines.length < maxRefusedLines) this.#refusedLines.push(refused)
  }

  /** The texts come from a fixed set, so their number is bounded. */
  warn(texts: readonly string[]): void {
    for (const text of texts) this.#warnings.set(text, (this.#warnings.get(text) ?? 0) + 1)
  }

  written(): void {
    this.counts.accepted++
    this.counts.written++
  }

  stale(): void {
    this.counts.accepted++
    this.counts.stale++
  }

  summary(outcome: LoadSummary['outcome'], removed: number, tookMs: number): LoadSummary {
    const warnings = [...this.#warnings].map(([text, count]) => ({ text, count }))
    return {
      ...this.counts,
      outcome,
      // A batch's failed writes come after the lines that were refused while it was filled.
      refusedLines: this.#refusedLines.toSorted((a, b) => a.line - b.line),
      warnings: warnings.sort((a, b) => b.count - a.count),
      removed,
      tookMs,
      recordsPerSecond: tookMs > 0 ? Math.round((this.counts.accepted * 1_000) / tookMs) : 0,
    }
  }
}
