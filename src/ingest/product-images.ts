import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { safeAddress } from '../catalogue/address.ts'
import { ProductImage } from '../catalogue/product-image.ts'
import type { CatalogueWriter } from '../search/engine.ts'

/** Where pictures are told of: the topic `product-images`. */
export interface ProductImages {
  /**
   * Resolves when the picture will be shown: it is written or on its way, or one of the same or a newer record is there.
   * @throws PictureNotTakenError when the catalogue did not take this one; the event may be published again.
   */
  publish(event: ProductImage): Promise<void>
}

/** The catalogue as a whole can be written, and did not take this picture. */
export class PictureNotTakenError extends Error {
  override name = 'PictureNotTakenError'
}

const eventCheck = Compile(Type.Object(ProductImage.properties, { additionalProperties: false }))

/** @throws TypeError for what no consumer would take. */
export function checkImageEvent(event: ProductImage): void {
  if (!eventCheck.Check(event) || safeAddress(event.image) !== event.image)
    throw new TypeError(`no event of product-images: ${JSON.stringify(event).slice(0, 200)}`)
}

/** The topic within the process: each event is checked and written to the catalogue at once. */
export const productImagesInProcess = (writer: Pick<CatalogueWriter, 'writePictures'>): ProductImages => ({
  async publish(event) {
    checkImageEvent(event)
    const [outcome] = await writer.writePictures([event])
    if (outcome?.outcome === 'failed')
      throw new PictureNotTakenError(`The picture of ${event.id} was not taken: ${outcome.reason}`)
  },
})
