import type { Look, LookCandidate, RankedLook } from './look.ts'

/**
 * Turns pictures into looks. An index holds looks of one describer: `id` changes whenever the same picture would get
 * other numbers, and looks of another id are never compared.
 */
export interface LookDescriber {
  readonly id: string
  readonly dimensions: number
  /** What it goes by, for people: 'colour and shape'. */
  readonly comparedBy: string
  /** Below this similarity two pictures are no more alike than pictures of unlike things are. */
  readonly leastSimilarity: number

  /** The look of a product's own picture (PNG, JPEG or WebP). @throws {UnreadablePictureError} */
  describeProduct(picture: Uint8Array, signal?: AbortSignal): Promise<Look>

  /**
   * The looks of a shopper's picture: the whole of it and its likely subjects, of which the best match counts.
   * @throws {UnreadablePictureError}
   */
  describeQuery(picture: Uint8Array, signal?: AbortSignal): Promise<readonly Look[]>

  /** The candidates by how alike they are to any of the query's looks, most alike first; ties by product id. */
  rank(query: readonly Look[], candidates: readonly LookCandidate[]): readonly RankedLook[]

  close(): Promise<void>
}

/** The bytes are no picture that can be decoded. */
export class UnreadablePictureError extends Error {
  override readonly name = 'UnreadablePictureError'
}
