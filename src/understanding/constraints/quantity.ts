import { chatWords } from '../chat-words.ts'
import { phrases } from '../phrases.ts'
import { singular } from '../singular.ts'
import type { Span, Taken } from '../spans.ts'
import type { Word } from '../words.ts'
import { measureUnits } from './measure-words.ts'
import { smallNumber } from './number-words.ts'

/** More of one thing is no shopper's order. */
const mostPieces = 999

const asking = /^(?:need|needs|want|buy|get|find|order|ordering|purchase|take|require|me|gimme|about|for|like)$/

/**
 * Reads how many are wanted: 'i need 2 hdmi cables', 'ten office phones'. A number counts only at the
 * beginning or after a word of asking, and before a plural: '4 port switch' and '27 inch' are none.
 */
export function readQuantity(words: readonly Word[], taken: Taken): { quantity: number | undefined; spans: Span[] } {
  const counted = countedAt(words, taken) ?? markedAt(words, taken)
  if (counted !== undefined) return counted
  for (const [index, word] of words.entries()) {
    const count = countOf(word)
    if (isSingle(words, index, taken)) return { quantity: 1, spans: [{ start: index, end: index + 1 }] }
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

/** '1 kettle'; 'one' is seldom a count. */
function isSingle(words: readonly Word[], index: number, taken: Taken): boolean {
  const [before, word, next] = [words[index - 1], words[index], words[index + 1]]
  if (word?.kind !== 'number' || word.value !== 1 || word.unit !== '' || taken.has(index)) return false
  const isAsked = before === undefined || asking.test(before.text)
  return isAsked && next?.kind === 'word' && !measureUnits.has(next.text) && !chatWords.has(next.text)
}

function countOf({ kind, text, value, unit }: Word): number | undefined {
  if (kind === 'number')
    return unit === '' && Number.isInteger(value) && value > 1 && value <= mostPieces ? value : undefined
  const said = smallNumber(text)
  // 'one' is seldom a count.
  return said !== undefined && said > 1 ? said : undefined
}

/** 'qty 5', 'quantity: 5', '4x lamp', '4 x lamp', 'lamp x 3', 'x2', '3 pcs of pens', '5 of these': a sign says that it is counted. */
function markedAt(words: readonly Word[], taken: Taken): { quantity: number; spans: Span[] } | undefined {
  for (const [index, word] of words.entries()) {
    if (taken.has(index)) continue
    const [next, after] = [words[index + 1], words[index + 2]]
    if (/^(?:qty|quantity)$/.test(word.text)) {
      const at = /^[:=]$/.test(next?.text ?? '') ? index + 2 : index + 1
      const count = piecesOf(words[at])
      if (count !== undefined) return { quantity: count, spans: [{ start: index, end: at + 1 }] }
    }
    const times = /^x(\d{1,3})$/.exec(word.text)?.[1]
    if (times !== undefined && Number(times) > 0)
      return { quantity: Number(times), spans: [{ start: index, end: index + 1 }] }
    // 'lamp x 3', but not '10 x 15'.
    if (word.text === 'x' && words[index - 1]?.kind === 'word' && after === undefined && piecesOf(next) !== undefined)
      return { quantity: piecesOf(next) ?? 1, spans: [{ start: index, end: index + 2 }] }
    const isFirst = index === 0 || asking.test(words[index - 1]?.text ?? '')
    const end = isFirst ? signAfter(words, index) : undefined
    const count = word.kind === 'number' ? Number.parseInt(word.text, 10) : undefined
    if (end !== undefined && count !== undefined && count >= 1 && count <= mostPieces)
      return { quantity: count, spans: [{ start: index, end }] }
  }
  return undefined
}

/** '8x zoom' enlarges. */
const magnified = /^(?:zoom|optical|digital|magnification|magnifying|faster|speed)$/

/** Where '4x', '4 x', '3 pcs of' and '5 of these' end; undefined for every other number. */
function signAfter(words: readonly Word[], index: number): number | undefined {
  const [word, next, after] = [words[index], words[index + 1], words[index + 2]]
  if (word?.kind !== 'number' || !Number.isInteger(word.value)) return undefined
  if (word.unit === 'x' && next?.kind === 'word' && !magnified.test(next.text)) return index + 1
  if (word.unit !== '') return undefined
  if (next?.text === 'x' && after?.kind === 'word') return index + 2
  if (/^(?:pcs|pieces|units|pairs)$/.test(next?.text ?? '') && after?.text === 'of') return index + 3
  return next?.text === 'of' && /^(?:these|those|the|them)$/.test(after?.text ?? '') ? index + 2 : undefined
}

const piecesOf = (word: Word | undefined): number | undefined =>
  word?.kind === 'number' &&
  word.unit === '' &&
  Number.isInteger(word.value) &&
  word.value >= 1 &&
  word.value <= mostPieces
    ? word.value
    : undefined

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
