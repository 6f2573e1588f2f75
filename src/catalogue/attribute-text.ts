import { writtenUnits } from './measures.ts'
import type { AttributeValue } from './product.ts'

/** An attribute as a feed of texts gives it. */
export interface ReadAttribute {
  value: AttributeValue
  unit?: string
}

/** Units after a number that make it a quantity, spelled as they are written: '5G', '4K' and '2B' are names. */
const units: ReadonlySet<string> = new Set([
  ...writtenUnits,
  ...(
    'lx cd bar psi kPa °F ° % px Ω m² cm² km/h m/s sheets pages pieces pockets tabs cards pens shelves compartments ' +
    'digits degrees experiments'
  ).split(' '),
])

const isUnit = (text: string): boolean => units.has(text)

/** Numbers as they are printed; '007' and longer ones than a double holds are texts. */
const numberPattern = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/
const quantityPattern = /^(-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10}|,\d{1,2})?)\s?([^\s\d.,]\S{0,11})$/

/** Reads '3.5' and '3.5 kg' as numbers, 'true' and 'false' as such, and all else as text. */
export function readAttribute(text: string): ReadAttribute {
  if (/^true$/i.test(text)) return { value: true }
  if (/^false$/i.test(text)) return { value: false }
  if (numberPattern.test(text)) return { value: Number(text) }
  const [, amount = '', unit = ''] = quantityPattern.exec(text) ?? []
  return isUnit(unit) ? { value: Number(amount.replace(',', '.')), unit } : { value: text }
}

/** Attributes and their units, as they are gathered from a record's fields. */
export class AttributeList {
  readonly #values = new Map<string, AttributeValue>()
  readonly #units = new Map<string, string>()

  /** Blank ones and a second value of the same name are left out. */
  add(name: string, text: string, unit?: string): void {
    const trimmed = text.trim()
    if (trimmed === '' || name === '' || this.#values.has(name)) return
    const read = readAttribute(trimmed)
    const itsUnit = read.unit ?? (typeof read.value === 'number' ? unit : undefined)
    this.#values.set(name, read.value)
    if (itsUnit !== undefined) this.#units.set(name, itsUnit)
  }

  get fields(): { attributes: Record<string, AttributeValue>; units: Record<string, string> } {
    return { attributes: Object.fromEntries(this.#values), units: Object.fromEntries(this.#units) }
  }
}
