import { toMinorUnits } from '../../catalogue/money.ts'
import { chatWords } from '../chat-words.ts'
import { wordSet } from '../phrases.ts'
import { isFree, type Span, type Taken } from '../spans.ts'
import type { PriceLimit } from '../understanding.ts'
import type { Word } from '../words.ts'
import { written } from '../words.ts'
import { type Amount, amountAt, followerOf } from './amounts.ts'
import { endingWords } from './measure-words.ts'
import { isRange, rangeFrom, rangeOfSums } from './price-range.ts'
import { hasMeasureCue, hasMoneyCue, type PriceContext, type Statement } from './price-statement.ts'
import {
  type Comparison,
  comparisonsAfter,
  comparisonsBefore,
  denials,
  fillers,
  moneyCues,
  reductionsAfter,
  reductionsBefore,
} from './price-words.ts'

export interface PriceReading {
  price: PriceLimit | undefined
  /** Amounts in another currency than the catalogue's, as written. They set no limit: a rate would be invented. */
  foreign: string[]
  spans: Span[]
}

/**
 * Reads price limits. `under`, `up to` and their like are inclusive: under $30 is a `max` of 3000. A
 * bare amount of money ('a $30 mouse', 'for $30') is `about`. A number without a currency is a price
 * only after words of comparing or of money, and never where a unit of measure or something counted
 * follows ('under 30 inches', 'at least 8 ports'), nor, where the comparing word is said of anything, after a word of
 * measure ('size up to 30').
 */
export function readPrice(words: readonly Word[], taken: Taken, context: PriceContext): PriceReading {
  const statements: Statement[] = []
  const reductions: Span[] = []
  for (let index = 0; index < words.length; ) {
    const statement = taken.has(index) ? undefined : statementAt(words, index, context)
    const reduction = statement === undefined ? reductionAt(words, index, context) : undefined
    if (statement !== undefined && isFree(taken, statement)) statements.push(statement)
    if (reduction !== undefined) reductions.push(reduction)
    index = Math.max(index + 1, statement?.end ?? 0, reduction?.end ?? 0)
  }
  const own = statements.filter(({ foreign }) => !foreign)
  return {
    price: combine(own, context.currency),
    foreign: statements.filter(({ foreign }) => foreign).map(({ start, end }) => written(words, start, end)),
    spans: [...statements, ...reductions],
  }
}

/** '20% off', '$5 discount': no limit, and no words to search for. */
function reductionAt(words: readonly Word[], start: number, context: PriceContext): Span | undefined {
  const amount = amountAt(words, start, context.currency)
  if (amount === undefined) return undefined
  const at = words[amount.end]?.text === '%' ? amount.end + 1 : amount.end
  return reductionsAfter.has(words[at]?.text ?? '') ? { start, end: at + 1 } : undefined
}

function combine(statements: readonly Statement[], currency: string): PriceLimit | undefined {
  let price: PriceLimit | undefined
  for (const { bound, low, high } of statements) {
    const [least, most] = [toMinorUnits(low, currency), toMinorUnits(high, currency)]
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most)) continue
    const { min, max } = price ?? {}
    if (bound === 'about') price = { about: least, ...boundsAround(least, price) }
    else if (bound === 'range') price = { min: least, max: most }
    else if (bound === 'max') price = min === undefined ? { max: most } : { min, max: most }
    else price = max === undefined ? { min: least } : { min: least, max }
  }
  return price
}

/** 'No more than $50, ideally around $48': bounds stay beside an amount that is inside them. One outside takes their place. */
function boundsAround(about: number, price: PriceLimit | undefined): Pick<PriceLimit, 'min' | 'max'> {
  const { min, max, about: before } = price ?? {}
  if (before !== undefined || about < (min ?? 0) || about > (max ?? Number.POSITIVE_INFINITY)) return {}
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function statementAt(words: readonly Word[], start: number, context: PriceContext): Statement | undefined {
  const before = comparisonsBefore.at(words, start)
  if (before !== undefined) {
    const compared = comparedAt(words, start, start + before.length, before.meaning, context)
    if (compared !== undefined) return compared
  }
  return plainAt(words, start, context)
}

/** A comparing phrase and what it compares with. */
function comparedAt(
  words: readonly Word[],
  start: number,
  after: number,
  comparison: Comparison,
  context: PriceContext,
): Statement | undefined {
  const { at, about } = skipFillers(words, after)
  const amount = amountAt(words, at, context.currency)
  if (amount === undefined || isReduced(words, start, amount.end)) return undefined
  const isMoney = comparison.strength === 'price' || hasMoneyCue(words, start, at)
  const isAnnounced = isMoney || comparison.bound === 'about' || /between|from/.test(words[start]?.text ?? '')
  const range = rangeFrom(words, amount, context, isAnnounced, start)
  if (range !== undefined) return { ...range, start }
  // 'about 30-32 inches': what is no range of prices is no price either.
  if (comparison.bound === 'between' || (amount.currency === undefined && isRange(words, amount, context)))
    return undefined
  if (amount.currency === undefined && !mayBePrice(words, start, amount, { ...comparison, isMoney }, context)) {
    return undefined
  }
  const bound = amount.about || (about && isSpending(words, start)) ? 'about' : denied(words, start, comparison.bound)
  const following = comparisonsAfter.at(words, amount.end)
  // 'from $100 upwards' says it twice; 'around $50 max' says it the second time.
  const postfix = bound === 'about' || following?.meaning.bound === bound ? following : undefined
  return {
    bound: postfix?.meaning.bound === 'max' || postfix?.meaning.bound === 'min' ? postfix.meaning.bound : bound,
    low: amount.major,
    high: amount.major,
    foreign: amount.currency === 'foreign',
    start,
    end: amount.end + (postfix?.length ?? 0),
  }
}

/** Steps over 'a', 'of', ':' and 'about', at most three of them. */
function skipFillers(words: readonly Word[], from: number): { at: number; about: boolean } {
  let at = from
  let about = false
  for (; at < from + 3 && fillers.has(words[at]?.text ?? ''); at++) {
    // 'a hundred' begins with a filler and is an amount.
    if (words[at]?.text === 'a' && /^(?:hundred|thousand|grand)$/.test(words[at + 1]?.text ?? '')) break
    about ||= /^(?:about|around)$/.test(words[at]?.text ?? '')
  }
  return { at, about }
}

const isSpending = (words: readonly Word[], start: number): boolean =>
  /^(?:budget|spend|spending|pay|afford)$/.test(words[start]?.text ?? '')

/** 'do not cost more than $15' sets the upper bound. */
function denied(words: readonly Word[], start: number, bound: Comparison['bound']): Statement['bound'] {
  if (bound === 'about' || bound === 'between') return 'about'
  for (let index = start - 1; index >= Math.max(0, start - 4); index--) {
    const word = words[index]
    if (word === undefined || word.kind === 'mark') break
    if (denials.has(word.text)) return bound === 'min' ? 'max' : index === start - 1 ? 'min' : bound
    // 'not black over $20' denies the colour.
    if (!chatWords.has(word.text)) break
  }
  return bound
}

const isReduced = (words: readonly Word[], start: number, end: number): boolean =>
  reductionsAfter.has(words[end]?.text ?? '') || reductionsBefore.has(words[start - 1]?.text ?? '')

/** Whether an amount without a currency is a price. */
function mayBePrice(
  words: readonly Word[],
  start: number,
  amount: Amount,
  comparison: { strength: Comparison['strength']; isMoney: boolean },
  context: PriceContext,
): boolean {
  const { strength, isMoney } = comparison
  if (amount.thousands && !isMoney && isResolution(amount)) return false
  // 'watch for a hundred and fifty': so large a number that is written out is of money.
  const isSum = amount.spelled && amount.major >= leastSum
  if (strength === 'money' && !isMoney && !isSum) return false
  if (!isMoney && hasMeasureCue(words, start)) return false
  const follower = followerOf(
    words,
    amount.end,
    (word) => endingWords.has(word.text) || context.isProductWord(word, amount.end),
  )
  if (follower === 'unit') return false
  // 'max 60 anything but blue': a maximum stands alone, unless what it counts follows ('max 60 pages').
  const isExtreme = /^(?:max|maximum|min|minimum)$/.test(words[start]?.text ?? '')
  if (isExtreme && turnsAway.has(words[amount.end]?.text ?? '')) return true
  // 'under 30 wireless mice', but not 'under 5 moving parts'; 'over 30 channels' is never a price.
  return follower === 'end' || (isMoney && !/[^s]s$/.test(words[amount.end]?.text ?? ''))
}

/** Smaller numbers in words count people and years as often as money. */
const leastSum = 100

/** 2k, 4k, 5k and 8k are how fine a screen is. */
const isResolution = ({ major }: Amount): boolean => [2_000, 4_000, 5_000, 8_000].includes(major)

/** Words that begin something else than what a number counts. */
const turnsAway = wordSet('anything everything except excluding apart other any nothing minus non brand colour color')

/** An amount that no phrase announces: with a currency it is a price; without, only if a phrase for money follows. */
function plainAt(words: readonly Word[], start: number, context: PriceContext): Statement | undefined {
  const amount = amountAt(words, start, context.currency)
  if (amount === undefined || isReduced(words, start, amount.end)) return undefined
  const isAfterThing = start > 0 && isProductWordAt(words, start - 1, context)
  const isOpen = !isContent(words[start - 1])
  const isCued =
    moneyCues.has(words[start - 1]?.text ?? '') ||
    moneyCues.has(words[start - 2]?.text ?? '') ||
    isRangeNamed(words, start)
  const isTight = words[amount.end]?.glued === true || words[amount.end]?.text === 'to'
  const range =
    isOpen || isCued || isTight || isAfterThing || amount.currency !== undefined
      ? (rangeFrom(words, amount, context, isCued, start) ??
        (isAfterThing ? rangeOfSums(words, amount, context, start) : undefined))
      : undefined
  if (range !== undefined) return { ...range, end: afterRangeName(words, range.end) }
  const after = comparisonsAfter.at(words, amount.end)
  const statement = { low: amount.major, high: amount.major, foreign: amount.currency === 'foreign', start }
  if (amount.currency !== undefined) {
    return { ...statement, bound: boundOf(after?.meaning), end: amount.end + (after?.length ?? 0) }
  }
  if (amount.about && after === undefined) return aboutStatement(words, amount, statement, context)
  if (after === undefined || amount.thousands || hasMeasureCue(words, start)) return undefined
  const mayFollow = after.meaning.strength === 'price' || isOpen || isCued
  const follower = followerOf(words, amount.end + after.length, (word) => endingWords.has(word.text))
  if (!mayFollow || follower === 'unit' || (after.meaning.strength === 'open' && follower === 'other')) return undefined
  return { ...statement, bound: boundOf(after.meaning), end: amount.end + after.length }
}

/** 'laptop 800 - 1000 dollars': the numbers after the thing itself are none of its name. */
const isProductWordAt = (words: readonly Word[], index: number, { isProductWord }: PriceContext): boolean => {
  const word = words[index]
  return word?.kind === 'word' && isProductWord(word, index)
}

/** Over the word in 'the 30-40 range' and 'a 30 to 40 price range'. */
function afterRangeName(words: readonly Word[], end: number): number {
  const at = words[end]?.text === 'price' ? end + 1 : end
  return /^(?:range|bracket)$/.test(words[at]?.text ?? '') ? at + 1 : end
}

/** 'in the 30-40 range', '30 to 40 price range'. */
const isRangeNamed = (words: readonly Word[], start: number): boolean =>
  [3, 4].some((step) => /^(?:range|bracket)$/.test(words[start + step]?.text ?? '')) &&
  words[start + 2]?.kind === 'number'

function aboutStatement(
  words: readonly Word[],
  amount: Amount,
  statement: Omit<Statement, 'bound' | 'end'>,
  context: PriceContext,
): Statement | undefined {
  const isEnd = (word: Word) => endingWords.has(word.text) || context.isProductWord(word, amount.end)
  if (followerOf(words, amount.end, isEnd) !== 'end') return undefined
  return { ...statement, bound: 'about', end: amount.end }
}

const boundOf = (comparison: Comparison | undefined): Statement['bound'] =>
  comparison === undefined || comparison.bound === 'between' ? 'about' : comparison.bound

/** Whether a word says something of its own, so that a number after it may belong to it: 'windows 10'. */
const isContent = (word: Word | undefined): boolean =>
  word !== undefined && word.kind !== 'mark' && !endingWords.has(word.text) && !moneyCues.has(word.text)
