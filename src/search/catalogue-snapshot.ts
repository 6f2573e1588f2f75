import type { Product } from '../catalogue/product.ts'

/** A catalogue as it was when it was opened, whatever is written meanwhile. */
export interface CatalogueSnapshot {
  /** Products, without tombstones. */
  count: number
  /** All products, in the order in which they first came; may be read more than once. */
  products(): Generator<Product>
  close(): void
}
