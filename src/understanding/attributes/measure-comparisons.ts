import { chatWords } from '../chat-words.ts'
import { phrases } from '../phrases.ts'
import type { AttributeConstraint } from '../understanding.ts'
import type { Word } from '../words.ts'

export type Operator = AttributeConstraint['op']

/** What a phrase says of a measure. */
export interface MeasureBound {
  op: Operator | 'about' | 'between'
  /** The word that says what is measured: 'longer than' speaks of the length. */
  of?: string
}

const bound = (op: MeasureBound['op'], of?: string): MeasureBound => ({ op, ...(of !== undefined && { of }) })

/** Phrases before a measure. */
export const boundsBefore = phrases<MeasureBound>([
  [
    bound('<'),
    'under, below, beneath, less than, less then, lower than, fewer than, sub, just under, <, underneath, smaller than, slimmer than',
  ],
  [
    bound('<='),
    `
      up to, upto, max, maximum, max of, maximum of, at most, at the most, no more than, not more than, not over, not
      above, no larger than, no bigger than, not bigger than, not larger than, within, not exceeding, not to exceed,
      <=, ≤, maximal, nothing over, nothing above, no greater than, not greater than, limit of, or less than
    `,
  ],
  [
    bound('>'),
    'over, above, more than, more then, greater than, higher than, larger than, bigger than, beyond, exceeding, exceeds, upwards of, in excess of, >, north of, faster than',
  ],
  [
    bound('>='),
    `
      at least, atleast, min, minimum, min of, minimum of, no less than, not less than, not under, not below, nothing
      under, nothing below, no smaller than, not smaller than, starting at, starting from, from, >=, ≥, minimal, at the very least
    `,
  ],
  [
    bound('about'),
    'around, about, approx, approximately, roughly, circa, ~, close to, nearly, arround, somewhere around, something around, something like',
  ],
  [bound('between'), 'between, in between, anywhere between, from between, range of'],
  [bound('<', 'weight'), 'lighter than, weighing less than, weighs less than, weighing under, weighs under'],
  [bound('<=', 'weight'), 'no heavier than, not heavier than, weighing up to, weighs up to, weighing at most'],
  [bound('>', 'weight'), 'heavier than, weighing more than, weighs more than, weighing over'],
  [bound('>', 'long'), 'longer than'],
  [bound('>=', 'long'), 'no shorter than, not shorter than'],
  [bound('<', 'long'), 'shorter than'],
  [bound('<=', 'long'), 'no longer than, not longer than'],
  [bound('>', 'wide'), 'wider than'],
  [bound('<', 'wide'), 'narrower than, less wide than'],
  [bound('<=', 'wide'), 'no wider than, not wider than'],
  [bound('>', 'tall'), 'taller than'],
  [bound('<=', 'tall'), 'no taller than, not taller than, no higher than, not higher than'],
  [bound('>', 'deep'), 'deeper than'],
  [bound('<=', 'deep'), 'no deeper than, not deeper than'],
  [bound('>', 'thick'), 'thicker than'],
  [bound('<', 'thick'), 'thinner than'],
  [bound('<=', 'thick'), 'no thicker than, not thicker than'],
  [bound('<', 'noise'), 'quieter than'],
  [bound('>', 'brightness'), 'brighter than'],
])

/** Phrases after a measure. */
export const boundsAfter = phrases<MeasureBound>([
  [
    bound('>='),
    `
      or more, or above, or over, or higher, or up, and up, and above, and over, and more, and higher, upwards, plus, +,
      minimum, min, at least, or upwards, and upwards, or larger, or bigger, or longer, or better, or faster, or brighter, or greater, at minimum, and bigger, and larger, or taller, or wider, or heavier
    `,
  ],
  [
    bound('<='),
    `
      or less, or under, or below, or lower, and under, and below, and less, tops, at most, at the most, max, maximum,
      or smaller, or lighter, or shorter, or fewer, at max, and smaller, and lighter, or thinner, or narrower
    `,
  ],
  [bound('about'), 'or so, ish, give or take, or thereabouts, - ish, more or less'],
])

/** Between a comparing phrase and its number. */
const between = new Set('a an the of is are be : = just about around approximately roughly only'.split(' '))

/** How many words before a number belong to a comparison. */
const reach = 6

/** The comparing phrase that ends right before a number, and where it begins: the one that begins first. */
export function boundBefore(
  words: readonly Word[],
  index: number,
  floor: number,
): { bound: MeasureBound; start: number } | undefined {
  for (let start = Math.max(floor, index - reach); start < index; start++) {
    const found = boundsBefore.at(words, start)
    if (found === undefined || start + found.length > index) continue
    const gap = words.slice(start + found.length, index)
    if (gap.every(({ text }) => between.has(text))) return { bound: found.meaning, start }
  }
  return undefined
}

const opposite: Readonly<Record<string, Operator>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** "don't want more than 2 kg" sets an upper bound; the words that say so may stand a little before. */
export function denied(words: readonly Word[], start: number, op: MeasureBound['op']): MeasureBound['op'] {
  for (let index = start - 1; index >= Math.max(0, start - 3); index--) {
    const word = words[index]
    if (word === undefined || word.kind === 'mark') break
    if (/^(?:not|dont|doesnt|cant|cannot|shouldnt|mustnt|never|isnt)$/.test(word.text)) return opposite[op] ?? op
    if (!chatWords.has(word.text)) break
  }
  return op
}
