import MiniSearch from 'minisearch'
import type { Product } from '../src/catalogue/product.ts'

const fields = ['title', 'description', 'attributes', 'category', 'brand', 'model']

/** A widely used search in JavaScript, as its documentation sets it up, with titles boosted: what Shopclerk is held against. */
export function openMiniSearch(products: Iterable<Product>): { search(query: string): string[] } {
  const index = new MiniSearch({ fields, searchOptions: { boost: { title: 3 } } })
  for (const { id, title, brand, model, description, category, attributes } of products) {
    const texts = Object.values(attributes).filter((value) => typeof value === 'string')
    index.add({ id, title, brand, model, description, category: category.join(' '), attributes: texts.join(' ') })
  }
  return { search: (query) => index.search(query).map(({ id }) => String(id)) }
}
