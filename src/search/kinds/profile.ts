import type { Product } from '../../catalogue/product.ts'
import { analyseText } from '../text-analysis.ts'

/** More words of a title or a description than these tell little of what a thing is. */
const mostWords = 24
/** So many words come from no more characters than this. */
const mostCharacters = 300

/** What a feature is of: it begins with one of these. */
const marks = { attribute: 'a', title: 't', description: 'd', brand: 'b', price: 'p', bare: '-' } as const

/** Numbers say how large a thing is, not what: '1920x1080', '512gb'. */
const isWord = (token: string): boolean => /^\p{L}[\p{L}\p{M}]+$/u.test(token)

/**
 * What a product is recognised by: the names of its attributes, the first words of its title and
 * description, its brand and the magnitude of its price.
 */
export function profileOf({ title, description = '', brand, attributes, price }: Product): string[] {
  const names = Object.keys(attributes).map((name) => marks.attribute + name)
  return [
    ...new Set([
      ...(names.length === 0 ? [marks.bare] : names),
      ...wordsOf(title).map((word) => marks.title + word),
      ...wordsOf(description).map((word) => marks.description + word),
      ...(brand === undefined ? [] : [marks.brand + brand]),
      ...(price === undefined ? [] : [marks.price + Math.round(Math.log2(price.amount + 1))]),
    ]),
  ]
}

const wordsOf = (text: string): string[] =>
  analyseText(text.slice(0, mostCharacters)).slice(0, mostWords).filter(isWord)

/** The profile without these words of titles and descriptions: those that name the kind that is to be recognised. */
export const withoutWords = (profile: readonly string[], words: ReadonlySet<string>): string[] =>
  profile.filter(
    (feature) =>
      !((feature.startsWith(marks.title) || feature.startsWith(marks.description)) && words.has(feature.slice(1))),
  )
