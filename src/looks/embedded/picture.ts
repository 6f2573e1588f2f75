import { mostPixels, openRaster } from '../../images/raster.ts'
import { UnreadablePictureError } from '../look-describer.ts'

/** Pixels of the longer side at which pictures are looked at: a subject of a quarter of it still has what windows are sampled at. */
export const longestSide = 256

/** A decoded picture, three bytes (red, green, blue) a pixel, row after row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/**
 * Decodes a picture upright, in sRGB, on white where it is transparent, `longestSide` pixels long: large JPEGs are
 * shrunk while they are decoded, small pictures enlarged, so that the same picture looks the same in every size.
 * @throws {UnreadablePictureError} for bytes that are no picture, and for one of more than 25 megapixels.
 */
export async function readPixels(picture: Uint8Array): Promise<Pixels> {
  const sharp = await openRaster()
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: longestSide, height: longestSide, fit: 'inside', kernel: 'linear' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, rgb: info.channels === 3 ? data : spread(data, info.channels) }
  } catch (cause) {
    throw new UnreadablePictureError(`It is no picture that can be decoded: ${(cause as Error).message}`, { cause })
  }
}

/** Grey pictures may come with one channel. */
function spread(data: Uint8Array, channels: number): Uint8Array {
  const rgb = new Uint8Array((data.length / channels) * 3)
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) rgb.fill(data[from] ?? 0, to, to + 3)
  return rgb
}
