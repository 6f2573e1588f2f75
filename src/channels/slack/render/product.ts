import type { ActionsBlock, Button, CardBlock, ImageElement, SectionBlock } from '@slack/types'
import { formatAvailability, formatPrice } from '../../../answers/format.ts'
import { pictureAddressIn } from '../../../catalogue/picture-address.ts'
import type { Product } from '../../../catalogue/product.ts'
import { actionIds } from '../action-ids.ts'
import { referenceText } from '../references.ts'
import { absoluteAddress } from './addresses.ts'
import { actions, button, mrkdwn } from './blocks.ts'
import { slackLimits } from './limits.ts'
import type { RenderOptions } from './options.ts'
import { cut, cutLiteral } from './text.ts'

/** A product at its position in an answer, from 0. */
export interface Placed {
  product: Product
  position: number
  /** Whether there is another one to compare it with. */
  isComparable: boolean
  /** Whether its picture can be searched by. */
  hasLook: boolean
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** '$24.99 (was $30) · ★ 4.5 (123)'; what the record does not say is left out. */
export function priceLine({ price, listPrice, rating, ratingCount }: Product): string {
  const isReduced = price !== undefined && listPrice?.currency === price.currency && listPrice.amount > price.amount
  const parts = [
    ...(price === undefined ? [] : [`${formatPrice(price)}${isReduced ? ` (was ${formatPrice(listPrice)})` : ''}`]),
    ...(rating === undefined ? [] : [`★ ${rating}${ratingCount === undefined ? '' : ` (${ratingCount})`}`]),
  ]
  return parts.join(' · ')
}

const stockLine = (product: Product): string =>
  [capital(formatAvailability(product)), ...(product.brand === undefined ? [] : [product.brand])].join(' · ')

/** Pixels: as wide as a card shows it on a screen of double density. */
const pictureWidth = 480

function pictureOf({ image, title }: Product, { pictures, publicUrl }: RenderOptions): ImageElement | undefined {
  const address = pictures ? absoluteAddress(pictureAddressIn(pictureWidth, image), publicUrl) : undefined
  return address === undefined
    ? undefined
    : { type: 'image', image_url: address, alt_text: cut(title, slackLimits.altText) }
}

/** The most useful first: a card has room for three. */
function buttonsOf({ product, position, isComparable, hasLook }: Placed, { key, publicUrl }: RenderOptions): Button[] {
  const value = referenceText({ ...key, product: position })
  const page = absoluteAddress(product.url, publicUrl)
  const of = (what: string): string => `${what}: ${product.title}`
  const details = { id: actionIds.product('details', position), label: 'Details', value, spoken: of('Details') }
  const similar = { id: actionIds.product('similar', position), label: 'Similar', value, spoken: of('Similar') }
  const look = {
    ...{ id: actionIds.product('look', position), label: 'More like this picture', value },
    spoken: of('More like this picture'),
  }
  const open = { id: actionIds.open(position), label: 'Open', url: page, spoken: of('Open the page') }
  const compare = { id: actionIds.compare(position), label: 'Compare …', value, spoken: of('Compare') }
  return [
    button(details),
    button(similar),
    ...(page === undefined ? [] : [button(open)]),
    ...(hasLook ? [button(look)] : []),
    ...(isComparable ? [button(compare)] : []),
  ]
}

/** A card of a carousel. */
export function productCard(placed: Placed, options: RenderOptions): CardBlock {
  const { product } = placed
  const picture = pictureOf(product, options)
  const price = priceLine(product)
  return {
    type: 'card',
    ...(picture === undefined ? {} : { hero_image: picture }),
    title: mrkdwn(cutLiteral(product.title, slackLimits.cardTitle)),
    ...(price === '' ? {} : { subtitle: mrkdwn(cutLiteral(price, slackLimits.cardSubtitle)) }),
    body: mrkdwn(cutLiteral(stockLine(product), slackLimits.cardBody)),
    actions: buttonsOf(placed, options).slice(0, slackLimits.cardButtons),
  }
}

/** Longer titles are of no help beside a picture. */
const longestTitle = 300

/** A product where there are no cards. */
export function productSections(placed: Placed, options: RenderOptions): [SectionBlock, ActionsBlock] {
  const { product } = placed
  const picture = pictureOf(product, options)
  const lines = [priceLine(product), stockLine(product)].filter((line) => line !== '')
  const text = [`*${cutLiteral(product.title, longestTitle)}*`, ...lines.map((line) => cutLiteral(line, 500))].join(
    '\n',
  )
  return [
    { type: 'section', text: mrkdwn(text), ...(picture === undefined ? {} : { accessory: picture }) },
    actions(buttonsOf(placed, options)),
  ]
}
