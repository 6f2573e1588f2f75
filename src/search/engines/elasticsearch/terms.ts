import { createHash } from 'node:crypto'
import { measureOf, unitsBeside } from '../../../catalogue/measures.ts'

/** Between the parts of a term. */
const separator = '\u001f'
/** The character behind it: what sorts between the two begins with the separator. */
const behindSeparator = '\u0020'

/** Longer texts are cut and told apart by a hash: Lucene takes no terms of more than 32,766 bytes. In UTF-16 units. */
const longestPart = 256

/** A text as part of a term: equal for equal texts, and in their order up to the 256th character. */
export function part(text: string): string {
  const hash = text.length <= longestPart ? '' : createHash('sha1').update(text).digest('hex')
  const kept = hash === '' ? text : text.slice(0, longestPart) + hash
  return (kept.includes(separator) ? kept.replaceAll(separator, '\u241f') : kept).toWellFormed()
}

/** One term of several parts. */
export const term = (...parts: readonly string[]): string => joined(...parts.map(part))

/** Parts of terms as one again. */
export const joined = (...parts: readonly string[]): string => parts.join(separator)

export const partsOf = (text: string): string[] => text.split(separator)

/** The first parts of a term, as one, and the rest of it: quicker than taking all apart, for thousands of terms. */
export function cutBehind(text: string, parts: number): [first: string, rest: string] {
  let end = -1
  for (let part = 0; part < parts; part++) end = text.indexOf(separator, end + 1)
  return [text.slice(0, end), text.slice(end + 1)]
}

/** All terms that begin with these parts and go on are from `gte` to below `lt`. */
export const termsBehind = (...parts: readonly string[]): { gte: string; lt: string } => ({
  gte: term(...parts) + separator,
  lt: term(...parts) + behindSeparator,
})

/** The bits of a double in two halves, the higher one first. */
const double = new DataView(new ArrayBuffer(8))
const signBit = 0x8000_0000

const hexadecimal = (half: number): string => (half >>> 0).toString(16).padStart(8, '0')

/** A number as 16 hexadecimal digits that sort as the numbers do: the bits of a double, the negative ones turned round. */
export function sortableNumber(number: number): string {
  // Zero is one number, whatever its sign.
  double.setFloat64(0, number + 0)
  const [high, low] = [double.getUint32(0), double.getUint32(4)]
  return high & signBit ? hexadecimal(~high) + hexadecimal(~low) : hexadecimal(high | signBit) + hexadecimal(low)
}

export function numberOf(sortable: string): number {
  const [high, low] = [Number.parseInt(sortable.slice(0, 8), 16), Number.parseInt(sortable.slice(8), 16)]
  const isNegative = (high & signBit) === 0
  double.setUint32(0, isNegative ? ~high : high ^ signBit)
  double.setUint32(4, isNegative ? ~low : low)
  return double.getFloat64(0)
}

/** A number on the scale that numbers of its unit are compared on: metres with millimetres, pieces with pieces. */
export interface Scaled {
  scale: string
  number: number
}

/** Of a number that is compared as it stands, whatever its unit. */
export const anyScale = ''

export function scaled(number: number, unit: string): Scaled {
  const folded = unit.toLowerCase()
  const factor = unitsBeside(unit).find((known) => known.unit === folded)?.factor
  const dimension = measureOf(number, unit)?.dimension
  // A unit that measures nothing is compared with itself.
  if (factor === undefined || dimension === undefined) return { scale: `unit ${folded}`, number }
  return { scale: dimension, number: number * factor }
}
