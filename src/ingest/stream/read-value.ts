import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { addressRule, safeAddress } from '../../catalogue/address.ts'
import { parseJson } from '../../catalogue/json-lines.ts'
import type { CatalogueRecord } from '../../catalogue/product.ts'
import { ProductImage } from '../../catalogue/product-image.ts'
import { maxRecordBytes, toRecord } from '../../catalogue/record.ts'
import { schemaReason } from '../../catalogue/schema-reason.ts'
import type { SourceTopic } from './topics.ts'

/** What a value stands for, or why it can never work. */
export type ReadValue =
  | { topic: 'products'; record: CatalogueRecord }
  | { topic: 'product-images'; record: ProductImage }
  | { reason: string }

const imageCheck = Compile(Type.Object(ProductImage.properties, { additionalProperties: false }))
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads the value of a record of `topic`; `currency` is that of prices which name none. Never throws. */
export function readValue(topic: SourceTopic, value: Uint8Array | null, currency: string): ReadValue {
  if (value === null) return { reason: 'value: is null; a deletion is { id, version, deleted: true }' }
  if (value.byteLength > maxRecordBytes) return { reason: `value: must be at most ${maxRecordBytes} bytes` }
  const text = textOf(value)
  if (text === undefined) return { reason: 'value: is not valid UTF-8' }
  const parsed = parseJson(text)
  if (!('value' in parsed)) return { reason: `value: is not valid JSON${parsed.place}` }
  return topic === 'products' ? productOf(parsed.value, currency) : imageOf(parsed.value)
}

function textOf(value: Uint8Array): string | undefined {
  try {
    return utf8.decode(value)
  } catch {
    return undefined
  }
}

function productOf(value: unknown, currency: string): ReadValue {
  // A feed's records take its file's time as their version; a record that comes alone has nothing to take it from.
  const isVersioned = Object.getOwnPropertyDescriptor(Object(value), 'version')?.value != null
  const outcome = toRecord(value, { currency, version: 0 })
  if (!outcome.ok) return { reason: outcome.reason }
  return isVersioned ? { topic: 'products', record: outcome.record } : { reason: 'version: is missing or blank' }
}

function imageOf(value: unknown): ReadValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'record: must be a JSON object' }
  const reason = schemaReason(imageCheck.Errors(value), value)
  if (reason !== undefined || !imageCheck.Check(value))
    return { reason: reason ?? 'record: must be { id, version, image }' }
  // What is shown must be what was sent, so an address that would be normalised is refused.
  if (safeAddress(value.image) !== value.image) return { reason: `image: ${addressRule}` }
  return { topic: 'product-images', record: value }
}
