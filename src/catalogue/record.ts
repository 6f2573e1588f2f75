import { Compile } from 'typebox/compile'
import { addressRule, safeAddress } from './address.ts'
import { isoDate } from './iso-date.ts'
import { type CatalogueRecord, Product, Tombstone } from './product.ts'
import { schemaReason } from './schema-reason.ts'
import { cleanLine, cleanText } from './text.ts'

/** The largest record that is taken, in bytes of its JSON as UTF-8. */
export const maxRecordBytes = 1024 * 1024

export interface RecordDefaults {
  /** ISO 4217 code of prices that name none. */
  currency: string
  /** Of records that name none. */
  version: number
}

/** `reason` names the field and what is wrong with it; `warnings` name what was left out of an accepted record. */
export type RecordOutcome =
  | { ok: true; record: CatalogueRecord; warnings: string[] }
  | { ok: false; id?: string; reason: string }

const productCheck = Compile(Product)
const tombstoneCheck = Compile(Tombstone)

type Fields = Record<string, unknown>

interface Remarks {
  /** Why the record is refused, where the schema cannot say it. */
  problems: string[]
  warnings: string[]
}

/**
 * Normalises and validates one record of a feed: a Product or a deletion in the shapes of DESIGN.md, 4.
 * Texts are cleaned and trimmed; `null` and blank optional fields count as absent and unknown fields
 * are dropped; missing fields take their defaults: category [], attributes {}, availability
 * `in_stock` (`out_of_stock` when the stock is 0), and the currency and version of `defaults`.
 * Never throws. A record that it accepted is accepted again unchanged.
 */
export function toRecord(value: unknown, defaults: RecordDefaults): RecordOutcome {
  if (!isFields(value)) return { ok: false, reason: 'record: must be a JSON object' }
  const remarks: Remarks = { problems: [], warnings: [] }
  const isDeletion = (value.deleted ?? false) !== false
  const candidate = isDeletion ? tombstoneOf(value, defaults) : productOf(value, defaults, remarks)
  const check = isDeletion ? tombstoneCheck : productCheck
  const reason = remarks.problems[0] ?? schemaReason(check.Errors(candidate), candidate)
  const id = typeof candidate.id === 'string' && candidate.id !== '' ? { id: candidate.id.slice(0, 300) } : {}
  if (reason !== undefined) return { ok: false, ...id, reason }
  if (tombstoneCheck.Check(candidate) || productCheck.Check(candidate)) {
    const bytes = Buffer.byteLength(JSON.stringify(candidate))
    if (bytes <= maxRecordBytes) return { ok: true, record: candidate, warnings: remarks.warnings }
  }
  return { ok: false, ...id, reason: `record: must be at most ${maxRecordBytes} bytes` }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tombstoneOf(raw: Fields, defaults: RecordDefaults): Fields {
  return withoutAbsent({ id: line(raw.id), version: number(raw.version) ?? defaults.version, deleted: raw.deleted })
}

function productOf(raw: Fields, defaults: RecordDefaults, remarks: Remarks): Fields {
  const attributes = isFields(raw.attributes) ? attributesOf(raw.attributes) : (raw.attributes ?? {})
  const price = moneyOf(raw.price, defaults.currency)
  return withoutAbsent({
    id: line(raw.id),
    sku: line(raw.sku),
    gtin: listOf(raw.gtin),
    model: line(raw.model),
    title: line(raw.title),
    brand: line(raw.brand),
    category: listOf(raw.category) ?? [],
    description: paragraphs(raw.description),
    price,
    listPrice: listPriceOf(moneyOf(raw.listPrice, defaults.currency), price, remarks),
    availability: raw.availability ?? (raw.stock === 0 ? 'out_of_stock' : 'in_stock'),
    stock: number(raw.stock),
    rating: number(raw.rating),
    ratingCount: number(raw.ratingCount),
    releasedAt: dateOf(raw.releasedAt, remarks),
    attributes,
    units: isFields(raw.units) && isFields(attributes) ? unitsOf(raw.units, attributes) : raw.units,
    image: addressOf('image', raw.image, remarks),
    url: addressOf('url', raw.url, remarks),
    version: number(raw.version) ?? defaults.version,
  })
}

/** What is not a text is handed on as it is, for the schema to name. */
function line(value: unknown): unknown {
  return typeof value === 'string' ? cleanLine(value) || undefined : value
}

function paragraphs(value: unknown): unknown {
  return typeof value === 'string' ? cleanText(value) || undefined : value
}

/** -0 is written as 0 by JSON, so it has to be 0 from the start. */
function number(value: unknown): unknown {
  return typeof value === 'number' ? value + 0 : value
}

/** Blank and repeated items are dropped. */
function listOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value
    .map(line)
    .filter((item, index, all) => item !== undefined && item !== null && all.indexOf(item) === index)
}

function attributesOf(raw: Fields): Fields {
  return Object.fromEntries(
    Object.entries(raw)
      .map(([name, value]) => [cleanLine(name), typeof value === 'string' ? paragraphs(value) : number(value)] as const)
      .filter(([name, value]) => name !== '' && value !== undefined && value !== null),
  )
}

/** Units of attributes that the record has. */
function unitsOf(raw: Fields, attributes: Fields): Fields | undefined {
  const entries = Object.entries(raw)
    .map(([name, unit]) => [cleanLine(name), line(unit)] as const)
    .filter(([name, unit]) => unit !== undefined && unit !== null && Object.hasOwn(attributes, name))
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function moneyOf(raw: unknown, currency: string): unknown {
  if (!isFields(raw)) return raw
  const named = line(raw.currency) ?? currency
  return { amount: number(raw.amount), currency: typeof named === 'string' ? named.toUpperCase() : named }
}

/** A list price says 'was': one that is not above the price in the same currency would be a false promise. */
function listPriceOf(listPrice: unknown, price: unknown, { warnings }: Remarks): unknown {
  if (!isFields(listPrice) || typeof listPrice.amount !== 'number') return listPrice
  const isAbove =
    isFields(price) &&
    typeof price.amount === 'number' &&
    listPrice.currency === price.currency &&
    listPrice.amount > price.amount
  if (isAbove || listPrice.amount < 0 || !Number.isInteger(listPrice.amount)) return listPrice
  warnings.push('listPrice: not above the price, left out')
  return undefined
}

function addressOf(field: string, value: unknown, { problems }: Remarks): unknown {
  const text = line(value)
  if (typeof text !== 'string') return text
  const address = safeAddress(text)
  if (address === undefined) problems.push(`${field}: ${addressRule}`)
  return address
}

function dateOf(value: unknown, { problems }: Remarks): unknown {
  const text = line(value)
  if (typeof text !== 'string') return text
  const date = isoDate(text)
  if (date === undefined) problems.push('releasedAt: must be an ISO 8601 date such as 2026-03-31')
  return date
}

function withoutAbsent(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null))
}
