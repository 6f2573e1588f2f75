import type { Product } from '../catalogue/product.ts'
import { headNouns } from './head-noun.ts'
import { analyseText } from './text-analysis.ts'

/** The fields that an engine indexes; `kind` holds nouns that say what the product is, `features` what it has. */
export const textFields = ['title', 'brand', 'model', 'description', 'attributes', 'features', 'kind'] as const
export type TextField = (typeof textFields)[number]

/** Tokens of each field of a product, for every engine's index. */
export function productText(product: Product): Record<TextField, string[]> {
  const { title, brand = '', model = '', sku = '', description = '', category, attributes } = product
  const values = Object.entries(attributes)
  const texts = values.flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
  const features = values.flatMap(([name, value]) => (value === true ? [name] : []))
  return {
    title: analyseText(title),
    brand: analyseText(brand),
    model: analyseText(model === sku ? model : `${model} ; ${sku}`),
    description: analyseText(description),
    attributes: [...texts, ...category].flatMap(analyseText),
    features: features.flatMap(analyseText),
    kind: kindOf(product),
  }
}

/** Whether a text is written in sentences. */
const isProse = (text: string): boolean => /\p{Ll}[.!?](?:\s|$)/u.test(text)

function kindOf({ title, brand, description = '', category, attributes }: Product): string[] {
  const type = attributes['product type']
  // A sentence says what the product is anywhere in it; a short description begins with it, as a title does.
  const name = isProse(description) ? '' : description
  const phrases = [title, name, category.at(-1) ?? '', typeof type === 'string' ? type : '']
  return [...new Set(phrases.flatMap((phrase) => headNouns(phrase, brand)))]
}
