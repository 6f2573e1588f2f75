import type { Availability, Money } from '../../../src/catalogue/product.ts'
import { isRecord, list, numberFrom, optional, text } from './decode.ts'

/**
 * What a card shows of a product: a bounded copy of the catalogue's fields, with addresses that are
 * safe to follow. Parsing a view again gives the same view, so that stored ones are checked likewise.
 */
export interface ProductView {
  id: string
  title: string
  brand?: string
  category: string[]
  price?: Money
  listPrice?: Money
  availability?: Availability
  stock?: number
  rating?: number
  ratingCount?: number
  attributes: Record<string, string | number | boolean>
  units: Record<string, string>
  /** Absolute, http, https or a data: image. */
  image?: string
  /** Absolute (http or https) or a path of the page's own site. */
  url?: string
  /** The action that asks for what looks like its picture. */
  alike?: string
}

/** A card draws three of them; a few more are kept because some are too long to draw. */
const maxAttributes = 12

function parseMoney(value: unknown): Money | undefined {
  if (!isRecord(value) || typeof value.currency !== 'string' || !/^[A-Z]{3}$/.test(value.currency)) return undefined
  const amount = numberFrom(value.amount)
  return amount === undefined ? undefined : { amount, currency: value.currency }
}

const availabilities: readonly unknown[] = ['in_stock', 'out_of_stock', 'preorder'] satisfies Availability[]

function parseAttributes(value: unknown): ProductView['attributes'] {
  if (!isRecord(value)) return {}
  const attributes: ProductView['attributes'] = {}
  for (const [name, attribute] of Object.entries(value)) {
    if (Object.keys(attributes).length >= maxAttributes) break
    const kept = typeof attribute === 'string' ? text(attribute, 80) : attribute
    if (typeof kept === 'string' || typeof kept === 'number' || typeof kept === 'boolean') attributes[name] = kept
  }
  return attributes
}

function parseUnits(value: unknown, attributes: ProductView['attributes']): Record<string, string> {
  if (!isRecord(value)) return {}
  const known = Object.entries(value).filter(([name, unit]) => name in attributes && typeof unit === 'string')
  return Object.fromEntries(known.map(([name, unit]) => [name, text(unit, 20) ?? '']))
}

/** `address` made absolute, when it leads to http or https; a path is one of the service at `base`, which may have a path itself. */
export function httpAddress(address: string, base: URL): string | undefined {
  const relative = address.replace(/^\/(?![/\\])/, './')
  if (!URL.canParse(relative, base)) return undefined
  const url = new URL(relative, base)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}

/** A picture's address. Paths are the service's own; `data:` is let through for raster pictures only. */
function safeImage(value: unknown, endpoint: URL): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  if (/^data:image\/(png|jpeg|webp|gif|avif);base64,/i.test(value)) return value.length <= 100_000 ? value : undefined
  if (value.length > 2_000 || !/^(https?:\/\/|\/)/i.test(value)) return undefined
  return httpAddress(value, endpoint)
}

/** Whether it is the service that made the picture: then it is square, and fills its frame. */
export const isOwnPicture = (image: string): boolean => /\/images\/product_[^/?#]+\.png$/.test(image)

/** The service gives its own pictures of products in any width: no more bytes than are shown. */
export const pictureOfWidth = (image: string, width: number): string =>
  isOwnPicture(image) ? `${image}?w=${width}` : image

/** A product page's address: http(s), or a path of the page's own site. Anything else is no link. */
function safeLink(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2_000 || !/^(https?:\/\/|\/)/i.test(value)) return undefined
  if (/^\/(?![/\\])/.test(value)) return value
  return httpAddress(value, new URL('https://invalid.example'))
}

/** A product of the service or of storage as a card needs it; undefined when it has no id or no title. */
export function parseProduct(value: unknown, endpoint: URL): ProductView | undefined {
  if (!isRecord(value)) return undefined
  const id = text(value.id, 300)
  const title = text(value.title, 500)
  if (!id || !title?.trim()) return undefined
  const attributes = parseAttributes(value.attributes)
  const rating = numberFrom(value.rating)
  return {
    id,
    title,
    category: list(value.category, 20, (segment) => text(segment, 200)),
    attributes,
    units: parseUnits(value.units, attributes),
    ...optional('brand', text(value.brand, 200)),
    ...optional('price', parseMoney(value.price)),
    ...optional('listPrice', parseMoney(value.listPrice)),
    ...optional(
      'availability',
      availabilities.includes(value.availability) ? (value.availability as Availability) : undefined,
    ),
    ...optional('stock', numberFrom(value.stock)),
    ...optional('rating', rating === undefined ? undefined : Math.min(5, Math.max(0, rating))),
    ...optional('ratingCount', numberFrom(value.ratingCount)),
    ...optional('image', safeImage(value.image, endpoint)),
    ...optional('url', safeLink(value.url)),
    ...optional('alike', text(value.alike, 100)),
  }
}
