import type { Product } from '../catalogue/product.ts'

/** Longer texts say little more of what a product is, and cost an embedder of tokens money. In UTF-16 units. */
const longestText = 2_000

/**
 * The text of a product that is turned into its vector: what it is called and filed under first, then what is
 * written of it and what it has. Numbers and codes are left to search by keyword.
 */
export function embeddingText({ title, brand, category, description, attributes }: Product): string {
  const features = Object.entries(attributes).flatMap(([name, value]) => {
    if (typeof value === 'string') return [`${name}: ${value}`]
    return value === true ? [name] : []
  })
  const parts = [title, brand, category.join(' > '), description, features.join('; ')]
  return parts
    .filter((part) => part !== undefined && part !== '')
    .join('\n')
    .slice(0, longestText)
}
