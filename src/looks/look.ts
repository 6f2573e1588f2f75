/**
 * What a picture looks like, as numbers.
 *
 * `vector` has unit length and as many numbers as its describer's `dimensions`; two pictures are as alike as the dot
 * product of theirs. `details` are the describer's own bytes (at most `mostDetailBytes`, perhaps none) by which it tells
 * apart the few that the vectors found most alike; nobody else reads them.
 */
export interface Look {
  readonly vector: Float32Array
  readonly details: Uint8Array
}

/** Bytes of a look's details: a hundred thousand products then need at most some 400 MB on the disk. */
export const mostDetailBytes = 4_096

/** A product whose vector is near, as an index found it. */
export interface LookCandidate {
  readonly productId: string
  readonly look: Look
}

/** A candidate after its details were compared: `similarity` from 0 (nothing in common) to 1 (the same picture). */
export interface RankedLook {
  readonly productId: string
  readonly similarity: number
}
