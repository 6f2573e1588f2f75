import { chatWords } from '../chat-words.ts'
import { phrases } from '../phrases.ts'
import { singular } from '../singular.ts'
import type { Span, Taken } from '../spans.ts'
import type { Word } from '../words.ts'
import { measureUnits } from './measure-words.ts'
import { smallNumber } from './number-words.ts'

/** More of one thing is no shopper's order. */
const mostPieces = 999

const asking = /^(?:need|needs|want|buy|get|order|ordering|purchase|take|require|me|gimme|about|for|like)$/

/**
 * Reads how many are wanted: 'i need 2 hdmi cables', 'ten office phones'. A number counts only at the
 * beginning or after a word of asking, and before a plural: '4 port switch' and '27 inch' are none.
 */
export function readQuantity(words: readonly Word[], taken: Taken): { quantity: number | undefined; spans: Span[] } {
  const counted = countedAt(words, taken)
  if (counted !== undefined) return counted
  for (const [index, word] of words.entries()) {
    const count = countOf(word)
    if (count === undefined || taken.has(index)) continue
    const before = words[index - 1]
    const isAsked = before === undefined || before.kind === 'mark' || asking.test(before.text) || mayHave(words, index)
    if (isAsked && pluralFollows(words, index + 1, taken))
      return { quantity: count, spans: [{ start: index, end: index + 1 }] }
  }
  return { quantity: undefined, spans: [] }
}

/** 'can i have 10 mugs'; who has 3 cats wants none. */
const mayHave = (words: readonly Word[], index: number): boolean =>
  words[index - 1]?.text === 'have' && /^(?:can|could|may)$/.test(words[index - 3]?.text ?? '')

function countOf({ kind, text, value, unit }: Word): number | undefined {
  if (kind === 'number')
    return unit === '' && Number.isInteger(value) && value > 1 && value <= mostPieces ? value : undefined
  const said = smallNumber(text)
  // 'one' is seldom a count.
  return said !== undefined && said > 1 ? said : undefined
}

/** Counts in words of their own. */
const counts = phrases<number>([
  [2, 'a couple of, couple of, a couple'],
  [6, 'half a dozen, half dozen'],
  [12, 'a dozen, dozen, one dozen, a dozen of'],
  [24, 'two dozen, 2 dozen'],
])

/** 'a dozen pens', 'a couple of cables'. */
function countedAt(words: readonly Word[], taken: Taken): { quantity: number; spans: Span[] } | undefined {
  for (const index of words.keys()) {
    const found = taken.has(index) ? undefined : counts.at(words, index)
    const end = index + (found?.length ?? 0)
    if (found !== undefined && pluralFollows(words, end, taken))
      return { quantity: found.meaning, spans: [{ start: index, end }] }
  }
  return undefined
}

/** A plural within three words, none of which is a unit or a number. */
function pluralFollows(words: readonly Word[], from: number, taken: Taken): boolean {
  let start = from
  // 'two 27 inch monitors': what was read already stands between.
  while (taken.has(start) && start < from + 4) start++
  for (let index = start; index < start + 3; index++) {
    const word = words[index]
    if (word === undefined || word.kind !== 'word' || measureUnits.has(word.text)) return false
    if (chatWords.has(word.text) && word.text !== 'new') return false
    if (singular(word.text) !== word.text) return true
  }
  return false
}
