import { type BasketLine, basketLines, totalText } from '../../../answers/basket/basket-lines.ts'
import type { BasketPart } from '../../../chat/reply.ts'
import { absoluteAddress } from './addresses.ts'
import type { Budget } from './budget.ts'
import { display, link, rows } from './components.ts'
import { discordLimits } from './limits.ts'
import type { Block, LinkButton } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import { cutLiteral, inline, literal } from './text.ts'

/** Rows of buttons to products: more leave no room for the rest of an answer. */
const mostRows = 3

/** A basket in lines, as many as fit, and buttons to the products' pages, which bear the numbers of the lines. */
export function renderBasket(
  part: BasketPart,
  budget: Budget,
  options: RenderOptions,
): { blocks: Block[]; isCut: boolean } {
  const lines = basketLines(part)
  const total = `**${literal(totalText(part))}**`
  const texts = lines.map(lineText)
  const fitting = texts.slice(0, countFitting(texts, budget.characters - total.length - 1))
  const text = display([...fitting, total].join('\n'))
  if (!budget.reserve([text])) return { blocks: [], isCut: true }
  const buttons = buttonRows(lines.slice(0, fitting.length), options).filter((row) => budget.reserve([row]))
  return { blocks: [text, ...buttons], isCut: fitting.length < texts.length }
}

function lineText({ wanted, bought, price }: BasketLine, index: number): string {
  const cost = price === undefined ? '' : ` · ${literal(price)}`
  return `**${index + 1}.** ${cutLiteral(inline(wanted), 120)}: ${cutLiteral(inline(bought), 160)}${cost}`
}

function countFitting(texts: readonly string[], room: number): number {
  let left = room
  const first = texts.findIndex((text) => {
    left -= text.length + 1
    return left < 0
  })
  return first === -1 ? texts.length : first
}

function buttonRows(lines: readonly BasketLine[], { publicUrl }: RenderOptions): Block[] {
  const buttons = lines.flatMap(({ product }, index): LinkButton[] => {
    const page = absoluteAddress(product?.url, publicUrl, discordLimits.buttonUrl)
    return page === undefined ? [] : [link(page, `Open ${index + 1}`)]
  })
  return rows(buttons.slice(0, mostRows * discordLimits.rowButtons))
}
