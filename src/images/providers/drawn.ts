import { drawProduct } from '../drawn/draw-product.ts'
import type { ImageProvider } from '../provider.ts'

/** Drawings made here: without a key, a network or a price, and the same ones each time. */
export const createDrawnImages = (): ImageProvider => ({
  name: 'drawn',
  paint: ({ product }) => drawProduct(product),
})
