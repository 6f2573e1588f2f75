import { type Slot, type StoredVector, type StoredVectors, slots, vectorFieldName } from './vector-sets.ts'

/** What a document holds of vectors. */
export interface VectorFields {
  /** Indexed, by `vectorFieldName`. */
  vectors?: Record<string, number[]>
  /** The sets (`setKey`) that the document has a vector of. */
  vectorSets?: string[]
  /** The sets that ask for no vector of it: they have one of its present text, or know that it says nothing to them. */
  freshVectors?: string[]
  /** The same vectors as base64: `_source` leaves out what is indexed. */
  storedVectors?: Partial<Record<Slot, EncodedVector>>
}

type EncodedVector = Omit<StoredVector, 'values'> & { values?: string }

/** A changed product is found by the vector of its former text until it has another, as long as it is not fresh. */
export function vectorFields(textHash: number, stored: StoredVectors = {}): VectorFields {
  const all = slots.flatMap((slot) => (stored[slot] === undefined ? [] : [{ slot, ...stored[slot] }]))
  if (all.length === 0) return {}
  const spoken = all.flatMap(({ values, ...vector }) => (values === undefined ? [] : [{ ...vector, values }]))
  return {
    vectors: Object.fromEntries(spoken.map(({ values, ...vector }) => [vectorFieldName(vector), Array.from(values)])),
    vectorSets: spoken.map(({ set }) => set),
    freshVectors: all.filter((vector) => vector.textHash === textHash).map(({ set }) => set),
    storedVectors: Object.fromEntries(
      all.map(({ slot, values, ...vector }) => [
        slot,
        { ...vector, ...(values === undefined ? {} : { values: base64(values) }) },
      ]),
    ),
  }
}

/** The vectors that a document keeps. */
export function vectorsOf(stored: NonNullable<VectorFields['storedVectors']>): StoredVectors {
  return Object.fromEntries(
    Object.entries(stored).map(([slot, { values, ...vector }]) => [
      slot,
      { ...vector, ...(values === undefined ? {} : { values: floats(values) }) },
    ]),
  )
}

const base64 = ({ buffer, byteOffset, byteLength }: Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

const floats = (values: string): Float32Array => new Float32Array(Uint8Array.from(Buffer.from(values, 'base64')).buffer)
