import { hash } from 'node:crypto'
import { gtinCheckDigit } from '../gtin.ts'

/** Any fixed text would do; another one would give every product of the demo another id. */
const namespace = 'shopclerk demo catalogue: '

/** A UUID of version 5 (RFC 9562: SHA-1, its version and variant set) for what `name` names. */
export function uuidOf(name: string): string {
  const hex = hash('sha1', namespace + name, 'hex')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * Different numbers below `modulus` for different `ordinal`s below it, without their order showing. `factor` shares
 * no divisor with `modulus`, and `modulus` × `factor` or 1,000,000 × `factor` stays below 2^53.
 */
const scattered = (ordinal: number, factor: number, modulus: number, seed: number): number =>
  ((((ordinal % modulus) * factor) % modulus) + (seed % modulus)) % modulus

/** A GTIN-13 that begins with 29, which GS1 leaves for use inside a shop (General Specifications, 1.4). */
export function gtinOf(ordinal: number, seed: number): string {
  const digits = `29${String(scattered(ordinal, 6_180_339_887, 1e10, seed)).padStart(10, '0')}`
  return `${digits}${gtinCheckDigit(digits)}`
}

/** Without letters that are read as digits, and without vowels: a code is no word. */
const codeLetters = '23456789BCDFGHJKLMNPQRSTVWXZ'

/** Five characters, different for each of the first 17 million `ordinal`s. */
export function codeOf(ordinal: number, seed: number): string {
  let left = scattered(ordinal, 10_636_147, codeLetters.length ** 5, seed)
  let code = ''
  for (let i = 0; i < 5; i++) {
    code += codeLetters[left % codeLetters.length]
    left = Math.floor(left / codeLetters.length)
  }
  return code
}

/** The first `length` letters of a name, as a code: 'É & B' gives EB. */
export const initialsOf = (name: string, length: number): string =>
  name
    .normalize('NFKD')
    .replace(/[^a-z]/gi, '')
    .slice(0, length)
    .toUpperCase()
