import { phrases, wordSet } from '../phrases.ts'
import type { Span, Taken } from '../spans.ts'
import type { LiftedLimit } from '../understanding.ts'
import type { Word } from '../words.ts'
import { add } from './brands.ts'

export interface LiftReading {
  lifts: LiftedLimit[]
  spans: Span[]
}

const limitNames: Readonly<Record<string, LiftedLimit>> = {
  brand: 'brands',
  brands: 'brands',
  make: 'brands',
  makes: 'brands',
  manufacturer: 'brands',
  colour: 'colours',
  colours: 'colours',
  color: 'colours',
  colors: 'colours',
  price: 'price',
  prices: 'price',
  pricing: 'price',
  budget: 'price',
  cost: 'price',
  money: 'price',
  department: 'department',
  departments: 'department',
  sorting: 'sort',
  sort: 'sort',
}

/** Right before the limit's name, possibly with 'the' or 'specific' between. */
const openings = phrases<true>([
  [
    true,
    `
      no preference for, no preference for the, no preference on, no preference about, no preference regarding,
      any, all, every, whatever, no matter, no matter the, no matter what, regardless of, regardless of the,
      irrespective of, forget, forget about, remove, drop, clear, ignore, lift, without, never mind, nevermind, no,
      cancel, delete, undo, reset, dont care about, dont mind, do not care about, do not mind, not picky about, not
      fussy about, open to any, dont bother with, not interested in, not so interested in, happy with any, fine with
      any, okay with any, ok with any, doesnt need a
    `,
  ],
])
const between = wordSet('the a that this specific particular set of about any my')
const tails = wordSet(
  'limit limits limitation filter filters preference preferences range restriction restrictions cap requirement requirements',
)

/** Right after the limit's name. */
const dismissals = phrases<true>([
  [
    true,
    `
      is fine, is ok, is okay, is good, is great, will do, works, works for me, is fine with me, is fine by me, is alright,
      doesnt matter, does not matter, dont matter, do not matter, isnt important, is not important, is unimportant,
      dosent matter, is no issue, is not an issue, isnt an issue, is no problem, is not a problem, is no object, no
      object, not important, is not a concern, is no concern, isnt a concern, is irrelevant, is up to you, is
      flexible, is open, doesnt matter to me, can be anything, could be anything, can be any, doesnt bother me, dosnt
      matter, doesn matter, makes no difference
    `,
  ],
])

const everything = phrases<true>([
  [
    true,
    `
      clear filters, clear the filters, clear all filters, clear my filters, remove filters, remove all filters, no
      filters, remove the filters, reset filters, reset the filters, without filters, without any filters, remove all
      limits, clear limits, clear all limits, remove the limits, drop all filters, drop the filters, without limits,
      no limits
    `,
  ],
])

/** 'no limit' is said of the price; whatever else is limited is named. */
const noLimits = phrases<true>([
  [
    true,
    `
      no limit, no limits, no more limit, no more limits, no longer a limit, no upper limit, no maximum, no max, no cap, without limit, without a limit, without any limit, without an
      upper limit, without a cap, without a maximum, there is no limit, theres no limit, unlimited budget, unlimited money
    `,
  ],
])
const ofMoney = phrases<true>([
  [
    true,
    `
      on price, on the price, on prices, on my budget, on budget, on the budget, on cost, on the cost, on money, to the price,
      for the price, to my budget, on what it costs, on spending, in price
    `,
  ],
])

/** What is measured: given up only where it is said in full, since 'no memory card' and 'any screen' look for things. */
const measures = wordSet(
  'size sizes weight length width height depth memory ram storage capacity resolution brightness power wattage specs features',
)
const anyOfIt = phrases<true>([
  [
    true,
    'any, whatever, no matter the, no matter what, regardless of, regardless of the, dont care about the, dont care about, forget the, forget about the, remove the, drop the, ignore the, no limit on, no limit on the',
  ],
])

/** 'any size', 'the weight doesn't matter'. */
function measureLiftAt(words: readonly Word[], start: number): Span | undefined {
  const opening = anyOfIt.at(words, start)
  const at = start + (opening?.length ?? 0)
  if (!measures.has(words[at]?.text ?? '')) return undefined
  const end = tailEnd(words, at + 1)
  if (opening !== undefined) return end > at + 1 || endsPhrase(words[end]) ? { start, end } : undefined
  return dismissals.at(words, at + 1) === undefined ? undefined : { start, end }
}

const allLimits: readonly LiftedLimit[] = [
  'price',
  'brands',
  'colours',
  'attributes',
  'excludeTerms',
  'department',
  'sort',
]

/** Reads which limits are given up: 'any colour', 'price doesn't matter', 'forget the brand', 'remove all filters'. */
export function readLifts(words: readonly Word[], taken: Taken): LiftReading {
  const reading: LiftReading = { lifts: [], spans: [] }
  for (let index = 0; index < words.length; ) {
    const all = everything.at(words, index)
    const measure = taken.has(index) ? undefined : measureLiftAt(words, index)
    const lift = taken.has(index)
      ? undefined
      : measure
        ? { ...measure, limit: 'attributes' as const }
        : liftAt(words, index)
    if (all !== undefined) {
      for (const limit of allLimits) add(reading.lifts, limit)
      reading.spans.push({ start: index, end: index + all.length })
    } else if (lift !== undefined) {
      add(reading.lifts, lift.limit)
      reading.spans.push(lift)
    }
    index = Math.max(index + 1, lift?.end ?? 0, index + (all?.length ?? 0))
  }
  return reading
}

/** A limit that is given up by a phrase beginning at `start`, or by one after its name there. */
function liftAt(words: readonly Word[], start: number): (Span & { limit: LiftedLimit }) | undefined {
  const opening = openings.at(words, start)
  if (opening !== undefined) {
    let at = start + opening.length
    for (let step = 0; step < 3 && limitAt(words, at) === undefined && between.has(words[at]?.text ?? ''); step++) at++
    const limit = limitAt(words, at)
    if (limit !== undefined && !leadsOn(words, at)) return { limit, start, end: tailEnd(words, at + 1) }
  }
  const unlimited = noLimits.at(words, start)
  if (unlimited !== undefined) {
    const at = start + unlimited.length
    const end = at + (ofMoney.at(words, at)?.length ?? 0)
    // 'no limit poster' is looked for.
    if (end > at || endsPhrase(words[at])) return { limit: 'price', start, end }
  }
  const limit = limitAt(words, start)
  const dismissal = limit === undefined ? undefined : dismissals.at(words, start + 1)
  return limit && dismissal && { limit, start, end: start + 1 + dismissal.length }
}

const endsPhrase = (word: Word | undefined): boolean =>
  word === undefined || word.kind === 'mark' || /^(?:please|pls|then|now|anymore|thanks|and|but)$/.test(word.text)

function limitAt(words: readonly Word[], index: number): LiftedLimit | undefined {
  const text = words[index]?.text ?? ''
  return Object.hasOwn(limitNames, text) ? limitNames[text] : undefined
}

/** 'any colour printer' asks for colour printers, 'no budget laptops' rules laptops out: nothing is given up. */
const leadsOn = (words: readonly Word[], index: number): boolean =>
  /^(?:it|that|them|this|printer|printers|laser|laserjet|inkjet|copier|cartridge|cartridges|tag|tags|gun|guns|label|labels|name|changing|book|books|pencil|pencils)$/.test(
    words[index + 1]?.text ?? '',
  )

function tailEnd(words: readonly Word[], from: number): number {
  let end = from
  while (end < from + 2 && tails.has(words[end]?.text ?? '')) end++
  const dismissal = dismissals.at(words, end)
  return dismissal === undefined ? end : end + dismissal.length
}
