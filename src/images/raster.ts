import { isPng } from './png-text.ts'

/**
 * The library that reads and writes pictures, loaded when the first one is needed. One thread for each picture and no
 * cache of decoded ones: several are worked on side by side, each only once.
 */
export async function openRaster() {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/** Decoded, four bytes a pixel, that is 100 MB: as many as an upload may have. */
export const mostPixels = 25_000_000

/** What was sent as a picture is none, or not all of one. */
export class NotAPictureError extends Error {
  override name = 'NotAPictureError'
}

/** What painters answer with beside PNG; never a document such as SVG. */
const formats = new Set(['jpeg', 'webp', 'avif', 'heif'])

/**
 * Decodes all of a picture, so that one that is cut off or damaged does not count, and gives it as PNG: as it is when it
 * is one. Done off the event loop, in some milliseconds.
 * @throws NotAPictureError saying what is wrong.
 */
export async function checkedPng(bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await openRaster()
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'warning', animated: false })
    if (isPng(bytes)) {
      await image.raw().toBuffer()
      return bytes
    }
    const { format } = await image.metadata()
    if (!formats.has(format)) throw new NotAPictureError(`it is ${format}`)
    return await image.png().toBuffer()
  } catch (error) {
    if (error instanceof NotAPictureError) throw error
    throw new NotAPictureError((error as Error).message.replace(/\s+/g, ' ').slice(0, 200), { cause: error })
  }
}
