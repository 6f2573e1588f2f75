import { create, insertMultiple, search } from '@orama/orama'
import type { Product } from '../src/catalogue/product.ts'
import { type Anchor, attributeTexts } from './anchor.ts'

const schema = {
  title: 'string',
  description: 'string',
  attributes: 'string',
  category: 'string',
  brand: 'string',
  model: 'string',
} as const

/** Orama's full-text search as its documentation sets it up, with titles boosted. */
export async function openOrama(products: readonly Product[]): Promise<Anchor> {
  const index = create({ schema })
  const documents = products.map(({ id, title, brand, model, description, category, attributes }) => ({
    id,
    title,
    ...(brand === undefined ? {} : { brand }),
    ...(model === undefined ? {} : { model }),
    ...(description === undefined ? {} : { description }),
    category: category.join(' '),
    attributes: attributeTexts(attributes),
  }))
  await insertMultiple(index, documents)
  return {
    name: 'Orama',
    async search(query, limit) {
      const { hits } = await search(index, { term: query, boost: { title: 3 }, limit })
      return hits.map(({ id }) => id)
    },
  }
}
