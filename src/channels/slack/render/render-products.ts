import type { CardBlock, KnownBlock } from '@slack/types'
import type { Part } from '../../../chat/reply.ts'
import { note } from './blocks.ts'
import { type Budget, sizeOf } from './budget.ts'
import { slackLimits } from './limits.ts'
import type { RenderOptions } from './options.ts'
import { type Placed, productCard, productSections } from './product.ts'

type Products = Extract<Part, { type: 'products' }>

/** Kept free for what says how many products were left out. */
const noteRoom = { blocks: 1, characters: 200 }

/**
 * Adds products to a message: as a carousel or, in the classic layout, one below the other. What does not fit is
 * counted out. `first` is the position of the first of them in the answer.
 */
export function renderProducts({ products }: Products, first: number, budget: Budget, options: RenderOptions): void {
  const placed = products.map(
    (product, at): Placed => ({
      ...{
        product,
        position: first + at,
        isComparable: products.length > 1,
        hasLook: product.alike !== undefined,
      },
    }),
  )
  const added =
    options.layout === 'modern' ? addCarousel(placed, budget, options) : addSections(placed, budget, options)
  const rest = products.length - added
  if (rest > 0)
    budget.take([note(added === 0 ? `${rest} products did not fit into this message.` : `… and ${rest} more`)])
}

function addCarousel(products: readonly Placed[], budget: Budget, options: RenderOptions): number {
  if (budget.blocksLeft <= noteRoom.blocks) return 0
  const elements: CardBlock[] = []
  let room = budget.room - noteRoom.characters - sizeOf([{ type: 'carousel', elements }])
  for (const product of products.slice(0, slackLimits.carouselCards)) {
    const card = productCard(product, options)
    room -= sizeOf([card])
    if (room < 0) break
    elements.push(card)
  }
  const [only] = elements
  // A carousel of one card is a card.
  const blocks: KnownBlock[] = elements.length > 1 ? [{ type: 'carousel', elements }] : only === undefined ? [] : [only]
  return budget.take(blocks) ? elements.length : 0
}

function addSections(products: readonly Placed[], budget: Budget, options: RenderOptions): number {
  let added = 0
  for (const product of products) {
    const blocks = productSections(product, options)
    const isLast = added === products.length - 1
    const reserved = isLast ? { blocks: 0, characters: 0 } : noteRoom
    if (budget.blocksLeft < blocks.length + reserved.blocks || budget.room < sizeOf(blocks) + reserved.characters) break
    budget.take(blocks)
    added += 1
  }
  return added
}
