import type { KnownBlock, SectionBlock } from '@slack/types'
import { type BasketLine, basketLines, totalText } from '../../../answers/basket/basket-lines.ts'
import type { BasketPart } from '../../../chat/reply.ts'
import { actionIds } from '../action-ids.ts'
import { absoluteAddress } from './addresses.ts'
import { button, mrkdwn, note, plainSection } from './blocks.ts'
import { type Budget, sizeOf } from './budget.ts'
import { slackLimits } from './limits.ts'
import type { RenderOptions } from './options.ts'
import { cutLiteral, pieces } from './text.ts'

/** Kept free for the total and what says how many lines were left out. */
const noteRoom = { blocks: 2, characters: 600 }

/**
 * Adds a basket to a message: each line with a button to its product or, when that is too much for a message, in plain
 * lines. What does not fit even so is counted out.
 */
export function renderBasket(part: BasketPart, first: number, budget: Budget, options: RenderOptions): void {
  const lines = basketLines(part)
  const withButtons = lines.map((line, index) => lineSection(line, index, first, options))
  const fits =
    withButtons.length + noteRoom.blocks <= budget.blocksLeft &&
    sizeOf(withButtons) + noteRoom.characters <= budget.room
  const left = fits ? takeAll(withButtons, budget) : plainLines(lines, budget)
  if (left > 0) budget.take([note(`… and ${left} more lines, which do not fit into this message.`)])
  budget.take([plainSection(totalText(part))])
}

function takeAll(blocks: readonly KnownBlock[], budget: Budget): number {
  budget.take(blocks)
  return 0
}

function lineSection(line: BasketLine, index: number, first: number, { publicUrl }: RenderOptions): SectionBlock {
  const page = absoluteAddress(line.product?.url, publicUrl)
  const price = line.price === undefined ? '' : ` · *${cutLiteral(line.price, 100)}*`
  const text = `*${index + 1}.* ${cutLiteral(line.wanted, 200)}\n${cutLiteral(line.bought, 300)}${price}`
  if (page === undefined) return { type: 'section', text: mrkdwn(text) }
  const open = {
    id: actionIds.open(`line-${first + index}`),
    label: 'Open',
    url: page,
    spoken: `Open the page: ${line.bought}`,
  }
  return { type: 'section', text: mrkdwn(text), accessory: button(open) }
}

/** The lines without buttons, as many to a block as it takes; how many did not fit. */
function plainLines(lines: readonly BasketLine[], budget: Budget): number {
  const texts = lines.map(
    ({ wanted, bought, price }, index) =>
      `${index + 1}. ${wanted}: ${bought}${price === undefined ? '' : `, ${price}`}`,
  )
  let taken = 0
  for (let size = texts.length; size > 0; size = Math.floor(size * 0.8)) {
    const blocks = pieces(texts.slice(0, size).join('\n'), slackLimits.sectionText).map(plainSection)
    const isFitting =
      blocks.length + noteRoom.blocks <= budget.blocksLeft && sizeOf(blocks) + noteRoom.characters <= budget.room
    if (!isFitting) continue
    budget.take(blocks)
    taken = size
    break
  }
  return lines.length - taken
}
