import { isGtin } from './gtin.ts'
import type { Availability } from './product.ts'

/** The path of 'Home > Lighting > Lamps'; of several, parted by commas, the first. */
export function categoryPath(text: string): string[] {
  const paths = text.split(',')
  const path = paths.length > 1 && paths.every((one) => one.includes('>')) ? (paths[0] ?? '') : text
  return path
    .split('>')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
}

/** Google's taxonomy may be given by number alone, which names nothing. */
export const isTaxonomyNumber = (text: string): boolean => /^\s*\d+\s*$/.test(text)

const availabilities: Readonly<Record<string, Availability>> = {
  instock: 'in_stock',
  available: 'in_stock',
  availablefororder: 'in_stock',
  limitedstock: 'in_stock',
  limitedavailability: 'in_stock',
  instoreonly: 'in_stock',
  onlineonly: 'in_stock',
  yes: 'in_stock',
  true: 'in_stock',
  outofstock: 'out_of_stock',
  soldout: 'out_of_stock',
  unavailable: 'out_of_stock',
  discontinued: 'out_of_stock',
  no: 'out_of_stock',
  false: 'out_of_stock',
  preorder: 'preorder',
  presale: 'preorder',
  // It can be ordered now and comes later, which is what a preorder tells the shopper.
  backorder: 'preorder',
}

/** 'in stock', 'InStock', 'https://schema.org/InStock'; a word that means none of them is handed on, for the schema to name. */
export function availabilityOf(text: string): string | undefined {
  const word = text
    .replace(/^https?:\/\/schema\.org\//i, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase()
  return word === '' ? undefined : Object.hasOwn(availabilities, word) ? availabilities[word] : text
}

/** What a record is told of numbers that it goes without. */
export const droppedGtin = 'gtin: a number whose check digit or length is wrong, left out'

/** Numbers of a cell; spreadsheets put an apostrophe before one that should stay as it is. */
export function gtinsOf(text: string): { gtin: string[] | undefined; dropped: boolean } {
  const numbers = text.split(/[,;|\s]+/).flatMap((number) => number.replace(/^'/, '') || [])
  const gtin = numbers.filter(isGtin)
  return { gtin: gtin.length === 0 ? undefined : gtin, dropped: gtin.length < numbers.length }
}

/** A variant's title: the product's, and the values that it does not say yet. */
export function variantTitle(title: string, values: readonly string[]): string {
  const words = ` ${title.toLowerCase()} `
  const missing = values.filter((value) => value !== '' && !words.includes(` ${value.toLowerCase()} `))
  return missing.length === 0 || title === '' ? title : `${title} - ${missing.join(' / ')}`
}
