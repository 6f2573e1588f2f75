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
/** Pixels within which lines are looked for. The height is that of a till's receipt; of what is longer the width shrinks too. */
const skewBox = { width: 600, height: 1_800 }
/** Of the small picture in which the paper's own light is looked for, and of the strokes that are overlooked there. */
const groundBox = { width: 120, height: 360 }
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
  const full = scaled({ width, height }, scale, 1)
  const raw = { width: full.width, height: full.height, channels: 1 as const }
  const page = await sharp(bytes).resize(full).greyscale().raw().toBuffer()
  const paper = await sharp(page, { raw })
    .resize(within(groundBox, full, groundWindow))
    .median(groundWindow)
    .blur(3)
    .png()
    .toBuffer()
  const ground = await sharp(paper).resize(full).greyscale().raw().toBuffer()
  await evenLight(page, ground, nextTurn)
  const small = await sharp(page, { raw })
    .resize(within(skewBox, full, 1))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const lines = linesOf({ pixels: small.data, width: small.info.width, height: small.info.height })
  const isGrainy = grainOf({ pixels: page, width: full.width, height: full.height }) > coarseGrain
  const level = await (isGrainy ? sharp(page, { raw }).blur(smoothing) : sharp(page, { raw }))
    .rotate(-lines.skew, { background: '#ffffff' })
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { bytes: level, ...lines }
}

interface Size {
  width: number
  height: number
}

const scaled = ({ width, height }: Size, scale: number, least: number): Size & { fit: 'fill' } => ({
  width: Math.max(least, Math.round(width * scale)),
  height: Math.max(least, Math.round(height * scale)),
  fit: 'fill',
})

/** As large as fits into a box, and never enlarged but to `least` pixels: a strip that got a page's width would be endless. */
const within = (box: Size, size: Size, least: number): Size & { fit: 'fill' } =>
  scaled(size, Math.min(1, box.width / size.width, box.height / size.height), least)
