import { largestQuantity } from './shopping-list.ts'

const ones = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const named: ReadonlyMap<string, number> = new Map<string, number>([
  ...ones.map((word, value) => [word, value] as const).slice(1),
  ...tens.flatMap((word, index) => [
    [word, 20 + 10 * index] as const,
    ...ones
      .slice(1, 10)
      .flatMap((one, unit) => [
        [`${word}-${one}`, 21 + 10 * index + unit] as const,
        [`${word} ${one}`, 21 + 10 * index + unit] as const,
      ]),
  ]),
  ['a hundred', 100],
  ['one hundred', 100],
  ['a', 1],
  ['an', 1],
  ['some', 1],
  ['couple', 2],
  ['few', 3],
])

const words = [...named.keys()].sort((one, other) => other.length - one.length).join('|')
const dozens =
  '(?:(?<half>half(?: a)?)|(?<dozenCount>\\d{1,2}|a|one|two|three|four|five|six))?\\s*(?<dozen>dozens?|doz\\.?|dz\\.?)(?!\\p{L})'

/** At least, at most, about: what is bought is the number itself. */
const hedge =
  '(?:(?:at least|at most|up to|about|around|approx\\.?|approximately|ca\\.?|roughly|(?:a )?min(?:imum|\\.)?(?: of)?|(?:a )?max(?:imum|\\.)?(?: of)?|qty:?|quantity:?|~|±)\\s*)?'

const number = new RegExp(
  `^${hedge}(?:${dozens}|(?<low>\\d{1,4})\\s?(?:[-–—]|to)\\s?(?<high>\\d{1,4})(?![\\d-]*[-"”'/.\\d])|(?<digits>\\d{1,3}(?:,\\d{3})|\\d{1,5})(?![\\p{L}\\d])|(?:a |the )?(?<word>${words})(?![\\p{L}\\d-]))`,
  'iu',
)

/** A number at the beginning of a text. */
export interface LeadingNumber {
  value: number
  /** Characters that it takes, with the blanks behind it. */
  length: number
  /** Whether it is written in digits. */
  isDigits: boolean
}

/** The number that a text begins with: '12', '2-3' (the larger), 'a dozen', 'twenty-four', 'at least 4'. */
export function leadingNumber(text: string): LeadingNumber | undefined {
  const match = number.exec(text)
  if (match?.groups === undefined) return undefined
  const value = saidNumber(match.groups)
  if (value === undefined || value < 1 || value > largestQuantity) return undefined
  const { digits, low } = match.groups
  const blanks = /^\s*(?:of\s+)?/iu.exec(text.slice(match[0].length))?.[0].length ?? 0
  return { value, length: match[0].length + blanks, isDigits: digits !== undefined || low !== undefined }
}

function saidNumber({
  half,
  dozenCount,
  dozen,
  low,
  high,
  digits,
  word,
}: Record<string, string | undefined>): number | undefined {
  if (dozen !== undefined) {
    if (half !== undefined) return 6
    return 12 * (dozenCount === undefined ? 1 : (numberOf(dozenCount) ?? 1))
  }
  if (low !== undefined) return Math.max(Number(low), Number(high))
  return digits === undefined ? numberOf(word ?? '') : Number(digits.replaceAll(',', ''))
}

/** The value of a whole number in digits or in words; undefined for everything else. */
export function numberOf(text: string): number | undefined {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : named.get(text.toLowerCase())
  return value !== undefined && value >= 1 && value <= largestQuantity ? value : undefined
}
