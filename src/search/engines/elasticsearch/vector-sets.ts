import { createHash } from 'node:crypto'
import type { LookSpace } from '../../../looks/look-index.ts'
import type { VectorSpace } from '../../embedder.ts'
import { stateId } from './document-id.ts'

/**
 * A document has room for vectors of two sets, the live one and one that is being filled: a field in a mapping cannot
 * be taken away, so that each set after them takes the slot that is free. What a slot still holds of a set that was
 * given up is told from the set's own by `vectorSets`.
 */
export const slots = ['a', 'b'] as const
export type Slot = (typeof slots)[number]

/** The vectors of one space, and where they stand. */
export interface VectorSet extends VectorSpace {
  slot: Slot
}

/** What the state document of the vectors says. */
export interface VectorSets {
  live?: VectorSet
  filling?: VectorSet
  /** What the looks of pictures were made with. */
  looks?: LookSpace
}

export const setsIn = ({ live, filling }: Omit<VectorSets, 'looks'> = {}): VectorSet[] =>
  [live, filling].filter((set) => set !== undefined)

/** Names the state document that holds the catalogue's `VectorSets`. */
export const vectorSetsName = 'vector-sets'
/** Its `_id`. */
export const vectorSetsId = stateId(vectorSetsName)

/** Names a set in documents. */
export const setKey = ({ embedder, dimensions }: VectorSpace): string =>
  createHash('sha1')
    .update(JSON.stringify([embedder, dimensions]))
    .digest('hex')
    .slice(0, 16)

/** The name, inside `vectors`, of the field that has the vectors of a set. */
export const vectorFieldName = ({ slot, dimensions }: Pick<VectorSet, 'slot' | 'dimensions'>): string =>
  `${slot}_${dimensions}`

/** A product's vector as its document keeps it beside what is indexed: to be given back, and carried over. */
export interface StoredVector {
  /** `setKey` of the set. */
  set: string
  dimensions: number
  /** Of the text that it was made of. */
  textHash: number
  /** Absent: the text says nothing to the embedder. */
  values?: Float32Array | undefined
}

export type StoredVectors = Partial<Record<Slot, StoredVector>>
