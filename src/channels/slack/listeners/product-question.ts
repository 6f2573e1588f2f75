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

/** Asks something of the products at these positions of an answer; undefined when one of them is not there. */
export function productQuestion(
  ask: ProductQuestion['ask'],
  reply: Reply,
  positions: readonly number[],
): Asked | undefined {
  const shown = productsOf(reply)
  const products = positions.flatMap((position) => shown[position] ?? [])
  if (products.length === 0 || products.length < positions.length) return undefined
  const titles = products.map(({ title }) => cut(title, 100)).join(' / ')
  return { text: `${words[ask]}: ${titles}`, about: { ask, products: products.map(({ id }) => id) } }
}
