import Type, { type Static } from 'typebox'
import { ProductId, Version } from './product.ts'

/**
 * What the topic `product-images` carries: a picture of a product. `version` is that of the record which the picture
 * was made for; it guards the picture alone, and the record keeps its own.
 */
export const ProductImage = Type.Object({
  id: ProductId,
  version: Version,
  image: Type.String({ minLength: 1, maxLength: 2_000 }),
})
export type ProductImage = Static<typeof ProductImage>
