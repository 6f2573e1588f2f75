import type { ProductView } from '../src/conversation/product-view.ts'

/** What may tell the variants of a model apart, as a shopper chooses: by colour, size, pack. */
const attributeText = (product: ProductView, name: string): string => {
  const value = product.attributes[name]
  const unit = product.units[name]
  if (value === undefined) return ''
  if (unit !== undefined) return `${value} ${unit}`
  if (name === 'pack size') return value === 1 ? 'single' : `pack of ${value}`
  return typeof value === 'string' ? value : `${name} ${value === true ? 'yes' : value === false ? 'no' : value}`
}

/** A variant of the product that is shown, named by what it differs in. */
export interface Variant {
  product: ProductView
  label: string
}

/** The variants among `others` (those of the same model), with the product itself, each under what tells it apart. */
export function variantsOf(product: ProductView, others: readonly ProductView[]): Variant[] {
  const all = [product, ...others.filter(({ id, brand }) => id !== product.id && brand === product.brand)]
  if (all.length < 2) return []
  const names = [...new Set(all.flatMap(({ attributes }) => Object.keys(attributes)))]
  const apart = names.filter((name) => new Set(all.map((one) => attributeText(one, name))).size > 1)
  const labelled = all.map((one) => ({
    product: one,
    label:
      apart
        .map((name) => attributeText(one, name))
        .filter(Boolean)
        .slice(0, 3)
        .join(', ') || one.title,
  }))
  return labelled.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }))
}
