import { singular } from '../singular.ts'
import type { Span } from '../spans.ts'
import type { Word } from '../words.ts'

/** What is looked for, in words around a measure. */
export interface Thing {
  /** Singular, its kind last; those of the search so far when the message names nothing. */
  words: readonly string[]
  /** Whether the measure is of something else that it has to fit: 'sleeve for a 13 inch laptop'. */
  isOther: boolean
}

const prepositions =
  /^(?:for|with|that|which|to|under|over|up|at|between|fits?|fitting|from|without|around|of|and|or|in|has|have|having|is|,|-)$/
const fitting = /^(?:for|fits?|fitting)$/

/** Whose 'for' asks for the thing itself. */
const asking = /^(?:looking|look|searching|search|shopping|hunting|asking|go|going|market|need|here|want)$/

/**
 * The thing that a message looks for: the first run of words that ends in a kind of product. `own` are the
 * places of the measure itself.
 */
export function thingOf(
  words: readonly Word[],
  own: Span,
  context: { terms: readonly string[]; isProductNoun(text: string): boolean },
): Thing {
  const isNoun = (index: number): boolean =>
    words[index]?.kind === 'word' &&
    !(index >= own.start && index < own.end) &&
    context.isProductNoun(words[index]?.text ?? '')
  const noun = words.findIndex((_, index) => isNoun(index))
  if (noun === -1) return { words: context.terms, isOther: false }
  let last = noun
  for (let index = noun + 1; index < words.length && !prepositions.test(words[index]?.text ?? ''); index++) {
    if (isNoun(index)) last = index
  }
  let first = noun
  while (first > 0 && words[first - 1]?.kind === 'word' && !prepositions.test(words[first - 1]?.text ?? '')) first--
  const named = words.slice(first, last + 1).flatMap(({ kind, text }) => (kind === 'word' ? [singular(text)] : []))
  const isBefore = last < own.start || context.terms.length > 0
  return { words: named, isOther: isBefore && isFitted(words, own, isNoun) }
}

/** 'for a 13 inch laptop': the measure is of what follows it, after a 'for' that asks for nothing. */
function isFitted(words: readonly Word[], own: Span, isNoun: (index: number) => boolean): boolean {
  const from = [1, 2, 3].map((back) => own.start - back).find((index) => fitting.test(words[index]?.text ?? ''))
  if (from === undefined || asking.test(words[from - 1]?.text ?? '')) return false
  return [0, 1, 2].some((step) => isNoun(own.end + step)) || /^fit/.test(words[from]?.text ?? '')
}
