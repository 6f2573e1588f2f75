import type { Product } from '../src/catalogue/product.ts'

/** A widely used search that Shopclerk is held against, in the same run and on the same products. */
export interface Anchor {
  name: string
  /** The ids of the best products, best first. */
  search(query: string, limit: number): Promise<string[]>
}

/** What the attributes of a product say in words, as an anchor is given it. */
export const attributeTexts = (attributes: Product['attributes']): string =>
  Object.values(attributes)
    .filter((value) => typeof value === 'string')
    .join(' ')
