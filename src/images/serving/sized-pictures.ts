import { rename, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { makeFolder, placeWritten } from '../../files.ts'
import { mostPixels, openRaster } from '../raster.ts'
import type { ServedFormat } from './accepted-format.ts'
import type { PictureWork } from './picture-work.ts'

/** Widths that pictures are made in, in pixels: what is asked for gets the next larger one, so that their number is bounded. */
export const pictureWidths = [96, 160, 240, 320, 480, 640, 960, 1280] as const

/** The width that is made for one that is asked for; undefined: the picture's own. */
export const madeWidth = (asked: number): number | undefined => pictureWidths.find((width) => width >= asked)

export interface Variant {
  /** One of `pictureWidths`; undefined: as wide as the picture is. */
  width: number | undefined
  format: ServedFormat
}

/** Pictures in other sizes and formats, each made once and kept until the picture itself is another. */
export interface SizedPictures {
  /** The path of the file with this variant of the picture at `source`. */
  pathOf(source: string, variant: Variant): Promise<string>
}

/** WebP 80 and AVIF 60 look the same as the PNG at a card's size, at a tenth of its bytes. */
const quality = { webp: 80, avif: 60 } as const

export function openSizedPictures(folder: string, work: PictureWork): SizedPictures {
  return {
    async pathOf(source, { width, format }) {
      if (width === undefined && format === 'png') return source
      const path = join(folder, `${basename(source, '.png')}.${width ?? 'full'}.${format}`)
      const { mtime } = await stat(source)
      if ((await modifiedAt(path)) === mtime.getTime()) return path
      await work.once(`${path} ${mtime.getTime()}`, async () => {
        await makeFolder(folder)
        await placeWritten(
          path,
          async (beside) => {
            await writeFile(beside, await rendered(source, { width, format }))
            // The time of its source marks it as made of that.
            await utimes(beside, mtime, mtime)
          },
          rename,
        )
      })
      return path
    },
  }
}

async function rendered(source: string, { width, format }: Variant): Promise<Uint8Array> {
  const sharp = await openRaster()
  const picture = sharp(source, { limitInputPixels: mostPixels }).resize({ width, withoutEnlargement: true })
  switch (format) {
    case 'webp':
      return await picture.webp({ quality: quality.webp, effort: 3 }).toBuffer()
    case 'avif':
      return await picture.avif({ quality: quality.avif, effort: 2 }).toBuffer()
    case 'png':
      return await picture.png().toBuffer()
  }
}

/** In milliseconds; undefined when there is no such file. */
async function modifiedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtime.getTime()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
