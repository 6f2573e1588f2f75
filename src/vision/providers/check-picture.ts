import { open } from 'node:fs/promises'
import PQueue from 'p-queue'
import type { Metadata } from 'sharp'
import { ShopclerkError } from '../../errors.ts'
import { openRaster } from '../../images/raster.ts'
import type { CheckedPicture } from '../picture-reader.ts'
import { mostPictureBytes, mostPicturePixels, pictureRefusals } from '../picture-refusals.ts'
import { bytesOfType, type PictureType, pictureTypeOf } from '../picture-type.ts'

/** Decodes pictures off the event loop, few at a time. */
export interface PictureChecker {
  /**
   * The picture in a file, or in memory, decoded whole and written anew. What stands behind or beside its pixels (another
   * file, a script, a place on the map) is not in it any more.
   * @throws ShopclerkError 415 for another type than JPEG, PNG, WebP and AVIF, 413 for too many bytes or pixels, 422 for a
   * damaged one and for a strip; 503 when too many wait.
   */
  check(source: string | Uint8Array): Promise<CheckedPicture>
}

/** Pictures decoded at once, one thread each; of the heavy ones one. */
const atOnce = 2
/** Bytes: a picture that needs more of them is heavy. The photos of phones are below. */
const mostLightBytes = 48 * 1_024 * 1_024
/** Pictures that wait for it: some seconds' worth. */
const mostWaiting = 60
/** Seconds of decoding one picture; the largest that is taken needs less than one. */
const longestDecoding = 10
/** Pixels of the longer side: a page of A4 has 220 dots an inch then, and OCR reads no better with more. */
const longestSide = 2_600
/** Longer side to shorter: the longest screenshots that phones scroll together stay below it; a thinner strip holds no list. */
const mostAspect = 20
/** High enough that letters keep their edges. */
const jpegQuality = 90

/** What libvips calls the types. */
const formats: Readonly<Record<string, PictureType>> = { jpeg: 'jpeg', png: 'png', webp: 'webp', heif: 'avif' }

export function createPictureChecker(): PictureChecker {
  const pool = new PQueue({ concurrency: atOnce })
  const heavy = new PQueue({ concurrency: 1 })
  return {
    async check(source) {
      const { head, size } =
        typeof source === 'string' ? await beginningOf(source) : { head: source, size: source.length }
      if (size === 0) throw pictureRefusals.empty()
      const type = pictureTypeOf(head)
      if (type === undefined) throw pictureRefusals.type()
      if (size > mostPictureBytes) throw pictureRefusals.bytes()
      if (pool.size + heavy.size >= mostWaiting) throw pictureRefusals.busy()
      // A header is read in no time: what is refused by it need not wait for what is decoded.
      const header = await pool.add(() => checkedHeader(source, type), { priority: 1 })
      const decode = (): Promise<CheckedPicture> => pool.add(() => writtenAnew(source))
      return bytesToDecode(header, type) > mostLightBytes ? heavy.add(decode) : decode()
    },
  }
}

type Decoded = Pick<Metadata, 'width' | 'height' | 'channels' | 'depth' | 'isProgressive' | 'orientation'>

/**
 * Bytes of memory that decoding takes at once. libvips goes through pictures some lines at a time; what comes in several passes
 * (interlaced PNG, progressive JPEG, whose coefficients have two bytes), has to be turned, or is of a format that is decoded
 * whole (WebP, AVIF), it holds as it is.
 */
export function bytesToDecode(header: Decoded, type: PictureType): number {
  const { width, height, channels, depth, isProgressive, orientation = 1 } = header
  const isWhole = isProgressive || orientation > 1 || type === 'webp' || type === 'avif'
  if (!isWhole) return 0
  const bytesOfSample = depth === 'ushort' || (type === 'jpeg' && isProgressive) ? 2 : 1
  return width * height * channels * bytesOfSample
}

async function beginningOf(path: string): Promise<{ head: Uint8Array; size: number }> {
  const file = await open(path)
  try {
    const head = new Uint8Array(bytesOfType)
    const { bytesRead } = await file.read(head, 0, bytesOfType, 0)
    return { head: head.subarray(0, bytesRead), size: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

/** Nothing is decoded for it. */
async function checkedHeader(source: string | Uint8Array, type: PictureType): Promise<Metadata> {
  const sharp = await openRaster()
  const header = await sharp(source, { limitInputPixels: false }).metadata().catch(asDamaged)
  const isAv1 = type !== 'avif' || header.compression === 'av1'
  if (formats[header.format] !== type || !isAv1) throw pictureRefusals.type()
  if (header.width * header.height > mostPicturePixels) throw pictureRefusals.pixels()
  const [shorter, longer] = [Math.min(header.width, header.height), Math.max(header.width, header.height)]
  if (longer > mostAspect * shorter) throw pictureRefusals.shape()
  return header
}

async function writtenAnew(source: string | Uint8Array): Promise<CheckedPicture> {
  const sharp = await openRaster()
  const { data, info } = await sharp(source, { limitInputPixels: mostPicturePixels, failOn: 'error', animated: false })
    .timeout({ seconds: longestDecoding })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    // Ink on nothing would be ink on black.
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: jpegQuality })
    .toBuffer({ resolveWithObject: true })
    .catch(asDamaged)
  return { bytes: data, width: info.width, height: info.height }
}

/** libvips says what is wrong in its own words, which may hold what the file says. */
function asDamaged(cause: unknown): never {
  if (cause instanceof ShopclerkError) throw cause
  throw Object.assign(pictureRefusals.damaged(), { cause })
}
