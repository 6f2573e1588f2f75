import type { Word } from '../words.ts'
import { type Amount, amountAt, followerOf } from './amounts.ts'
import { endingWords } from './measure-words.ts'
import { hasMeasureCue, hasMoneyCue, type PriceContext, type Statement } from './price-statement.ts'

/** `$5 to $10`, `5-10$`, `between 50 and 100`; the ends are put in order. */
export function rangeFrom(
  words: readonly Word[],
  low: Amount,
  context: PriceContext,
  isAnnounced: boolean,
  start: number,
): Statement | undefined {
  const separator = separatorAt(words, low.end, isAnnounced)
  if (separator === 0) return undefined
  const high = amountAt(words, low.end + separator, context.currency)
  if (high === undefined) return undefined
  const currency = low.currency ?? high.currency
  if (currency === undefined) {
    if (!isAnnounced || hasMeasureCue(words, start) || areYears(low, high)) return undefined
    const isEnd = (word: Word) =>
      endingWords.has(word.text) || word.text === 'price' || context.isProductWord(word, high.end)
    const follower = followerOf(words, high.end, isEnd)
    if (follower === 'unit' || (follower === 'other' && !hasMoneyCue(words, start, high.end))) return undefined
  }
  // '5 to 10k' is of thousands; '800 to 1k' is not.
  const isOfThousands = high.thousands && !low.thousands && low.major * 1_000 < high.major
  const from = isOfThousands ? low.major * 1_000 : low.major
  const foreign = low.currency === 'foreign' || high.currency === 'foreign'
  return {
    bound: 'range',
    low: Math.min(from, high.major),
    high: Math.max(from, high.major),
    foreign,
    start,
    end: high.end,
  }
}

/** Numbers of a product's name and measures are seldom as round as what people are ready to pay. */
const leastSum = 100
const sumStep = 50

/** 'Laptop 800-1000', 'laptop 800 to 1k': two round numbers after the thing itself, which count nothing. */
export function rangeOfSums(
  words: readonly Word[],
  low: Amount,
  context: PriceContext,
  start: number,
): Statement | undefined {
  const range = rangeFrom(words, low, context, true, start)
  const areSums = range !== undefined && [range.low, range.high].every((sum) => sum >= leastSum && sum % sumStep === 0)
  return areSums && words[low.end]?.text !== 'and' ? range : undefined
}

/** Whether another number is joined to an amount, whatever they count. */
export function isRange(words: readonly Word[], low: Amount, { currency }: PriceContext): boolean {
  const separator = separatorAt(words, low.end, false)
  const next = words[low.end + separator]
  return separator > 0 && (next?.kind === 'number' || amountAt(words, low.end + separator, currency) !== undefined)
}

/** How many words join two amounts into a range; 0 when none do. 'and' joins only after 'between'. */
function separatorAt(words: readonly Word[], index: number, isAnnounced: boolean): number {
  const text = words[index]?.text ?? ''
  if (/^(?:-|–|—|~)$/.test(text)) return 1
  if (/^(?:to|till|until)$/.test(text)) return 1
  if (text === 'up' && words[index + 1]?.text === 'to') return 2
  if (isAnnounced && /^(?:and|&)$/.test(text)) return 1
  return text === '.' && words[index + 1]?.text === '.' ? (words[index + 2]?.text === '.' ? 3 : 2) : 0
}

const areYears = (low: Amount, high: Amount): boolean =>
  [low, high].every(({ major }) => Number.isInteger(major) && major >= 1_980 && major <= 2_040)
