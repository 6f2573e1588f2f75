import { fold } from './fold.ts'
import { measureUnits } from './measure-units.ts'

/** A product number for comparing: folded, letters and digits only. Empty when it has none. */
export const foldNumber = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** A GTIN for comparing: UPC-12, GTIN-13 and GTIN-14 of one product differ in leading zeros only. */
export const foldGtin = (text: string): string => foldNumber(text).replace(/^0+/u, '')

/** A count of something named in a word, or years: '360-degree', '1000-piece', '2024-2025', '2024-25'. */
const countOrYears = /^(?:\d+\p{Pd}(?=\p{L}*[aeiou])\p{L}{4,}|(?:19|20)\d\d\p{Pd}(?:(?:19|20)\d\d|\d\d))$/u

/**
 * Whether one word looks like a SKU, GTIN or model number, which says exactly one product: TN-2110,
 * 006R90321, 4960999575704. Words of five letters and digits with three digits at least, or of six
 * digits; not measures (500gb, 1920x1080, 360-degree), nor years (2024-2025), and not what is common to many products (ps4, cat5e).
 */
export function isProductNumber(word: string): boolean {
  if (countOrYears.test(fold(word))) return false
  const number = foldNumber(word)
  const digits = number.replace(/[^0-9]+/g, '').length
  if (/^[0-9]+$/.test(number)) return digits >= 6
  const measured = /^[0-9]+(?<unit>[a-z]+)$/.exec(number)?.groups?.unit
  const isMeasure = (measured !== undefined && measureUnits.has(measured)) || /^[0-9]+(?:x[0-9]+)+[a-z]*$/.test(number)
  return number.length >= 5 && digits >= 3 && !isMeasure
}

/** Enough for any number with its separators. */
const longest = 40

/**
 * The product number that a whole text is; undefined when it says more or something else. It may be
 * written with spaces where it is plain that they separate nothing: 'TN 2110', '4 960999 575704'.
 */
export function wholeNumber(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed.length > longest) return undefined
  const isSpaced = /^(?:\p{L}{1,4}\s\d{3,}\p{L}{0,2}|(?=(?:\D*\d){8})[\d\s-]+)$/u.test(trimmed)
  return isSpaced || (/^\S+$/.test(trimmed) && isProductNumber(trimmed)) ? trimmed : undefined
}
