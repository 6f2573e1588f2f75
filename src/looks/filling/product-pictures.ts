import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureAddress, pictureFileName, readPictureFileName } from '../../catalogue/picture-address.ts'
import type { Product } from '../../catalogue/product.ts'

/** The picture that the service itself has of a product. */
export interface ProductPicture {
  /** Names its content: another name is another picture. */
  name: string
  /** Undefined when it is larger than any picture that is made of a product, or gone by now. */
  read(): Promise<Uint8Array | undefined>
}

/** Pictures of products, by their files; those that a catalogue keeps elsewhere are never fetched. */
export interface ProductPictures {
  /** Undefined for a product without a picture here. */
  of(product: Product): Promise<ProductPicture | undefined>
  /**
   * Ids of products whose files are newer than `since`, in milliseconds since the epoch: a file may take a drawing's place
   * without a change of the catalogue. Ids that are too long for a file's name are left out.
   */
  newSince(since: number): Promise<string[]>
}

/** Bytes. Painted pictures have some 2 MB; what is larger was put there by somebody else. */
const mostBytes = 20 * 2 ** 20

/** Painted pictures are read from `folder`; where there is none, the drawing that is shown in its place is drawn. */
export function openProductPictures(folder: string): ProductPictures {
  let emptySince: number | undefined
  return {
    async newSince(since) {
      // A folder changes when a file is placed in it.
      const changed = (await stat(folder).catch(unlessMissing))?.mtimeMs
      if (changed === undefined || changed < since || changed === emptySince) return []
      const ids: string[] = []
      for (const name of await readdir(folder)) {
        const id = readPictureFileName(name)?.id
        if (id === undefined) continue
        const file = await stat(join(folder, name)).catch(unlessMissing)
        if (file !== undefined && file.mtimeMs >= since) ids.push(id)
      }
      emptySince = ids.length === 0 ? changed : undefined
      return ids
    },
    async of(product) {
      if (product.image !== pictureAddress(product.id)) return undefined
      const path = join(folder, pictureFileName(product.id))
      const file = await stat(path).catch(unlessMissing)
      if (file?.isFile()) {
        const { mtimeMs, size } = file
        return { name: `file ${mtimeMs.toString(36)} ${size.toString(36)}`, read: () => bytesOf(path) }
      }
      const { productDrawing } = await import('../../images/drawn/product-drawing.ts')
      const hash = createHash('sha256').update(productDrawing(product)).digest('base64url').slice(0, 22)
      return { name: `drawing ${hash}`, read: () => drawn(product) }
    },
  }
}

async function drawn(product: Product): Promise<Uint8Array> {
  const [{ drawProduct }, { openRaster }] = await Promise.all([
    import('../../images/drawn/draw-product.ts'),
    import('../../images/raster.ts'),
  ])
  // Thousands are drawn one after the other: nothing of them is to be kept in memory.
  await openRaster()
  return drawProduct(product)
}

async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path).catch(unlessMissing)
  if (file === undefined) return undefined
  try {
    return (await file.stat()).size > mostBytes ? undefined : await file.readFile()
  } finally {
    await file.close()
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  // ENOTDIR: the folder of pictures is none.
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
