import { phrases, wordSet } from './phrases.ts'
import type { Span, Taken } from './spans.ts'
import type { Reference, State } from './understanding.ts'
import type { Word } from './words.ts'

export interface ReferenceReading {
  refers: Reference[]
  spans: Span[]
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
  '6th': 6,
  '7th': 7,
  '8th': 8,
  '9th': 9,
  '10th': 10,
}
const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, '2': 2, '3': 3, '4': 4, couple: 2 }

const numbering = wordSet('number no nr num # option item product result')

/** What may follow an ordinal that stands for a product. */
const afterOrdinal = wordSet(`
  one ones product item option result and or vs versus with to is was has have does do did come comes cost costs weigh
  weighs look looks available in please pls plz for than better good support work works fit fits from against a an also
  differ compare made the thanks thx can better worse more less cheaper lighter heavier bigger larger smaller faster slower
  got need needs hold holds use uses last lasts run runs take takes doesnt isnt
  stack stacks apart line differs side against match matches beat beats look suit suits instead if when because
  longer shorter taller wider deeper thicker thinner louder quieter brighter newer older than
`)

const others = phrases<Reference>([
  [
    'last',
    `
      last one, the last, last item, last product, last option
    `,
  ],
  [
    'cheapest',
    `
      the cheapest, the cheaper one, the cheaper, the cheapest one, cheaper one, cheapest one, the less expensive one, the lowest
      priced one
    `,
  ],
  [
    'dearest',
    `
      the most expensive, the dearest, the priciest, the more expensive one, the most expensive one, the pricier one, the expensive one, the dearer one, more
      expensive one
    `,
  ],
  [
    'all',
    `
      these two, those two, the two, these three, those three, both, all of them, all of these, these, those, them,
      all three, the three, all four, the options, these ones, those ones, all of those, each of them, they
    `,
  ],
  [
    'it',
    `
      it, its, itself, this one, that one, this product, that product, this item, that item, this, that
    `,
  ],
])

/**
 * Reads which of the products shown are spoken of: 'the second one', 'number 3', 'the first two', 'the
 * last', 'it', 'the cheaper one', 'these'. Positions count from 1. 'second hand' and 'first aid kit'
 * are none: an ordinal counts only before 'one', the end of a phrase, or words that do not name a thing.
 */
export function readReferences(
  words: readonly Word[],
  taken: Taken,
  isProductNoun: (text: string) => boolean,
  { results, focus }: Pick<State, 'results' | 'focus'> = { results: [], focus: [] },
): ReferenceReading {
  const reading: ReferenceReading = { refers: [], spans: [] }
  for (let index = 0; index < words.length; ) {
    const found = taken.has(index)
      ? undefined
      : (amongShown(words, index, results, focus) ?? referenceAt(words, index, isProductNoun))
    if (found === undefined) index++
    else {
      // 'not the first one' leaves open which.
      const isRuledOut = [1, 2].some((back) => words[index - back]?.text === 'not')
      if (!isRuledOut)
        for (const reference of found.refers) if (!reading.refers.includes(reference)) reading.refers.push(reference)
      reading.spans.push({ start: index, end: found.end })
      index = found.end
    }
  }
  const named = reading.refers.filter((reference) => reference !== 'it' && reference !== 'all')
  // 'is it heavier than the second one' speaks of both; 'is this the second one' only of that.
  return named.length > 1 ? { ...reading, refers: named } : reading
}

/** What can be told only from what was shown: 'the last two' and, of two, 'the other one'. */
function amongShown(
  words: readonly Word[],
  index: number,
  results: readonly string[],
  focus: readonly string[],
): { refers: Reference[]; end: number } | undefined {
  const [word, following] = [words[index]?.text, words[index + 1]]
  const several = word === 'last' ? count(following) : undefined
  if (several !== undefined && several <= results.length && isSelf(words[index + 2])) {
    return { refers: Array.from({ length: several }, (_, at) => results.length - several + at + 1), end: index + 2 }
  }
  const pair = pairAt(words, index, results)
  if (pair !== undefined) return pair
  const other = word === 'other' && following?.text === 'one' ? results.findIndex((id) => !focus.includes(id)) : -1
  const isOneOfTwo = results.length === 2 && focus.length === 1 && other !== -1
  return isOneOfTwo ? { refers: [other + 1], end: index + 2 } : undefined
}

/** '2 or 3', 'specs of 2 and 3': bare numbers are positions where two are set side by side and nothing is counted. */
function pairAt(words: readonly Word[], index: number, results: readonly string[]) {
  const [one, joint, other, after] = words.slice(index, index + 4)
  const isPosition = (word: Word | undefined): word is Word =>
    word?.kind === 'number' &&
    word.unit === '' &&
    Number.isInteger(word.value) &&
    word.value >= 1 &&
    word.value <= results.length
  const before = words[index - 1]?.text ?? ''
  const isOpen =
    index === 0 || /^(?:of|between|compare|or|differences?|diff|is|put|with|against|hm+|so|,|specs|from)$/.test(before)
  if (
    !isPosition(one) ||
    !isPosition(other) ||
    !isOpen ||
    !/^(?:and|or|vs|versus|against|to|&)$/.test(joint?.text ?? '')
  )
    return undefined
  return isSelf(after) ? { refers: [one.value, other.value], end: index + 3 } : undefined
}

/** A position past any page is none. */
const lastPosition = 24

function referenceAt(
  words: readonly Word[],
  index: number,
  isProductNoun: (text: string) => boolean,
): { refers: Reference[]; end: number } | undefined {
  const word = words[index]
  const following = words[index + 1]
  if (word === undefined) return undefined
  if (word.text === 'last' && count(following) !== undefined) return undefined
  const several = /^(?:first|top|1st)$/.test(word.text) ? count(following) : undefined
  if (several !== undefined && !isUnit(words[index + 2])) {
    return { refers: Array.from({ length: several }, (_, position) => position + 1), end: index + 2 }
  }
  const position = Object.hasOwn(ordinals, word.text) ? ordinals[word.text] : undefined
  if (position !== undefined && (isSelf(following) || isOfThing(words, index, isProductNoun))) {
    return {
      refers: [position],
      end: /^(?:one|ones|product|item|option|result)$/.test(following?.text ?? '') ? index + 2 : index + 1,
    }
  }
  if (numbering.has(word.text) && following?.kind === 'number' && following.unit === '' && isSelf(words[index + 2])) {
    const { value } = following
    const isPosition = Number.isInteger(value) && value >= 1 && value <= lastPosition
    return isPosition ? { refers: [value], end: index + 2 } : undefined
  }
  if (word.text === 'last' && isSelf(following) && /^(?:and|or|vs|versus|with)$/.test(words[index - 1]?.text ?? '')) {
    return { refers: ['last'], end: index + 1 }
  }
  const other = others.at(words, index)
  if (other === undefined || (other.meaning === 'last' && !isSelf(words[index + other.length]))) return undefined
  const isAsked = /^(?:is|was|does|do|has|can|will|would|did)$/.test(words[index - 1]?.text ?? '')
  const isThis = other.meaning === 'it' && other.length === 1 && /^(?:this|that)$/.test(word.text)
  if (isThis && !isSelf(following) && !(isAsked && !isProductNoun(following?.text ?? ''))) return undefined
  return { refers: [other.meaning], end: index + other.length }
}

/** 'the third mouse', 'the second black laptop'; not 'the second hand laptop'. */
function isOfThing(words: readonly Word[], index: number, isProductNoun: (text: string) => boolean): boolean {
  const [next, afterNext] = [words[index + 1]?.text ?? '', words[index + 2]?.text ?? '']
  if (
    words[index - 1]?.text !== 'the' ||
    /^(?:hand|aid|generation|gen|class|person|edition|party|degree|floor)$/.test(next)
  ) {
    return false
  }
  return isProductNoun(next) || isProductNoun(afterNext)
}

const count = (word: Word | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(counts, word.text) ? counts[word.text] : undefined

const isUnit = (word: Word | undefined): boolean =>
  word !== undefined && /^(?:inch|inches|gb|tb|years|days)$/.test(word.text)

/** Whether an ordinal before this word stands for itself. */
const isSelf = (word: Word | undefined): boolean =>
  word === undefined || word.kind === 'mark' || afterOrdinal.has(word.text)
