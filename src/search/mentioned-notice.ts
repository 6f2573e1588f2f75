import type { Product } from '../catalogue/product.ts'
import { quoted } from './quoted.ts'
import type { SearchNotice, SearchOutcome, SearchRequest } from './search.ts'
import { analyseText } from './text-analysis.ts'

/** Of so many hits somebody sees at once whether one is what was asked for. */
const mostLookedAt = 10

/**
 * Says that none of the products is what was asked for, when their descriptions only mention it: a shop without televisions
 * has soundbars 'for your television'. Undefined when one of them is called so, or has all the words among the values of
 * its attributes.
 */
export function mentionedNotice(
  { text, offset }: Pick<SearchRequest, 'text' | 'offset'>,
  { hits, exactTotal, by }: Pick<SearchOutcome, 'hits' | 'exactTotal' | 'by'>,
): SearchNotice | undefined {
  if (by !== 'words' || exactTotal === 0 || offset > 0 || hits.length === 0) return undefined
  const words = analyseText(text)
  const head = words.at(-1)
  if (head === undefined || hits.slice(0, mostLookedAt).some(({ product }) => isCalled(product, words, head)))
    return undefined
  return { kind: 'mentioned', text: `None of these is called ${quoted(text)}; their descriptions mention it.` }
}

function isCalled(product: Product, words: readonly string[], head: string): boolean {
  const { title, brand = '', model = '', category, attributes } = product
  const name = new Set(analyseText([title, brand, model, product.id, ...category].join(' ')))
  if (name.has(head)) return true
  const values = Object.values(attributes).filter((value) => typeof value === 'string')
  const all = new Set([...name, ...analyseText(values.join(' '))])
  return words.every((word) => all.has(word))
}
