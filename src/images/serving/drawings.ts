import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureFileName } from '../../catalogue/picture-address.ts'
import type { Product } from '../../catalogue/product.ts'
import { makeFolder, placeFile } from '../../files.ts'
import { withOrigin } from '../png-text.ts'
import { originIn } from './origin-in.ts'
import type { PictureWork } from './picture-work.ts'

/** Drawings of products whose picture is not made yet, each made when it is first asked for and kept. */
export interface Drawings {
  /** The path of the file with the drawing of a product as its record is now. */
  pathOf(product: Product): Promise<string>
}

export function openDrawings(folder: string, work: PictureWork): Drawings {
  return {
    async pathOf(product) {
      // Building a drawing's SVG takes well under a millisecond; rendering it, some ten, on a thread of its own.
      const { productDrawing } = await import('../drawn/product-drawing.ts')
      const hash = createHash('sha256').update(productDrawing(product)).digest('hex').slice(0, 32)
      const path = join(folder, pictureFileName(product.id))
      if ((await originIn(path))?.promptHash === hash) return path
      await work.once(`${path} ${hash}`, async () => {
        const { drawProduct } = await import('../drawn/draw-product.ts')
        const png = await drawProduct(product)
        await makeFolder(folder)
        await placeFile(path, withOrigin(png, { provider: 'drawn', promptHash: hash }), rename)
      })
      return path
    },
  }
}
