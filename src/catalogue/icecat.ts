import { isGtin } from './gtin.ts'
import { icecatUnit } from './icecat-units.ts'
import type { AttributeValue } from './product.ts'
import { type RecordDefaults, type RecordOutcome, toRecord } from './record.ts'
import { cleanLine, markupToText } from './text.ts'

/**
 * Reads one product of Icecat as the Chorus project prepared it: flat JSON with prices in cents and
 * attributes named `attr_t_` (text), `attr_n_` (number) and `attr_b_` (true or false). It has no
 * category; `attr_t_product_type`, where it names a kind of product, becomes a category of one segment.
 * Never throws; the reasons are those of `toRecord`, in its field names.
 */
export function icecatToRecord(value: unknown, defaults: RecordDefaults): RecordOutcome {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return toRecord(value, defaults)
  const raw: Record<string, unknown> = { ...value }
  const { gtin, dropped } = gtinsOf(raw.ean)
  const { attributes, units } = attributesOf(raw)
  const outcome = toRecord(
    {
      id: raw.id,
      sku: isPartNumber(raw.name) ? raw.name : undefined,
      gtin,
      model: textOf(raw.name),
      title: textOf(raw.title),
      brand: textOf(raw.supplier),
      category: categoryOf(attributes['product type']),
      description: textOf(raw.short_description),
      price: raw.price === undefined || raw.price === null ? undefined : { amount: raw.price },
      releasedAt: dayOf(raw.date_released),
      attributes,
      units,
      image: raw.img_500x500,
      version: raw.version,
    },
    defaults,
  )
  if (outcome.ok && dropped > 0) outcome.warnings.push('gtin: a number whose check digit or length is wrong, left out')
  return outcome
}

const textOf = (value: unknown): unknown => (typeof value === 'string' ? markupToText(value) : value)

/** A manufacturer's part number: one word of capitals and at least three digits, as 006R90321 or PGI-520BK. */
function isPartNumber(name: unknown): boolean {
  if (typeof name !== 'string') return false
  return /^[A-Z0-9][A-Z0-9./#+-]{4,39}$/.test(name.trim()) && (name.match(/\d/g) ?? []).length >= 3
}

function gtinsOf(ean: unknown): { gtin: unknown; dropped: number } {
  if (!Array.isArray(ean)) return { gtin: ean, dropped: 0 }
  const texts = ean.map((item) => (typeof item === 'string' ? cleanLine(item) : item))
  const valid = texts.filter((text) => typeof text !== 'string' || isGtin(text))
  return { gtin: valid.length === 0 ? undefined : valid, dropped: texts.length - valid.length }
}

/** The feed's dates are midnights that stand for a day. */
function dayOf(date: unknown): unknown {
  return typeof date === 'string' ? date.replace(/T00:00:00(?:\.0+)?Z$/, '') : date
}

/** Some product types are bare numbers, which name no kind of product. */
function categoryOf(productType: AttributeValue | undefined): string[] {
  return typeof productType === 'string' && /\p{L}{2}/u.test(productType) ? [productType] : []
}

/** Which of two attributes with the same readable name is kept: the one that says more. */
const kinds = ['t', 'n', 'b'] as const

function attributesOf(raw: Record<string, unknown>): {
  attributes: Record<string, AttributeValue>
  units: Record<string, string>
} {
  const attributes = new Map<string, AttributeValue>()
  const units = new Map<string, string>()
  for (const kind of kinds) {
    const prefix = `attr_${kind}_`
    for (const [key, value] of Object.entries(raw)) {
      if (!key.startsWith(prefix)) continue
      const name = attributeName(key.slice(prefix.length))
      const read = attributeValue(value)
      if (name === '' || read === undefined || attributes.has(name)) continue
      attributes.set(name, read)
      const unit = typeof read === 'number' ? icecatUnit(name, read) : undefined
      if (unit !== undefined) units.set(name, unit)
    }
  }
  return { attributes: Object.fromEntries(attributes), units: Object.fromEntries(units) }
}

/**
 * 'display_diagonal' is 'display diagonal', 'weight__imperial_' is 'weight imperial', and the
 * symbols (T-T) and (H-H) behind temperature and humidity ranges go.
 */
function attributeName(key: string): string {
  return key
    .replace(/__(?:t_t|h_h)_$/, '')
    .replace(/_+/g, ' ')
    .trim()
}

/** Icecat writes Y and N for yes and no where the same feature may also hold a text. */
function attributeValue(value: unknown): AttributeValue | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  const text = markupToText(value).trim()
  if (text === 'Y' || text === 'N') return text === 'Y'
  return text === '' ? undefined : text
}
