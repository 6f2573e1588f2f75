import type { Product } from '../../../catalogue/product.ts'
import type { Reply } from '../../../chat/reply.ts'
import { Budget } from './budget.ts'
import { display, payload, small } from './components.ts'
import { footerOf } from './footer.ts'
import { type ActionRow, type Block, type ComponentsPayload, componentTypes } from './message-payload.ts'
import { defaultColour, type RenderOptions } from './options.ts'
import { type Page, pageAt, pageButtons, productSelects } from './page.ts'
import { createPressables } from './pressables.ts'
import { onlyProduct, productSection, productWithButtons } from './product.ts'
import { renderBasket } from './render-basket.ts'
import { type Draft, draftsOf, renderDraft } from './text-parts.ts'

/** Kept free for what says what was left out: one component, and its characters. */
const noteRoom = { components: 1, characters: 250 }

export const productsOf = ({ parts }: Pick<Reply, 'parts'>): Product[] =>
  parts.flatMap((part) => (part.type === 'products' ? part.products : []))

/**
 * An answer as one message of Discord. It is inside all limits of `discordLimits`, whatever is in it; what is left out
 * is said. No text of the catalogue, of people or of a model is read as markdown, and nobody is pinged.
 *
 * Room goes first to what is always there, then to the products of the page, to what is said, to the limits that can be
 * removed and to suggestions.
 */
export function renderReply(reply: Reply, options: RenderOptions): ComponentsPayload {
  const products = productsOf(reply)
  const page = pageAt(products.length, options.from ?? 0)
  const footer = footerOf(reply, options)
  const turning = pageButtons(page, options)
  const [details, compare, alike] = selectsFor(products, page, options)
  const selects = [details, compare].filter((row) => row !== undefined)
  const budget = new Budget()
  // The container itself.
  budget.reserveRoom(1, 0)
  budget.reserveRoom(noteRoom.components, noteRoom.characters)
  budget.reserve([...footer, ...turning, ...selects])
  const blocks = blocksOf(reply, page, budget, options)
  if (alike !== undefined && budget.reserve([alike])) selects.push(alike)
  const notes = [...pageNote(page), ...blocks.notes]
  const inside = [
    ...blocks.inside,
    ...selects,
    ...(notes.length === 0 ? [] : [display(small(notes.join(' · ')))]),
    ...turning,
  ]
  return payload([
    {
      type: componentTypes.container,
      accent_color: options.colour ?? defaultColour,
      components: inside.length === 0 ? [display('Here is my answer.')] : inside,
    },
    ...blocks.below,
    ...footer,
  ])
}

function selectsFor(products: readonly Product[], page: Page, options: RenderOptions): (ActionRow | undefined)[] {
  const rows = productSelects(products, page, options)
  // Of two products only a comparison is chosen.
  return rows.length === 1 ? [undefined, rows[0]] : rows
}

interface Blocks {
  inside: Block[]
  /** Below the container. */
  below: Block[]
  /** What was left out. */
  notes: string[]
}

function blocksOf(reply: Reply, page: Page, budget: Budget, options: RenderOptions): Blocks {
  const drafts = draftsOf(reply.parts)
  const filled = new Map<Draft, Block[]>()
  const pressables = createPressables(budget, options)
  let position = 0
  for (const draft of drafts) {
    if (draft.type !== 'products') continue
    const blocks = productBlocks(draft, position, page, options)
    position += draft.products.length
    budget.reserve(blocks)
    filled.set(draft, blocks)
  }
  const [onlyBasket, ...moreBaskets] = drafts.filter(({ type }) => type === 'basket')
  let isCut = false
  for (const draft of drafts) {
    if (draft.type === 'products' || draft.type === 'chips' || draft.type === 'suggestions') continue
    const rendered =
      draft.type === 'basket'
        ? renderBasket(draft, budget, options, page.count === 0 && draft === onlyBasket && moreBaskets.length === 0)
        : renderDraft(draft, budget, pressables, options)
    isCut ||= rendered.isCut
    filled.set(draft, rendered.blocks)
  }
  for (const draft of drafts) if (draft.type === 'chips') filled.set(draft, pressables.chips(draft.chips))
  const below = drafts.flatMap((draft) =>
    draft.type === 'suggestions' ? pressables.suggestions(draft.suggestions) : [],
  )
  return {
    inside: drafts.flatMap((draft) => filled.get(draft) ?? []),
    below,
    notes: [...pressables.notes(), ...(isCut ? ['something more did not fit into this message'] : [])],
  }
}

/** Those of a part's products that are on the page. `start`: the position of the first of them in the answer. */
function productBlocks(
  { products }: Extract<Draft, { type: 'products' }>,
  start: number,
  { first, end, count }: Page,
  options: RenderOptions,
): Block[] {
  return products.flatMap((product, at): Block[] => {
    const placed = { product, position: start + at, hasLook: product.alike !== undefined }
    if (placed.position < first || placed.position >= end) return []
    if (count === 1) return onlyProduct(placed, options)
    return count === 2 ? productWithButtons(placed, options) : [productSection(placed, options)]
  })
}

const pageNote = ({ first, end, count }: Page): string[] => {
  if (end - first === count) return []
  const rest = count - end
  return [`Products ${first + 1}–${end} of ${count}${rest > 0 ? `, … and ${rest} more` : ''}`]
}
