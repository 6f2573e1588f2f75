import sharp from 'sharp'
import type { Look, LookCandidate, RankedLook } from '../../src/looks/look.ts'
import { type LookDescriber, UnreadablePictureError } from '../../src/looks/look-describer.ts'

/** Cells of a side. */
const side = 4
const dimensions = side * side * 3

/** The mean colours of a grid of cells: enough of a describer for tests of what is around one. */
async function gridOf(picture: Uint8Array): Promise<Look> {
  const pixels = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .resize(side, side, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer()
    .catch((cause: unknown) => {
      throw new UnreadablePictureError('no picture', { cause })
    })
  const values = Float32Array.from(pixels, (value) => value / 255 + 0.01)
  const length = Math.hypot(...values)
  return { vector: values.map((value) => value / length), details: Uint8Array.from(pixels) }
}

const distance = (one: Uint8Array, other: Uint8Array): number =>
  Math.sqrt(one.reduce((sum, value, at) => sum + ((value - (other[at] ?? 0)) / 255) ** 2, 0) / dimensions)

const ranked = (query: readonly Look[], candidates: readonly LookCandidate[]): RankedLook[] =>
  candidates
    .map(({ productId, look }) => ({
      productId,
      similarity: 1 - Math.min(...query.map(({ details }) => distance(details, look.details))),
    }))
    .sort((a, b) => b.similarity - a.similarity || (a.productId < b.productId ? -1 : 1))

/** What `DescriberModule` asks of a module. `id` lets a test have two describers. */
export const openDescriber = async (options?: { id?: string }): Promise<LookDescriber> => ({
  id: options?.id ?? 'colour-grid:1',
  dimensions,
  comparedBy: 'colour and layout',
  leastSimilarity: 0.8,
  describeProduct: gridOf,
  describeQuery: async (picture) => [await gridOf(picture)],
  rank: ranked,
  close: async () => undefined,
})

export const colourGrid = { href: import.meta.url }
