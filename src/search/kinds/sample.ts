import type { Product } from '../../catalogue/product.ts'

/**
 * At most `most` of the products, those whose ids have the lowest hashes' bits, by id: the same ones in
 * whatever order they come.
 */
export function sampleById(products: Iterable<Product>, most: number): Product[] {
  let kept: { product: Product; hash: number }[] = []
  let mask = 0
  for (const product of products) {
    const hash = hashOf(product.id)
    if ((hash & mask) !== 0) continue
    kept.push({ product, hash })
    while (kept.length > most) {
      mask = mask * 2 + 1
      kept = kept.filter((one) => (one.hash & mask) === 0)
    }
  }
  const sample = kept.map(({ product }) => product)
  return sample.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** FNV-1a, with its bits mixed once more: the lowest are used. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
