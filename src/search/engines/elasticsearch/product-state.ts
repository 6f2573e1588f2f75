import { type CatalogueRecord, isTombstone, type Product } from '../../../catalogue/product.ts'
import type { ProductImage } from '../../../catalogue/product-image.ts'
import type { NewVector } from '../../engine.ts'
import { isNewerPicture, type Picture, pictureAfter, unknownVersion } from '../../pictures.ts'
import { lookKey, type StoredLook } from './look-fields.ts'
import {
  type CatalogueDocument,
  type DocumentSource,
  type KeptState,
  keptState,
  productDocument,
  productOf,
  tombstoneDocument,
} from './product-document.ts'
import { type StoredVectors, setKey, slots, type VectorSet, type VectorSets } from './vector-sets.ts'

/** All that a catalogue knows of one id. Documents are made of it, and it is read from them. */
export interface ProductState extends Omit<KeptState, 'added'> {
  id: string
  /** Of the newest record, a deletion included; `unknownVersion` while only a picture has come. */
  version: number
  /** Undefined when it is deleted or has not come yet. Its `image` is that of `picture`. */
  product?: Product | undefined
  /** Undefined until it is first written. */
  added?: number | undefined
  /** Of the product's text, as it was stored. */
  textHash?: number | undefined
}

/** A state as it stands in an index, with what a write is conditioned on. */
export interface StoredState extends ProductState {
  seqNo: number
  primaryTerm: number
}

type State = ProductState | StoredState

export function stateOf(id: string, source: DocumentSource): ProductState {
  const { version = unknownVersion, textHash } = source
  return { id, version, product: productOf(source), textHash, ...keptState(source) }
}

/** The document of a state. `kinds` as for `productDocument`. */
export function documentOf(
  { id, version, product, added = 0, ...kept }: ProductState,
  kindsOf: (product: Product) => readonly string[],
): CatalogueDocument {
  const state: KeptState = { added, picture: kept.picture, recordSeqNo: kept.recordSeqNo }
  if (product === undefined) return tombstoneDocument(id, version, state)
  return productDocument(product, { ...state, vectors: kept.vectors, look: kept.look }, kindsOf(product))
}

export interface Joined {
  outcome: 'written' | 'stale'
  /** The same object when nothing has changed. */
  state: ProductState
}

/** What is known once a record has come, on time or late. */
export function joinRecord(known: State | undefined, record: CatalogueRecord): Joined {
  const { id, version } = record
  const picture = pictureAfter(record, known?.picture)
  if (known !== undefined && known.version >= version) {
    // Too late for the record, and yet it may name a picture that is newer than the one that is known.
    return { outcome: 'stale', state: samePicture(picture, known.picture) ? known : shown(known, picture) }
  }
  const kept = { id, version, picture, added: known?.added }
  if (isTombstone(record)) return { outcome: 'written', state: kept }
  // A changed product keeps its vector and its picture's look until it has others.
  const { vectors, look } = known ?? {}
  return { outcome: 'written', state: { ...kept, product: withPicture(record, picture), vectors, look } }
}

/** What is known once a picture has come. */
export function joinPicture(known: State | undefined, { id, version, image }: ProductImage): Joined {
  if (known !== undefined && !isNewerPicture(version, known.picture)) return { outcome: 'stale', state: known }
  const picture = { image, version }
  if (known === undefined) return { outcome: 'written', state: { id, version: unknownVersion, picture } }
  return { outcome: 'written', state: shown(known, picture) }
}

/** The state with a vector in a set; the same object when the product has another text by now, or is gone. */
export function joinVector(known: State, set: VectorSet, { textHash, vector }: Omit<NewVector, 'id'>): State {
  if (known.product === undefined || known.textHash !== textHash) return known
  const stored = { set: setKey(set), dimensions: set.dimensions, textHash, values: vector }
  return { ...derived(known), vectors: { ...known.vectors, [set.slot]: stored } }
}

/** The state with a look, or without one; the same object when the product is gone. */
export function joinLook(known: State, look: StoredLook | undefined): State {
  if (known.product === undefined || (look === undefined && known.look === undefined)) return known
  return { ...derived(known), look }
}

/** The state, to be written again with what is worked out of it anew. */
export const derived = ({ ...known }: State): ProductState => ({ ...known, recordSeqNo: recordSeqNoOf(known) })

/**
 * What two indices know of one id, together: the newer record with the newer picture. The same object as `into` when
 * that knows all of it. In another index changes are counted anew.
 */
export function joinStates(into: State | undefined, from: State): ProductState {
  const { recordSeqNo: _, textHash, ...known } = from
  if (into === undefined) return { ...stateOnly(known), textHash }
  const newest = from.version > into.version ? from : into
  const picture = newerPicture(into, from)
  const vectors = newest === from ? joinVectors(from, into, newest) : joinVectors(into, from, newest)
  // A picture that is another by now is described again.
  const look = into.look ?? from.look
  const isKnown =
    newest === into && samePicture(picture, into.picture) && sameVectors(vectors, into.vectors) && look === into.look
  if (isKnown) return into
  return {
    ...stateOnly(newest === into ? derived(into) : known),
    added: into.added,
    picture,
    product: newest.product && withPicture(newest.product, picture),
    vectors: newest.product && vectors,
    look: newest.product && look,
    textHash: newest.textHash,
  }
}

/** Of each slot the vector that is of the record's text; where both are, or neither, that of `first`. */
function joinVectors(first: State, second: State, { textHash }: State): StoredVectors {
  const vectors: StoredVectors = {}
  for (const slot of slots) {
    const known = [first.vectors?.[slot], second.vectors?.[slot]].filter((vector) => vector !== undefined)
    const vector = known.find((one) => one.textHash === textHash) ?? known[0]
    if (vector !== undefined) vectors[slot] = vector
  }
  return vectors
}

/**
 * A state as an index with these sets takes it from another: an index has fields for vectors of its own sets and for looks
 * of its own space alone, and a document may keep one that was given up.
 */
export function withVectorsOf<T extends State>(state: T, { live, filling, looks }: VectorSets): T {
  const look = looks !== undefined && state.look?.space === lookKey(looks) ? state.look : undefined
  if (state.vectors === undefined) return look === state.look ? state : { ...state, look }
  const vectors: StoredVectors = {}
  for (const set of [live, filling]) {
    const vector = set && state.vectors[set.slot]
    if (set !== undefined && vector?.set === setKey(set)) vectors[set.slot] = vector
  }
  return { ...state, vectors, look }
}

/** At equal versions the one that came with the newer record: a record's own picture goes before an event. */
function newerPicture(into: State, from: State): Picture | undefined {
  const [first, second] = from.version > into.version ? [from.picture, into.picture] : [into.picture, from.picture]
  if (first === undefined || second === undefined) return first ?? second
  return second.version > first.version ? second : first
}

const samePicture = (one: Picture | undefined, other: Picture | undefined): boolean =>
  one?.version === other?.version && one?.image === other?.image

const sameVectors = (one: StoredVectors, other: StoredVectors = {}): boolean =>
  (['a', 'b'] as const).every(
    (slot) => one[slot]?.set === other[slot]?.set && one[slot]?.textHash === other[slot]?.textHash,
  )

function shown(known: State, picture: Picture | undefined): ProductState {
  return { ...derived(known), picture, product: known.product && withPicture(known.product, picture) }
}

const withPicture = (product: Product, picture: Picture | undefined): Product =>
  picture === undefined || product.image === picture.image ? product : { ...product, image: picture.image }

const recordSeqNoOf = (known: State): number | undefined =>
  known.recordSeqNo ?? ('seqNo' in known ? known.seqNo : undefined)

/** Without what belongs to the place where it was read. */
const stateOnly = ({ ...state }: Partial<StoredState> & ProductState): ProductState => {
  delete state.seqNo
  delete state.primaryTerm
  return state
}
