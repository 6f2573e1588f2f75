import { isUnit, measureOf } from '../../catalogue/measures.ts'
import { smallNumber } from '../constraints/number-words.ts'
import { measureAt } from '../measures-in.ts'
import { singular } from '../singular.ts'
import type { Word } from '../words.ts'

/** One or two numbers and what they are of, as a message says it. */
export interface Said {
  /** A range has two, in order. */
  values: readonly number[]
  /** A unit of measure, or the singular noun of what is counted. */
  unit: string
  /** Words between the number and the counted noun: the 'usb' of '3 usb ports'. */
  qualifiers: readonly string[]
  isCount: boolean
  /** Written onto the noun: '4-port'. */
  isCompound: boolean
  start: number
  end: number
}

/** Whether anything of the catalogue is counted by this noun. */
export type IsCounted = (noun: string) => boolean

/** What is measured or counted at a place; undefined when that is nothing. */
export function saidAt(words: readonly Word[], start: number, isCounted: IsCounted): Said | undefined {
  const word = words[start]
  if (word === undefined || word.kind === 'currency' || words[start - 1]?.kind === 'currency') return undefined
  if (word.kind === 'word')
    return compoundAt(words, start, isCounted) ?? spelledAt(words, start) ?? spelledCountAt(words, start, isCounted)
  if (word.kind !== 'number' || isOfDimensions(words, start)) return undefined
  return rangeAt(words, start, isCounted) ?? measuredAt(words, start) ?? countedAt(words, start, isCounted)
}

const said = (given: Partial<Said> & Pick<Said, 'values' | 'unit' | 'start' | 'end'>): Said => ({
  qualifiers: [],
  isCount: false,
  isCompound: false,
  ...given,
})

function measuredAt(words: readonly Word[], start: number): Said | undefined {
  const pages = pagesPerMinuteAt(words, start)
  if (pages !== undefined) return pages
  const found = measureAt(words, start)
  return found && said({ values: [found.measure.value], unit: found.measure.unit, start, end: found.end })
}

/** '20 pages per minute', '20 pages a minute'. */
function pagesPerMinuteAt(words: readonly Word[], start: number): Said | undefined {
  const [number, ...rest] = words.slice(start, start + 4)
  const isSpeed = /^(?:pages?|sheets?|prints?) (?:per|a|\/) (?:minutes?|min)$/.test(
    rest.map(({ text }) => text).join(' '),
  )
  if (number?.kind !== 'number' || number.unit !== '' || !isSpeed) return undefined
  return said({ values: [number.value], unit: 'ppm', start, end: start + 4 })
}

/** '40 to 50 inches', '13-14"', '2 m to 3 m', 'between 8 and 16 gb'. */
function rangeAt(words: readonly Word[], start: number, isCounted: IsCounted): Said | undefined {
  const [word, first] = [words[start], measuredAt(words, start)]
  const joint = first?.end ?? start + 1
  if (word === undefined || (first === undefined && word.unit !== '')) return undefined
  const isBetween = /^(?:and|&)$/.test(words[joint]?.text ?? '') && isAnnounced(words, start)
  if (!isBetween && !/^(?:to|-|–|—|till|until)$/.test(words[joint]?.text ?? '')) return undefined
  const second =
    measuredAt(words, joint + 1) ?? (first === undefined ? countedAt(words, joint + 1, isCounted) : undefined)
  const [high] = second?.values ?? []
  if (second === undefined || high === undefined) return undefined
  const low = first === undefined ? word.value : inUnit(first, second.unit)
  if (low === undefined || Number.isNaN(low)) return undefined
  return { ...second, values: [Math.min(low, high), Math.max(low, high)], start }
}

const isAnnounced = (words: readonly Word[], start: number): boolean =>
  [1, 2].some((back) => words[start - back]?.text === 'between')

function inUnit({ values, unit }: Said, wanted: string): number | undefined {
  const [one, other] = [measureOf(values[0] ?? Number.NaN, unit), measureOf(1, wanted)]
  return one === undefined || one.dimension !== other?.dimension ? undefined : one.base / other.base
}

/** 'two metres', 'one terabyte', 'half a kilo', 'lighter than a kilo'. */
function spelledAt(words: readonly Word[], start: number): Said | undefined {
  const [word, next, after] = [words[start], words[start + 1], words[start + 2]]
  if (word?.text === 'half' && next?.text === 'a' && isSpelledUnit(after))
    return said({ values: [0.5], unit: after.text, start, end: start + 3 })
  const isOne =
    /^an?$/.test(word?.text ?? '') &&
    /^(?:than|under|over|below|above|least|most|about|around)$/.test(words[start - 1]?.text ?? '')
  const value = word === undefined ? undefined : isOne ? 1 : smallNumber(word.text)
  if (value === undefined || !isSpelledUnit(next)) return undefined
  return said({ values: [value], unit: next.text, start, end: start + 2 })
}

/** 'two compartments'. */
function spelledCountAt(words: readonly Word[], start: number, isCounted: IsCounted): Said | undefined {
  const value = smallNumber(words[start]?.text ?? '') ?? 0
  const next = words[start + 1]
  const unit = nounOf(next?.text ?? '', isCounted)
  // 'one' is seldom a count, and a number is followed by a plural.
  if (value < 2 || next?.kind !== 'word' || unit === next.text || !isCounted(unit)) return undefined
  return said({ values: [value], unit, isCount: true, start, end: start + 2 })
}

/** 'one in black' has no inches, and 'two a day' no amperes. */
const isSpelledUnit = (word: Word | undefined): word is Word =>
  word?.kind === 'word' && word.text.length > 2 && isUnit(word.text)

/** '4-port', '12-pack'. */
function compoundAt(words: readonly Word[], start: number, isCounted: IsCounted): Said | undefined {
  const [, number, noun = ''] = /^(\d{1,5})-([a-z]+)$/.exec(words[start]?.text ?? '') ?? []
  if (number === undefined) return undefined
  const unit = singular(noun)
  if (unit === 'pack' || isCounted(unit))
    return said({ values: [Number(number)], unit, isCount: true, isCompound: true, start, end: start + 1 })
  return undefined
}

/** Nouns that a pack is counted by. */
const packNouns = /^(?:packs?|pk|pieces?|pcs?|count|ct)$/

/** What is counted, singular; 'pcs' are pieces where those are counted. */
const nounOf = (text: string, isCounted: IsCounted): string =>
  /^pcs?$/.test(text) && isCounted('piece') ? 'piece' : singular(text)

/** '8 ports', '3 usb ports', '500 pieces', '12 pack'; not '5 usb cables' where nothing counts cables. */
function countedAt(words: readonly Word[], start: number, isCounted: IsCounted): Said | undefined {
  const word = words[start]
  // '24/7' counts nothing.
  if (word?.kind !== 'number' || !Number.isInteger(word.value) || words[start - 1]?.text === '/') return undefined
  const { value, unit: glued } = word
  if (glued !== '') {
    const own = nounOf(glued, isCounted)
    const noun = packNouns.test(glued) && !isCounted(own) ? 'pack' : own
    return noun === 'pack' || (glued.length > 2 && isCounted(noun))
      ? said({ values: [value], unit: noun, isCount: true, start, end: start + 1 })
      : undefined
  }
  const joined = words[start + 1]?.text === '-' && words[start + 1]?.glued === true ? start + 2 : start + 1
  for (let at = joined; at < joined + 3; at++) {
    const next = words[at]
    if (next === undefined || next.kind !== 'word') return undefined
    const noun = nounOf(next.text, isCounted)
    const isPack = at === joined && packNouns.test(next.text) && !isCounted(noun)
    if (!isPack && noun !== 'pack' && !isCounted(noun)) continue
    const qualifiers = words.slice(joined, at).map(({ text }) => singular(text))
    return said({ values: [value], unit: isPack ? 'pack' : noun, qualifiers, isCount: true, start, end: at + 1 })
  }
  return undefined
}

/** '10 x 15 cm' are the sides of something, and which is which is not said. */
const isOfDimensions = (words: readonly Word[], index: number): boolean => {
  const [before, after, later] = [words[index - 1], words[index + 1], words[index + 2]]
  const isTimes = (word: Word | undefined): boolean => /^[x×*]$/.test(word?.text ?? '')
  return (
    isTimes(before) ||
    isTimes(after) ||
    (after?.kind === 'word' && isTimes(later)) ||
    /x/.test(words[index]?.unit ?? '')
  )
}

/** 'pack of 12', 'a box of 50', 'set of 6': how many pieces are in it. */
export function packAt(words: readonly Word[], start: number): Said | undefined {
  const isPack = /^(?:packs?|sets?|box|boxes|bundle|case|packets?)$/.test(words[start]?.text ?? '')
  const number = words[start + 2]
  if (!isPack || words[start + 1]?.text !== 'of' || number === undefined) return undefined
  const value = number.kind === 'number' && number.unit === '' ? number.value : smallNumber(number.text)
  if (value === undefined || !Number.isInteger(value) || value < 1) return undefined
  return said({ values: [value], unit: 'pack', isCount: true, start, end: start + 3 })
}
