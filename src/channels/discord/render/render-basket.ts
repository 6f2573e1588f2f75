import { type BasketLine, basketLines, totalText } from '../../../answers/basket/basket-lines.ts'
import type { BasketPart } from '../../../chat/reply.ts'
import { customIds } from '../custom-ids.ts'
import { absoluteAddress } from './addresses.ts'
import type { Budget } from './budget.ts'
import { display, link, press, rows } from './components.ts'
import { discordLimits } from './limits.ts'
import type { Block, LinkButton } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import { cutLiteral, inline, literal } from './text.ts'

/** Rows of buttons to products: more leave no room for the rest of an answer. */
const mostRows = 3

/**
 * A basket in lines, as many as fit from `options.from` on, buttons to the products' pages, which bear the numbers of the
 * lines, and those that show the other lines. `isPaged`: whether the pages of the answer are its own, and no products'.
 */
export function renderBasket(
  part: BasketPart,
  budget: Budget,
  options: RenderOptions,
  isPaged: boolean,
): { blocks: Block[]; isCut: boolean } {
  const lines = basketLines(part)
  const total = `**${literal(totalText(part))}**`
  const texts = lines.map(lineText)
  const canTurn = isPaged && options.audience !== 'shared'
  const first = canTurn ? Math.max(0, Math.min(options.from ?? 0, texts.length - 1)) : 0
  const fitting = texts.slice(first, first + countFitting(texts.slice(first), budget.characters - total.length - 1))
  const end = first + fitting.length
  const text = display([...fitting, total].join('\n'))
  if (!budget.reserve([text])) return { blocks: [], isCut: true }
  const turning = canTurn ? turnButtons(first, end, texts.length, options).filter((row) => budget.reserve([row])) : []
  const buttons = buttonRows(lines, first, end, options).filter((row) => budget.reserve([row]))
  return { blocks: [text, ...buttons, ...turning], isCut: fitting.length < texts.length && turning.length === 0 }
}

/** 'Lines 31 to 60', and back to the first; how many fit then may differ, so that the last is what there is at most. */
function turnButtons(first: number, end: number, count: number, { key }: RenderOptions): Block[] {
  return rows([
    ...(first === 0 ? [] : [press(customIds.page(key, 0), '◀ From line 1')]),
    ...(end === count || end === first ? [] : [press(customIds.page(key, end), `Lines ${end + 1} to ${count} ▶`)]),
  ])
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

function buttonRows(lines: readonly BasketLine[], first: number, end: number, { publicUrl }: RenderOptions): Block[] {
  const buttons = lines.slice(0, end).flatMap(({ product }, index): LinkButton[] => {
    if (index < first) return []
    const page = absoluteAddress(product?.url, publicUrl, discordLimits.buttonUrl)
    return page === undefined ? [] : [link(page, `Open ${index + 1}`)]
  })
  return rows(buttons.slice(0, mostRows * discordLimits.rowButtons))
}
