import { areNeighbours } from './keyboard.ts'

/** What each kind of edit costs. */
interface EditCosts {
  substitution(typed: string, meant: string): number
  /** A letter too many or too few, beside one that stands before it. */
  indel(letter: string, before: string | undefined): number
  transposition: number
}

const unit: EditCosts = { substitution: () => 1, indel: () => 1, transposition: 1 }

/**
 * How a hand slips: it hits the key beside, doubles a letter or forgets to, and swaps two. Within one edit these are
 * likelier than another letter altogether; two of them stay less likely than any one edit.
 */
const typing: EditCosts = {
  substitution: (typed, meant) => (areNeighbours(typed, meant) ? 0.7 : 1),
  indel: (letter, before) => (letter === before ? 0.7 : 0.9),
  transposition: 0.7,
}

/**
 * The number of letters put in, left out, replaced or swapped with the next between two words: Damerau's four errors (A
 * technique for computer detection and correction of spelling errors, CACM 7, 1964), no letter touched twice.
 */
export const editDistance = (typed: string, meant: string): number => distance(typed, meant, unit)

/** The same, less for what a hand does easily; from 0.7 for one such edit. */
export const typingDistance = (typed: string, meant: string): number => distance(typed, meant, typing)

function distance(typed: string, meant: string, costs: EditCosts): number {
  let beforeLast: number[] = []
  let last = [0]
  for (let j = 1; j <= meant.length; j++) last[j] = (last[j - 1] ?? 0) + costs.indel(at(meant, j), at(meant, j - 1))
  for (let i = 1; i <= typed.length; i++) {
    const row = [(last[0] ?? 0) + costs.indel(at(typed, i), at(typed, i - 1))]
    for (let j = 1; j <= meant.length; j++) row[j] = cheapest(typed, meant, i, j, { row, last, beforeLast, costs })
    beforeLast = last
    last = row
  }
  return last[meant.length] ?? 0
}

interface Rows {
  row: readonly number[]
  last: readonly number[]
  beforeLast: readonly number[]
  costs: EditCosts
}

function cheapest(typed: string, meant: string, i: number, j: number, { row, last, beforeLast, costs }: Rows): number {
  const [a, b] = [at(typed, i), at(meant, j)]
  const kept = (last[j - 1] ?? 0) + (a === b ? 0 : costs.substitution(a, b))
  const tooMany = (last[j] ?? 0) + costs.indel(a, at(typed, i - 1))
  const tooFew = (row[j - 1] ?? 0) + costs.indel(b, at(meant, j - 1))
  const isSwapped = i > 1 && j > 1 && a !== b && a === at(meant, j - 1) && b === at(typed, i - 1)
  const swapped = isSwapped ? (beforeLast[j - 2] ?? 0) + costs.transposition : Number.POSITIVE_INFINITY
  return Math.min(kept, tooMany, tooFew, swapped)
}

/** The letter at a place counted from 1. */
const at = (word: string, place: number): string => word[place - 1] ?? ''
