import type { AttributeValue } from '../catalogue/product.ts'

/** The number that a value is or reads as ('16', '-2.5'); undefined for every other text and for true and false. */
export function asNumber(value: AttributeValue): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : undefined
}
