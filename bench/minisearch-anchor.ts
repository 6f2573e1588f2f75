import MiniSearch from 'minisearch'
import type { Product } from '../src/catalogue/product.ts'
import { type Anchor, attributeTexts } from './anchor.ts'

const fields = ['title', 'description', 'attributes', 'category', 'brand', 'model']

/** MiniSearch as its documentation sets it up, with titles boosted. */
export function openMiniSearch(products: Iterable<Product>): Anchor {
  const index = new MiniSearch({ fields, searchOptions: { boost: { title: 3 } } })
  for (const { id, title, brand, model, description, category, attributes } of products) {
    index.add({
      id,
      title,
      brand,
      model,
      description,
      category: category.join(' '),
      attributes: attributeTexts(attributes),
    })
  }
  return {
    name: 'MiniSearch',
    search: async (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id)),
  }
}
