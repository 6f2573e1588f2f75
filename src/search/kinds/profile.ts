import type { Product } from '../../catalogue/product.ts'
import { analyseText } from '../text-analysis.ts'

/** More words of a title or a description than these tell little of what a thing is. */
const mostWords = 24

/** Numbers say how large a thing is, not what: '1920x1080', '512gb'. */
const isWord = (token: string): boolean => /^\p{L}[\p{L}\p{M}]+$/u.test(token)

/**
 * What a product is recognised by, without the words for its kind: the names of its attributes, the
 * first words of its title and description, its brand and the magnitude of its price. Each is told
 * apart by its first character. `hidden` are the tokens that name the product's kind, if it is known.
 */
export function profileOf(product: Product, hidden: ReadonlySet<string>): string[] {
  const { title, description = '', brand, attributes, price } = product
  const seen = (prefix: string, text: string): string[] =>
    analyseText(text)
      .slice(0, mostWords)
      .filter((token) => isWord(token) && !hidden.has(token))
      .map((token) => prefix + token)
  const names = Object.keys(attributes).map((name) => `a${name}`)
  const magnitude = price === undefined ? [] : [`p${Math.round(Math.log2(price.amount + 1))}`]
  const firm = brand === undefined ? [] : [`b${brand}`]
  const few = names.length === 0 ? ['n0'] : []
  return [...new Set([...names, ...few, ...seen('t', title), ...seen('d', description), ...firm, ...magnitude])]
}
