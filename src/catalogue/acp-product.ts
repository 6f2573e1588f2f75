import type { Availability, Money, Product } from './product.ts'
import { unitOf } from './product.ts'

/** What is written of the Agentic Commerce Protocol's Product (schema of 2026-04-17). */
export interface AcpProduct {
  id: string
  title: string
  description?: { plain: string }
  url?: string
  media?: AcpMedia[]
  variants: AcpVariant[]
}

interface AcpMedia {
  type: 'image'
  url: string
}

interface AcpVariant {
  id: string
  title: string
  url?: string
  barcodes?: { type: string; value: string }[]
  price?: Money
  list_price?: Money
  availability: { available: boolean; status: Availability }
  categories?: { value: string; taxonomy: 'merchant' }[]
  variant_options?: { name: string; value: string }[]
}

/**
 * A product as ACP has it, with itself as its only variant: the catalogue keeps variants apart. SKU and model number are
 * barcodes of these types; brand and attributes are options, with the unit behind the number. What has no place in it
 * is left out: stock, rating, release date and version, and addresses without a host, as the schema asks for URIs.
 */
export function toAcpProduct(product: Product): AcpProduct {
  const { id, title, description } = product
  const url = product.url !== undefined && URL.canParse(product.url) ? { url: product.url } : {}
  const image = product.image !== undefined && URL.canParse(product.image) ? product.image : undefined
  return {
    id,
    title,
    ...(description === undefined ? {} : { description: { plain: description } }),
    ...url,
    ...(image === undefined ? {} : { media: [{ type: 'image', url: image }] }),
    variants: [{ ...variantOf(product), ...url }],
  }
}

function variantOf(product: Product): AcpVariant {
  const { id, title, price, listPrice, category, availability } = product
  const barcodes = barcodesOf(product)
  const options = optionsOf(product)
  return {
    id,
    title,
    ...(barcodes.length === 0 ? {} : { barcodes }),
    ...(price === undefined ? {} : { price }),
    ...(listPrice === undefined ? {} : { list_price: listPrice }),
    availability: { available: availability !== 'out_of_stock', status: availability },
    ...(category.length === 0 ? {} : { categories: [{ value: category.join(' > '), taxonomy: 'merchant' }] }),
    ...(options.length === 0 ? {} : { variant_options: options }),
  }
}

function barcodesOf({ gtin = [], sku, model }: Product): { type: string; value: string }[] {
  return [
    ...gtin.map((value) => ({ type: 'GTIN', value })),
    ...(sku === undefined ? [] : [{ type: 'SKU', value: sku }]),
    ...(model === undefined ? [] : [{ type: 'MPN', value: model }]),
  ]
}

function optionsOf(product: Product): { name: string; value: string }[] {
  const brand = product.brand === undefined ? [] : [{ name: 'Brand', value: product.brand }]
  const attributes = Object.entries(product.attributes).map(([name, value]) => {
    const unit = unitOf(product, name)
    return { name, value: unit === undefined ? String(value) : `${value} ${unit}` }
  })
  return [...brand, ...attributes]
}
