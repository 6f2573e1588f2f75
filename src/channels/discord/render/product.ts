import { formatAvailability, formatPrice } from '../../../answers/format.ts'
import { pictureAddressIn } from '../../../catalogue/picture-address.ts'
import type { Product } from '../../../catalogue/product.ts'
import { customIds } from '../custom-ids.ts'
import { absoluteAddress } from './addresses.ts'
import { display, label, link, press, rows, small } from './components.ts'
import { discordLimits } from './limits.ts'
import { type Block, type Button, componentTypes, type MediaGallery } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import { cutLiteral, inline } from './text.ts'

/** A product at its position in an answer, from 0. */
export interface Placed {
  product: Product
  position: number
  /** Whether its picture can be searched by. */
  hasLook: boolean
}

/**
 * Characters of markdown of the lines of a product: six products, and marks around them, leave room for a text of
 * 1,500 characters before them.
 */
const longest = { title: 150, price: 80, stock: 130 }

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** '$24.99 (was $30) · ★ 4.5 (123)', as plain text; what the record does not say is left out. */
export function priceLine({ price, listPrice, rating, ratingCount }: Product): string {
  const isReduced = price !== undefined && listPrice?.currency === price.currency && listPrice.amount > price.amount
  const was = isReduced ? ` (was ${formatPrice(listPrice)})` : ''
  const votes = ratingCount === undefined ? '' : ` (${ratingCount})`
  return [
    ...(price === undefined ? [] : [`${formatPrice(price)}${was}`]),
    ...(rating === undefined ? [] : [`★ ${rating}${votes}`]),
  ].join(' · ')
}

const stockLine = (product: Product): string =>
  [capital(formatAvailability(product)), ...(product.brand === undefined ? [] : [product.brand])].join(' · ')

/** What is said of a product, as markdown. Products of a list are numbered, as people speak of them: 'the second one'. */
function productText({ product, position }: Placed, isNumbered: boolean): string {
  const title = cutLiteral(inline(product.title), longest.title)
  const price = priceLine(product)
  return [
    `**${isNumbered ? `${position + 1}. ` : ''}${title}**`,
    ...(price === '' ? [] : [cutLiteral(price, longest.price)]),
    small(cutLiteral(inline(stockLine(product)), longest.stock)),
  ].join('\n')
}

/** Formats that Discord shows. A vector drawing is none of them. */
const isVector = /\.svgz?(?:[?#]|$)/i

/** Pixels: as wide as a card shows it on a screen of double density. */
const pictureWidth = 480

function pictureOf({ image, title }: Product, { publicUrl }: RenderOptions): MediaGallery['items'][number] | undefined {
  const url = absoluteAddress(pictureAddressIn(pictureWidth, image), publicUrl, discordLimits.mediaUrl)
  if (url === undefined || isVector.test(url)) return undefined
  return { media: { url }, description: label(title, discordLimits.description) }
}

const pageOf = ({ url }: Product, { publicUrl }: RenderOptions): string | undefined =>
  absoluteAddress(url, publicUrl, discordLimits.buttonUrl)

const details = ({ position }: Placed, { key }: RenderOptions): Button =>
  press(customIds.product('details', key, position), 'Details')

function buttonsOf(placed: Placed, options: RenderOptions, hasDetails: boolean): Button[] {
  const page = pageOf(placed.product, options)
  return [
    ...(hasDetails ? [details(placed, options)] : []),
    press(customIds.product('similar', options.key, placed.position), 'Similar'),
    ...(placed.hasLook ? [press(customIds.product('look', options.key, placed.position), 'Like this picture')] : []),
    ...(page === undefined ? [] : [link(page, 'Open')]),
  ]
}

/** A product of a list: three components. What its picture leaves no room for is offered in the selects below. */
export function productSection(placed: Placed, options: RenderOptions): Block {
  const picture = pictureOf(placed.product, options)
  return {
    type: componentTypes.section,
    components: [display(productText(placed, true))],
    accessory: picture === undefined ? details(placed, options) : { type: componentTypes.thumbnail, ...picture },
  }
}

/** One of two products, with its own buttons: at most eight components. */
export function productWithButtons(placed: Placed, options: RenderOptions): Block[] {
  const picture = pictureOf(placed.product, options)
  const text = display(productText(placed, true))
  const shown: Block =
    picture === undefined
      ? text
      : { type: componentTypes.section, components: [text], accessory: { type: componentTypes.thumbnail, ...picture } }
  return [shown, ...rows(buttonsOf(placed, options, true))]
}

/** The only product of an answer, with a large picture: at most six components. */
export const onlyProduct = (placed: Placed, options: RenderOptions): Block[] => [
  display(productText(placed, false)),
  ...gallery([placed.product], options),
  ...rows(buttonsOf(placed, options, true)),
]

/** The pictures of products side by side; none when there is no picture. */
export function gallery(products: readonly Product[], options: RenderOptions): MediaGallery[] {
  const items = products.flatMap((product) => pictureOf(product, options) ?? []).slice(0, discordLimits.galleryItems)
  return items.length === 0 ? [] : [{ type: componentTypes.mediaGallery, items }]
}
