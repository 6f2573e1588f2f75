import type { RunTally } from '../image-run.ts'

/** What a run tells of itself, within a process or to the one that started it. */
export type Tally = Omit<RunTally, 'settled'>

export const noTally: Tally = {
  ...{ painted: 0, adopted: 0, parked: 0, dropped: 0, failed: 0, inWork: 0, paid: 0 },
  ...{ lastFailure: undefined, trouble: undefined },
}

/** Of several processes together. */
export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = { ...noTally }
  for (const tally of tallies) {
    for (const name of ['painted', 'adopted', 'parked', 'dropped', 'failed', 'inWork', 'paid'] as const)
      sum[name] += tally[name]
    sum.lastFailure = tally.lastFailure ?? sum.lastFailure
    sum.trouble = tally.trouble ?? sum.trouble
  }
  return sum
}
