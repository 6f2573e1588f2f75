import { createHash } from 'node:crypto'
import type { LookSpace } from '../../../looks/look-index.ts'
import { bytesOfLook, lookOfBytes } from './look-bytes.ts'

/** The look of a product's picture as its document keeps it; without one the picture cannot be read. */
export interface StoredLook {
  /** `lookKey` of its space. */
  space: string
  /** Names the picture that was described. */
  picture: string
  vector?: Float32Array | undefined
  details?: Uint8Array | undefined
}

/** What a document holds of a look. */
export interface LookFields {
  /** Indexed, by `lookFieldName`. */
  lookVectors?: Record<string, number[]>
  /** `lookKey` of the space of the look; `unreadable` behind it for a picture that cannot be read. */
  look?: string
  /** The same as base64: `_source` leaves out what is indexed. */
  storedLook?: { space: string; picture: string; vector?: string; details?: string }
}

/** Names a space in documents. */
export const lookKey = ({ describer, dimensions }: LookSpace): string =>
  createHash('sha1')
    .update(JSON.stringify([describer, dimensions]))
    .digest('hex')
    .slice(0, 16)

/** What `look` says of a picture that cannot be read. */
export const unreadableIn = (key: string): string => `${key} unreadable`

/** The name, inside `lookVectors`, of the field that has the looks of so many numbers. */
export const lookFieldName = (dimensions: number): string => `of_${dimensions}`

export function lookFields(stored: StoredLook | undefined): LookFields {
  if (stored === undefined) return {}
  const { space, picture, vector, details } = stored
  if (vector === undefined) return { look: unreadableIn(space), storedLook: { space, picture } }
  return {
    lookVectors: { [lookFieldName(vector.length)]: Array.from(vector, (value) => Number(value.toFixed(7))) },
    look: space,
    storedLook: { space, picture, vector: bytesOfLook(vector), details: bytesOfLook(details ?? new Uint8Array()) },
  }
}

/** The look that a document keeps. */
export function lookOf({ space, picture, vector, details }: NonNullable<LookFields['storedLook']>): StoredLook {
  if (vector === undefined) return { space, picture }
  return { space, picture, vector: new Float32Array(lookOfBytes(vector).buffer), details: lookOfBytes(details ?? '') }
}
