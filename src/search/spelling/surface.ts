import type { Product } from '../../catalogue/product.ts'
import { fold } from '../fold.ts'
import { stem, wordsOf } from '../stem.ts'
import { editDistance } from './edit-distance.ts'

/**
 * How products write the word of a token, which need not be a word itself ('mous'): in the number that is nearest to
 * what was typed, then the most frequent. Where none of them writes it: the likeliest
 * word of the token.
 */
export function asWritten(token: string, typed: string, products: readonly Product[]): string {
  const counts = new Map<string, number>()
  for (const word of products.flatMap(wordsOfProduct)) {
    if (stem(word) === token) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const [best] = [...counts].sort(
    ([a, m], [b, n]) => editDistance(typed, a) - editDistance(typed, b) || n - m || (a < b ? -1 : 1),
  )
  return best?.[0] ?? nearest(typed, wordsOf(token)) ?? token
}

const nearest = (typed: string, words: readonly string[]): string | undefined =>
  [...words].sort((a, b) => editDistance(typed, a) - editDistance(typed, b))[0]

function wordsOfProduct({ title, brand = '', model = '', description = '', category, attributes }: Product): string[] {
  const texts = [title, brand, model, description, ...category, ...Object.entries(attributes).flat().map(String)]
  return fold(texts.join(' ')).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
}
