import type { Word } from '../words.ts'

const units: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const multiples: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, grand: 1_000 }

const lookUp = (table: Readonly<Record<string, number>>, text: string): number | undefined =>
  Object.hasOwn(table, text) ? table[text] : undefined

/** The number that one word says, up to ninety; undefined for every other word. */
export const smallNumber = (text: string): number | undefined => lookUp(units, text)

/** The values of a word's parts: fifty-five is 55. */
function unitsOf(text: string): number | undefined {
  const parts = text.split('-').map((part) => lookUp(units, part))
  return parts.includes(undefined) ? undefined : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}

/** 'fifty' of 'two hundred and fifty'; 'one hundred and two hundred' are two numbers. */
const isRest = (text: string, after: string): boolean =>
  unitsOf(text) !== undefined && lookUp(multiples, after) === undefined

/**
 * A number in words at a place: 'fifty', 'a hundred', 'two hundred and fifty', 'a grand'. Below ten it
 * has to be followed by more ('two hundred'): 'one' and 'two' are seldom an amount.
 */
export function numberInWords(words: readonly Word[], start: number): { value: number; end: number } | undefined {
  const textAt = (index: number): string => words[index]?.text ?? ''
  const isArticle = textAt(start) === 'a' && lookUp(multiples, textAt(start + 1)) !== undefined
  let index = isArticle ? start + 1 : start
  // 'two thousand' is done with when 'three hundred' begins.
  let [thousands, value] = [0, isArticle ? 1 : 0]
  const first = index
  // No number that a price is said in has more words than this ('one hundred and twenty five thousand').
  for (; index < first + 6; index++) {
    const text = textAt(index)
    const unit = unitsOf(text)
    const multiple = lookUp(multiples, text)
    if (unit !== undefined) value += unit
    else if (multiple === 100 && value > 0) value *= multiple
    else if (multiple !== undefined && value > 0) [thousands, value] = [thousands + value * multiple, 0]
    else if (
      !(text === 'and' && index > first && thousands + value >= 100 && isRest(textAt(index + 1), textAt(index + 2)))
    )
      break
  }
  const all = thousands + value
  return all >= 10 ? { value: all, end: index } : undefined
}
