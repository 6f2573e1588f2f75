import type { Word } from '../words.ts'
import { currencyNamed } from './currencies.ts'
import { measureUnits } from './measure-words.ts'
import { numberInWords, smallNumber } from './number-words.ts'

/** A number that may be an amount of money. */
export interface Amount {
  /** In the currency's major unit. */
  major: number
  /** What the message says of its currency; undefined when it says nothing. */
  currency: 'own' | 'foreign' | undefined
  /** Written with `k` for thousands. */
  thousands: boolean
  /** Written with `ish`: about. */
  about: boolean
  /** In words: 'a hundred and fifty'. */
  spelled: boolean
  start: number
  end: number
}

/** The largest major amount that is read as a price; more is no price and would not be exact in minor units. */
const largestPrice = 1e9

/**
 * The amount at a place: `$30`, `30$`, `30 dollars`, `USD 30`, `1.5k`, `fifty bucks`, or a bare `30`.
 * Undefined for a number with a unit of measure written onto it (16gb) and for everything else.
 */
export function amountAt(words: readonly Word[], start: number, own: string): Amount | undefined {
  const before = words[start]
  if (before === undefined) return undefined
  const prefix = before.kind === 'number' ? undefined : currencyNamed(before.text, own)
  const at = prefix === undefined ? start : start + 1
  const number = numberAt(words, at, own)
  if (number === undefined || number.major > largestPrice) return undefined
  const suffix = prefix === undefined && number.currency === undefined ? suffixAt(words, number.end, own) : undefined
  const currency = prefix ?? number.currency ?? suffix?.currency
  const major = currency !== undefined && number.isThousandsWithPoint ? number.major * 1_000 : number.major
  const end = suffix?.end ?? number.end
  return { major, currency, thousands: number.thousands, about: number.about, spelled: number.spelled, start, end }
}

interface NumberAt {
  major: number
  currency: Amount['currency']
  thousands: boolean
  about: boolean
  spelled: boolean
  /** `1.299`, which is 1,299 if it is money. */
  isThousandsWithPoint: boolean
  end: number
}

function numberAt(words: readonly Word[], index: number, own: string): NumberAt | undefined {
  const word = words[index]
  if (word?.kind !== 'number') {
    const spelled = numberInWords(words, index) ?? fewOf(words, index, own)
    return (
      spelled && {
        major: spelled.value,
        currency: undefined,
        thousands: false,
        about: false,
        spelled: true,
        isThousandsWithPoint: false,
        end: spelled.end,
      }
    )
  }
  const { value, unit } = word
  const thousands = unit === 'k' || unit === 'grand'
  const currency = unit === '' || thousands ? undefined : currencyNamed(unit, own)
  const about = unit === 'ish'
  if (unit !== '' && !thousands && !about && currency === undefined) return undefined
  const isThousandsWithPoint = unit === '' && /^\d{1,3}\.\d{3}$/.test(word.raw)
  return {
    major: thousands ? value * 1_000 : value,
    currency,
    thousands,
    about,
    spelled: false,
    isThousandsWithPoint,
    end: index + 1,
  }
}

/** 'five dollars', 'from five to ten dollars': so small a number in words is money only with its currency. */
function fewOf(words: readonly Word[], index: number, own: string): { value: number; end: number } | undefined {
  const value = smallNumber(words[index]?.text ?? '')
  if (value === undefined) return undefined
  const isJoined = /^(?:to|and|-)$/.test(words[index + 1]?.text ?? '')
  const other = isJoined ? (numberInWords(words, index + 2)?.end ?? index + 3) : index + 1
  return suffixAt(words, other, own) === undefined ? undefined : { value, end: index + 1 }
}

/** A currency's sign or name after the number: `30 $`, `30 euros`. A sign before another number is that number's. */
function suffixAt(
  words: readonly Word[],
  index: number,
  own: string,
): { currency: 'own' | 'foreign'; end: number } | undefined {
  const word = words[index]
  if (word === undefined || word.kind === 'mark' || word.kind === 'number') return undefined
  // 'US dollars'.
  if (/^(?:us|american)$/.test(word.text) && /^(?:dollars?|bucks)$/.test(words[index + 1]?.text ?? ''))
    return { currency: currencyNamed('usd', own) ?? 'foreign', end: index + 2 }
  const isNext = word.kind === 'currency' && words[index + 1]?.kind === 'number' && words[index + 1]?.glued === true
  const currency = isNext && !word.glued ? undefined : currencyNamed(word.text, own)
  return currency && { currency, end: index + 1 }
}

/** What stands after a number: the end of what is said of it, a unit or something counted, or another word. */
export function followerOf(words: readonly Word[], index: number, endsThere: (word: Word) => boolean) {
  const word = words[index]
  if (word === undefined) return 'end'
  if (word.kind === 'mark')
    return /["″”'%*]/.test(word.text) && word.glued ? 'unit' : word.text === '%' ? 'unit' : 'end'
  if (word.kind !== 'word') return 'end'
  if (measureUnits.has(word.text)) return 'unit'
  return endsThere(word) ? 'end' : 'other'
}
