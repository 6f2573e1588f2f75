import type { Sharp } from 'sharp'
import { mostPixels, openRaster } from '../../images/raster.ts'
import type { Look, LookCandidate, RankedLook } from '../look.ts'
import { type LookDescriber, UnreadablePictureError } from '../look-describer.ts'

/** Cells of a side, and numbers of a cell. */
const side = 8
const channels = 3
const dimensions = side * side * channels

/** Differences of a channel of 8 bits from its background are noise of compression up to here. */
const plainWithin = 16
/** Pixels of the longer side that are looked at. Cells are 1/8 of it: more pixels change no cell. */
const longerSide = 256
/** Of each side, where the subject of a photo mostly is. */
const centre = 0.7

/**
 * Of random pairs of the demo shop's drawings, which have plain backgrounds of much the same light, one in a hundred is more
 * alike than this.
 */
const leastSimilarity = 0.93

/**
 * Colours and where they are: the mean colour of each cell of a grid, after MPEG-7's colour layout (Kasutani & Yamada, The MPEG-7
 * color layout descriptor, ICIP 2001), without its transform, since cells are compared one by one. A plain background is cut
 * off first, so that the size of a thing in its picture does not count.
 */
export const openDescriber = async (): Promise<LookDescriber> => ({
  id: 'colour-layout:1',
  dimensions,
  comparedBy: 'its colours and where they are',
  leastSimilarity,
  async describeProduct(picture) {
    const prepared = await preparedOf(picture)
    return lookOf(await cellsOf(prepared, (image) => image.trim({ threshold: plainWithin })))
  },
  async describeQuery(picture) {
    const prepared = await preparedOf(picture)
    const crop = {
      left: Math.floor((prepared.width * (1 - centre)) / 2),
      top: Math.floor((prepared.height * (1 - centre)) / 2),
      width: Math.max(1, Math.floor(prepared.width * centre)),
      height: Math.max(1, Math.floor(prepared.height * centre)),
    }
    const whole = await cellsOf(prepared, (image) => image.trim({ threshold: plainWithin }))
    const inside = await cellsOf(prepared, (image) => image.extract(crop))
    const all = await cellsOf(prepared, (image) => image)
    // Which way a thing is turned says little of what it is.
    return [whole, mirrored(whole), inside, all].map(lookOf)
  },
  rank,
  close: async () => undefined,
})

interface Prepared {
  pixels: Uint8Array
  width: number
  height: number
}

async function preparedOf(picture: Uint8Array): Promise<Prepared> {
  const sharp = await openRaster()
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
      .autoOrient()
      .resize({ width: longerSide, height: longerSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { pixels: data, width: info.width, height: info.height }
  } catch (cause) {
    throw new UnreadablePictureError('The picture cannot be decoded.', { cause })
  }
}

/** The mean colours of the cells, row by row, of what `cut` leaves of a picture. */
async function cellsOf({ pixels, width, height }: Prepared, cut: (image: Sharp) => Sharp): Promise<Uint8Array> {
  const sharp = await openRaster()
  const raw = { width, height, channels } as const
  const part = await cut(sharp(pixels, { raw })).toBuffer({ resolveWithObject: true })
  const { width: partWidth, height: partHeight } = part.info
  const partRaw = { width: partWidth, height: partHeight, channels } as const
  return sharp(part.data, { raw: partRaw }).resize(side, side, { fit: 'fill', kernel: 'mitchell' }).raw().toBuffer()
}

function mirrored(cells: Uint8Array): Uint8Array {
  return cells.map((_, at) => {
    const [channel, cell] = [at % channels, Math.floor(at / channels)]
    const [column, row] = [cell % side, Math.floor(cell / side)]
    return cells[(row * side + (side - 1 - column)) * channels + channel] ?? 0
  })
}

/** Around a middle grey, so that dark and light are opposite. */
function lookOf(cells: Uint8Array): Look {
  const values = Float32Array.from(cells, (value) => value - 127.5)
  const length = Math.hypot(...values)
  return { vector: values.map((value) => value / length), details: Uint8Array.from(cells) }
}

/** By the root of the mean square of the differences of all cells, the best of the query's. */
function rank(query: readonly Look[], candidates: readonly LookCandidate[]): RankedLook[] {
  return candidates
    .map(({ productId, look }) => ({
      productId,
      similarity: 1 - Math.min(1, ...query.map((asked) => difference(asked.details, look.details))),
    }))
    .sort((a, b) => b.similarity - a.similarity || (a.productId < b.productId ? -1 : 1))
}

function difference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < dimensions; at++) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2
  return Math.sqrt(sum / dimensions) / 255
}
