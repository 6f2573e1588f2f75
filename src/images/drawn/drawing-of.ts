import type { Product } from '../../catalogue/product.ts'
import type { Draw } from './kinds/draw.ts'
import { parcel } from './kinds/generic.ts'
import { kinds } from './kinds/index.ts'

/** How a product is drawn: as the kind of goods that its category names. */
export function drawingOf(product: Product): Draw {
  const leaf = product.category.at(-1)?.toLowerCase() ?? ''
  return kinds.get(leaf) ?? parcel
}
