import { wordSet } from '../phrases.ts'
import type { Span } from '../spans.ts'
import { type Word, written } from '../words.ts'
import { smallNumber } from './number-words.ts'

export interface RatingReading {
  /** Limits on stars or on the number of reviews, as written. No product can be filtered by them. */
  unapplied: { kind: 'rating' | 'reviews'; text: string }[]
  spans: Span[]
}

const reviewAnchors = wordSet('review reviews rating ratings buyers votes')
const starAnchors = wordSet('star stars')
const ratingAnchors = wordSet('rated rating ratings score scored')
const between = wordSet(`
  with at least most over above more than greater higher minimum min of from to a an and is are be should customer user
  verified or below under less fewer number average plus between
`)
const tail = wordSet('or and higher more above up better plus over rating ratings review reviews star stars')

/** A limit's words before and after its number are at most this many. */
const reach = 6

/**
 * Reads 'at least 4 stars', 'rated 4.5 or higher', '250+ reviews'. They are taken out of the words, so
 * that 4.5 becomes neither a price nor a word to search for, and are told apart for the answer to say.
 */
export function readRatings(words: readonly Word[]): RatingReading {
  const reading: RatingReading = { unapplied: [], spans: [] }
  for (let index = 0; index < words.length; ) {
    const limit = ratingAt(words, index)
    if (limit === undefined) index++
    else {
      const { kind, start, end } = limit
      reading.unapplied.push({ kind, text: written(words, start, end) })
      reading.spans.push({ start, end })
      index = end
    }
  }
  return reading
}

/** The limit whose number or anchor ('rated') stands at `index`. */
function ratingAt(words: readonly Word[], index: number): (Span & { kind: 'rating' | 'reviews' }) | undefined {
  const word = words[index]
  if (word === undefined) return undefined
  if (ratingAnchors.has(word.text) || word.text === 'reviews') {
    const number = numberWithin(words, index + 1)
    if (number === undefined) return undefined
    const value = words[number]?.value ?? 0
    const kind = word.text === 'reviews' || value > 5 ? 'reviews' : 'rating'
    return { kind, start: leadOf(words, index), end: tailOf(words, number + 1) }
  }
  // '$20 with ratings above 4': the price is none of the stars'.
  const isSpelled = smallNumber(word.text) !== undefined && starAnchors.has(words[index + 1]?.text ?? '')
  if (!isSpelled && (word.kind !== 'number' || !/^k?$/.test(word.unit))) return undefined
  if (words[index - 1]?.kind === 'currency') return undefined
  const anchor = anchorAfter(words, index + 1)
  if (anchor === undefined) return undefined
  const isStars = starAnchors.has(words[anchor]?.text ?? '') || (words[anchor]?.text === 'rating' && word.value <= 5)
  return { kind: isStars ? 'rating' : 'reviews', start: leadOf(words, index), end: tailOf(words, anchor + 1) }
}

/** The next number, with nothing but words of comparing and brackets before it. */
function numberWithin(words: readonly Word[], from: number): number | undefined {
  for (let index = from; index < from + reach; index++) {
    const word = words[index]
    if (word === undefined) return undefined
    if (word.kind === 'number') return word.unit === '' || word.unit === 'k' ? index : undefined
    if (!between.has(word.text) && !/^[(:>=≥<]$/.test(word.text)) return undefined
  }
  return undefined
}

/** Between a number and its 'stars' or 'reviews'. */
const owners = wordSet('+ plus - customer user verified out of 5')

/** 'stars' or 'reviews' after a number and '+', 'plus', 'and 4.6', 'customer'. */
function anchorAfter(words: readonly Word[], from: number): number | undefined {
  for (let index = from; index < from + 4; index++) {
    const word = words[index]
    if (word === undefined) return undefined
    if (starAnchors.has(word.text) || reviewAnchors.has(word.text)) return index
    const isRange = /^(?:and|to|-)$/.test(word.text) && words[index + 1]?.kind === 'number'
    const isRangeEnd = word.kind === 'number' && word.unit === '' && index > from
    if (!owners.has(word.text) && !isRange && !isRangeEnd) return undefined
  }
  return undefined
}

function leadOf(words: readonly Word[], index: number): number {
  let start = index
  while (
    start > 0 &&
    index - start < reach &&
    /^(?:with|at|least|over|above|more|than|greater|fewer|less|minimum|min|of|from|rated|rating|between|number|reviews?|by|customer|should|be|a|have|has|having)$/.test(
      words[start - 1]?.text ?? '',
    )
  )
    start--
  return start
}

function tailOf(words: readonly Word[], from: number): number {
  let end = from
  while (end - from < reach) {
    const word = words[end]
    const isNumber =
      word?.kind === 'number' && /^(?:and|to|-)$/.test(words[end - 1]?.text ?? '') && starAnchorNear(words, end)
    if (word === undefined || !(tail.has(word.text) || isNumber || /^[+)]$/.test(word.text))) break
    end++
  }
  // 'rated 4 and black': an 'and' that leads on to something else belongs to that.
  while (end > from && /^(?:or|and)$/.test(words[end - 1]?.text ?? '')) end--
  return end
}

const starAnchorNear = (words: readonly Word[], index: number): boolean => anchorAfter(words, index + 1) !== undefined
