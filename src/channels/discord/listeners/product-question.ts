import type { Product } from '../../../catalogue/product.ts'
import type { ProductQuestion } from '../../../chat/message.ts'
import type { Reply } from '../../../chat/reply.ts'
import { productsOf } from '../render/render-reply.ts'
import { cut } from '../render/text.ts'
import type { Asked } from '../submit.ts'

const words: Readonly<Record<ProductQuestion['ask'], string>> = {
  details: 'More about',
  similar: 'Similar to',
  look: 'More like the picture of',
  compare: 'Compare',
}

/** Asks something of products. */
export const productQuestion = (ask: ProductQuestion['ask'], products: readonly Product[]): Asked => ({
  text: `${words[ask]}: ${products.map(({ title }) => cut(title, 100)).join(' / ')}`,
  about: { ask, products: products.map(({ id }) => id) },
})

/** Asks something of the products at these positions of an answer; undefined when one of them is not there. */
export function questionOfShown(
  ask: ProductQuestion['ask'],
  reply: Reply,
  positions: readonly number[],
): Asked | undefined {
  const shown = productsOf(reply)
  const products = [...new Set(positions)].flatMap((position) => shown[position] ?? [])
  if (products.length < (ask === 'compare' ? 2 : 1) || products.length < positions.length) return undefined
  return productQuestion(ask, products)
}
