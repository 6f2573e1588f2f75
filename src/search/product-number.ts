import { fold } from './fold.ts'

/** A product number for comparing: folded, letters and digits only. Empty when it has none. */
export const foldNumber = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** A GTIN for comparing: UPC-12, GTIN-13 and GTIN-14 of one product differ in leading zeros only. */
export const foldGtin = (text: string): string => foldNumber(text).replace(/^0+/u, '')
