import type { Product } from '../catalogue/product.ts'
import { kindsOf } from './kinds/kinds-of.ts'
import { remembered } from './remembered.ts'
import { analyseText } from './text-analysis.ts'

/** The fields that an engine indexes; `kind` holds nouns that say what the product is, `features` what it has. */
export const textFields = ['title', 'brand', 'model', 'description', 'attributes', 'features', 'kind'] as const
export type TextField = (typeof textFields)[number]

/** Brands, categories and values come again from product to product; a catalogue has few that are frequent. */
const mostRemembered = 2_000
const tokensOfValue: (text: string) => readonly string[] = remembered(analyseText, mostRemembered)

/**
 * Tokens of each field of a product, for every engine's index. `kinds` are the tokens that say what it is:
 * those of the catalogue's kind model (`kindsOf`), by default those that the product's own words give.
 */
export function productText(
  product: Product,
  kinds: readonly string[] = kindsOf(product),
): Record<TextField, readonly string[]> {
  const { title, brand = '', model = '', sku = '', description = '', category, attributes } = product
  const values = Object.entries(attributes)
  const texts = values.flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
  const features = values.flatMap(([name, value]) => (value === true ? [name] : []))
  return {
    title: analyseText(title),
    brand: tokensOfValue(brand),
    model: analyseText(model === sku ? model : `${model} ; ${sku}`),
    description: analyseText(description),
    attributes: [...texts, ...category].flatMap(tokensOfValue),
    features: features.flatMap(tokensOfValue),
    kind: kinds,
  }
}
