import type { SearchFilters } from '../search/engine.ts'
import type { Look, LookCandidate } from './look.ts'

/** What the looks of an index were made with: they are compared with no others. */
export interface LookSpace {
  /** The describer's id. */
  describer: string
  dimensions: number
}

export interface LookQuery {
  space: LookSpace
  /** Of unit length each; a product's distance is that to the nearest of them. At most `mostQueryVectors` count. */
  vectors: readonly Float32Array[]
  /** Hard limits: no product outside them takes another's place. */
  filters: SearchFilters
  limit: number
}

/** The whole picture and its likely subjects; each more is another pass over the index. */
export const mostQueryVectors = 8

export interface NearestLooks {
  /** Nearest first, at most the query's `limit`. */
  candidates: readonly LookCandidate[]
  /** The very request that was sent to the engine, for the trace. */
  request: unknown
}

/** How far an index is filled. */
export interface LookCounts {
  /** Products whose picture can be searched by its look. */
  looks: number
  /** Products whose picture cannot be read. */
  unreadable: number
}

/** Looks cannot be searched now. The message is one line for the operator. */
export class LookSearchError extends Error {
  override readonly name = 'LookSearchError'
}

/** Reads the looks of a catalogue's pictures. Implementations promise what `test/contracts/look-index.ts` asks. */
export interface LookIndex {
  /** Undefined while nothing was ever written. */
  space(): Promise<LookSpace | undefined>
  /**
   * The products inside the limits whose looks are nearest. None when the index is of another space.
   * @throws LookSearchError when looks cannot be searched.
   */
  nearest(query: LookQuery): Promise<NearestLooks>
  /** The look of a product's picture; undefined when it has none in this space. */
  lookOf(productId: string, space: LookSpace): Promise<Look | undefined>
  /** Those of these products whose picture can be searched by its look. */
  described(productIds: readonly string[]): Promise<ReadonlySet<string>>
  counts(): Promise<LookCounts>
  close(): Promise<void>
}

/** What became of a product's picture. */
export interface DescribedPicture {
  productId: string
  /** Names the picture: it is described again when it has another name. */
  picture: string
  /** Undefined: the picture cannot be read. */
  look: Look | undefined
}

/** Fills the index. Several processes may have it open; one fills it at a time. */
export interface LookWriter {
  /**
   * Makes the index one of this space. Looks of another space, or of the same describer with other dimensions, are
   * dropped: a mixture could not be compared. Gives the space that was there before, when it was another one.
   */
  begin(space: LookSpace): Promise<LookSpace | undefined>
  /** The pictures of these products that were described, by product. */
  known(productIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * All of a batch or nothing. Products that are not in the catalogue are passed over.
   * @throws LookSpaceError when the index is of another space by now.
   */
  write(space: LookSpace, pictures: readonly DescribedPicture[]): Promise<void>
  /** Forgets the looks of these products. */
  remove(productIds: readonly string[]): Promise<void>
  /** Forgets the looks of products that are no longer in the catalogue. Gives how many. */
  removeGone(): Promise<number>
  close(): Promise<void>
}

/** Another process has made the index one of another describer. */
export class LookSpaceError extends Error {
  override readonly name = 'LookSpaceError'

  constructor(asked: LookSpace, found: LookSpace | undefined) {
    const there = found === undefined ? 'of no describer' : `of ${spaceName(found)}`
    super(`The index of looks is ${there}, and looks of ${spaceName(asked)} do not go into it.`)
  }
}

const spaceName = ({ describer, dimensions }: LookSpace): string => `${describer} (${dimensions} numbers)`

export const isSameSpace = (one: LookSpace | undefined, other: LookSpace): boolean =>
  one?.describer === other.describer && one.dimensions === other.dimensions
