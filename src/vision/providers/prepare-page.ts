import { setImmediate as nextTurn } from 'node:timers/promises'
import { openRaster } from '../../images/raster.ts'
import { evenLight } from '../even-light.ts'
import type { CheckedPicture } from '../picture-reader.ts'
import { grainOf, linesOf, type PageLines } from '../skew.ts'

/** A picture made ready for reading letters, and its lines as they were in it. */
export interface PreparedPage extends PageLines {
  /** PNG in shades of grey, its lines level, its ground white. */
  bytes: Uint8Array
}

/** Pixels of the longer side: letters of 12 points on A4 are some 30 pixels high then, about what readers are trained on. */
const longestSide = 2_000
/** Smaller pictures are enlarged up to this: letters on them have too few pixels. */
const shortestLongSide = 1_600
/** Pixels of the width in which lines are looked for. */
const skewWidth = 600
/** Of the small picture in which the paper's own light is looked for, and of the strokes that are overlooked there. */
const groundWidth = 120
const groundWindow = 15

/** Shades of grain, where it is worth smoothing away, and the deviation that it is smoothed with: less than a stroke's width. */
const coarseGrain = 6
const smoothing = 1.2

/**
 * Levels the lines of a page and evens out its light. The ground, which is the paper with the shadows on it, is what a
 * wide median leaves, since strokes cover less than half of any place; the picture is divided by it.
 */
export async function preparePage({ bytes, width, height }: CheckedPicture): Promise<PreparedPage> {
  const sharp = await openRaster()
  const longSide = Math.max(width, height)
  const scale = Math.min(longestSide, Math.max(shortestLongSide, longSide)) / longSide
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const raw = { ...size, channels: 1 as const }
  const full = { ...size, fit: 'fill' } as const
  const page = await sharp(bytes).resize(full).greyscale().raw().toBuffer()
  const paper = await sharp(page, { raw }).resize({ width: groundWidth }).median(groundWindow).blur(3).png().toBuffer()
  const ground = await sharp(paper).resize(full).greyscale().raw().toBuffer()
  await evenLight(page, ground, nextTurn)
  const small = await sharp(page, { raw })
    .resize({ width: skewWidth })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const lines = linesOf({ pixels: small.data, width: small.info.width, height: small.info.height })
  const isGrainy = grainOf({ pixels: page, ...size }) > coarseGrain
  const level = await (isGrainy ? sharp(page, { raw }).blur(smoothing) : sharp(page, { raw }))
    .rotate(-lines.skew, { background: '#ffffff' })
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { bytes: level, ...lines }
}
