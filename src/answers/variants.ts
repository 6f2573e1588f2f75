import { basicColour, productColours } from '../catalogue/colours.ts'
import { isUnit } from '../catalogue/measures.ts'
import type { AttributeValue, Product } from '../catalogue/product.ts'
import { isProductNumber } from '../search/product-number.ts'
import type { Trace } from '../search/search.ts'
import { stem } from '../search/stem.ts'
import { wordsOf } from '../understanding/words.ts'
import type { AnswerTools } from './dependencies.ts'

/** Words by which one product in several sizes, colours and packs differs. */
const variantWords = new Set(
  'small medium large xs s m l xl xxl mini single double pack set piece pieces of fine broad wide slim narrow'.split(
    ' ',
  ),
)

/**
 * What is the same in the titles of one product's variants: the words without brand, numbers, units,
 * colours and sizes.
 */
function commonWords({ title, brand = '' }: Product): string[] {
  const ofBrand = new Set(wordsOf(brand).map(({ text }) => text))
  return wordsOf(title).flatMap(({ kind, text }) => {
    // Two model numbers are two products; 'a5' and '16gb' are sizes.
    if (kind === 'word' && isProductNumber(text)) return [text]
    const isVariant =
      kind !== 'word' ||
      /\d/.test(text) ||
      isUnit(text) ||
      variantWords.has(text) ||
      ofBrand.has(text) ||
      basicColour(text) !== undefined
    return isVariant ? [] : [stem(text)]
  })
}

/** Whether two products are one in another colour, size or pack: of one brand, and of one model or name. */
export function areVariants(one: Product, other: Product): boolean {
  if (one.brand !== other.brand || one.category.at(-1) !== other.category.at(-1)) return false
  if (one.model !== undefined && one.model === other.model) return true
  const words = commonWords(one)
  return words.length > 1 && words.join(' ') === commonWords(other).join(' ')
}

/** A product has no more colours and sizes than this that anybody would read. */
const mostVariants = 50
const mostWords = 8

/** The other colours, sizes and packs of a product that the catalogue has. */
export async function variantsOf(tools: AnswerTools, product: Product): Promise<{ variants: Product[]; trace: Trace }> {
  const { brand } = product
  if (brand === undefined) return { variants: [], trace: tools.noQueries }
  const { hits, trace } = await tools.search.search({
    text: commonWords(product).slice(0, mostWords).join(' '),
    filters: { brands: { include: [brand], exclude: [] } },
    offset: 0,
    limit: mostVariants,
    facets: false,
    someWords: 'when-none',
  })
  const variants = hits
    .map((hit) => hit.product)
    .filter((other) => other.id !== product.id && areVariants(product, other))
  return { variants, trace }
}

/** Attributes in which variants differ, with the values that there are, as the catalogue writes them. */
export function variedValues(family: readonly Product[], name: RegExp): AttributeValue[] {
  const values = family.flatMap(({ attributes }) =>
    Object.entries(attributes).flatMap(([key, value]) => (name.test(key) ? [value] : [])),
  )
  return [...new Set(values)]
}

export const hasColours = (product: Product, colours: readonly string[]): boolean => {
  const own: readonly string[] = productColours(product)
  return colours.every((colour) => own.includes(colour))
}
