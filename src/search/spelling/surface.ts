import type { Product } from '../../catalogue/product.ts'
import { fold } from '../fold.ts'
import { stem } from '../stem.ts'
import { editDistance } from './edit-distance.ts'

/**
 * How products write the word of a token, which need not be a word itself ('mous'): in the number that is nearest to
 * what was typed, then the most frequent. The token where none of them writes it.
 */
export function asWritten(token: string, typed: string, products: readonly Product[]): string {
  const counts = new Map<string, number>()
  for (const word of products.flatMap(wordsOfProduct)) {
    if (stem(word) === token) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const [best] = [...counts].sort(
    ([a, m], [b, n]) => editDistance(typed, a) - editDistance(typed, b) || n - m || (a < b ? -1 : 1),
  )
  return best?.[0] ?? token
}

function wordsOfProduct({ title, brand = '', model = '', description = '', category, attributes }: Product): string[] {
  const texts = [title, brand, model, description, ...category, ...Object.entries(attributes).flat().map(String)]
  return fold(texts.join(' ')).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
}
