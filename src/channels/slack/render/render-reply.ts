import type { Button, KnownBlock } from '@slack/types'
import { basketText } from '../../../answers/basket/basket-lines.ts'
import { formatPrice } from '../../../answers/format.ts'
import type { Product } from '../../../catalogue/product.ts'
import type { ArticlePart, Labelled, Part, Reply } from '../../../chat/reply.ts'
import { actionIds } from '../action-ids.ts'
import { referenceText } from '../references.ts'
import { absoluteAddress } from './addresses.ts'
import { actions, button, mrkdwn, note, plainSection, section } from './blocks.ts'
import { Budget } from './budget.ts'
import { type Comparison, comparisonSections, comparisonTable } from './comparison.ts'
import { slackLimits } from './limits.ts'
import type { RenderOptions } from './options.ts'
import { renderBasket } from './render-basket.ts'
import { renderProducts } from './render-products.ts'
import { cut, cutLiteral, pieces } from './text.ts'

/** What a message on Slack shows: `text` in notifications and to screen readers, `blocks` everywhere else. */
export interface RenderedMessage {
  text: string
  blocks: KnownBlock[]
}

const somethingLeftOut = 'Something more did not fit into this message.'

/**
 * An answer as one message of Slack. It is inside all limits of `slackLimits`, whatever is in it; what is left out is
 * said. No text of the catalogue, of people or of a model is read as markup.
 */
export function renderReply(reply: Reply, options: RenderOptions): RenderedMessage {
  const footer = footerOf(reply, options)
  const budget = new Budget([...footer, note(somethingLeftOut)])
  let [products, lines, hasTable, isCut] = [0, 0, false, false]
  for (const part of reply.parts) {
    if (part.type === 'products') {
      renderProducts(part, products, budget, options)
      products += part.products.length
    } else if (part.type === 'basket') {
      renderBasket(part, lines, budget, options)
      lines += part.items.length
    } else if (part.type === 'comparison') {
      // A message has one table at most.
      const blocks = comparisonOf(part, budget.room - 500, options, hasTable)
      hasTable ||= blocks[0]?.type === 'table'
      isCut ||= !budget.take(blocks)
    } else {
      isCut = !takeEach(blocksOf(part, options), budget) || isCut
    }
  }
  const blocks = [...budget.taken, ...(isCut ? [note(somethingLeftOut)] : []), ...footer]
  return { text: fallbackText(reply), blocks }
}

/** As many of the blocks as fit; whether all did. */
const takeEach = (blocks: readonly KnownBlock[], budget: Budget): boolean =>
  blocks.every((block) => budget.take([block]))

function comparisonOf(part: Comparison, room: number, { layout }: RenderOptions, hasTable: boolean): KnownBlock[] {
  return layout === 'modern' && !hasTable ? comparisonTable(part, room) : comparisonSections(part, room)
}

function blocksOf(
  part: Exclude<Part, { type: 'products' | 'comparison' | 'basket' }>,
  options: RenderOptions,
): KnownBlock[] {
  switch (part.type) {
    case 'text':
      return pieces(part.text, slackLimits.sectionText).map(plainSection)
    case 'notice':
      return noticeBlocks(part, options)
    case 'article':
      return articleBlocks(part, options)
    case 'chips':
      return pressable(part.chips, options, (label) => ({ label: `✕ ${label}`, spoken: `Remove: ${label}` }))
    case 'suggestions':
      return pressable(part.suggestions, options, (label) => ({ label }))
  }
}

function noticeBlocks({ text, undo }: Extract<Part, { type: 'notice' }>, options: RenderOptions): KnownBlock[] {
  const isUndone = undo !== undefined && options.audience !== 'shared'
  return [note(text), ...(isUndone ? [actions([coreButton(undo, { label: 'Search without that' }, options)])] : [])]
}

/** A button for one of the core's actions. In private it says whose it is: it may come to direct messages. */
const coreButton = (
  action: string,
  shown: { label: string; spoken?: string },
  { audience, key }: RenderOptions,
): Button =>
  button({
    id: actionIds.press(action),
    ...shown,
    ...(audience === 'private' ? { value: referenceText(key) } : {}),
  })

/** The passage as it was written, and which article it is from. */
function articleBlocks(part: ArticlePart, { publicUrl }: RenderOptions): KnownBlock[] {
  const page = absoluteAddress(part.url, publicUrl)
  const open = { id: actionIds.open('article'), label: 'Read the article', url: page, spoken: `Read: ${part.title}` }
  return [
    section(mrkdwn(`*${cutLiteral(part.title, 500)}*`)),
    ...pieces(part.passage, slackLimits.sectionText).map(plainSection),
    note(`From the help centre: ${part.title}`),
    ...(page === undefined ? [] : [actions([button(open)])]),
  ]
}

/** Buttons for the core's actions. Whoever a message was shared with does not share its conversation. */
function pressable(
  labelled: readonly Labelled[],
  options: RenderOptions,
  shown: (label: string) => { label: string; spoken?: string },
): KnownBlock[] {
  if (labelled.length === 0 || options.audience === 'shared') return []
  // Slack refuses a block with two elements of one id.
  const different = [...new Map(labelled.map((one) => [one.action, one])).values()]
  const buttons = different.map(({ label, action }) => coreButton(action, shown(label), options))
  const rest = different.length - slackLimits.actionsElements
  return [actions(buttons), ...(rest > 0 ? [note(`… and ${rest} more`)] : [])]
}

/** Most products that a comparison can be chosen from, and fewest that make one. */
const comparable = { fewest: 2, most: slackLimits.options }

export const productsOf = ({ parts }: Pick<Reply, 'parts'>): Product[] =>
  parts.flatMap((part) => (part.type === 'products' ? part.products : []))

/** What comes below each answer: ways to look into it, to share it, to reach people, to say what one thinks of it. */
function footerOf(reply: Reply, options: RenderOptions): KnownBlock[] {
  const { audience, key } = options
  const value = referenceText(key)
  const count = productsOf(reply).length
  const buttons: Button[] = [
    ...(count >= comparable.fewest ? [button({ id: actionIds.compare(), label: 'Compare …', value })] : []),
    ...(audience === 'private' ? [button({ id: actionIds.share, label: 'Share to the channel', value })] : []),
    ...(reply.trace.queries.length > 0 ? [button({ id: actionIds.query, label: 'How I searched', value })] : []),
    ...(reply.intent === 'handoff' || audience === 'shared'
      ? []
      : [button({ id: actionIds.person, label: 'Talk to a person', value })]),
  ]
  return [...feedback(value, options, buttons)]
}

/** Thumbs of their own where Slack has them, else among the buttons. */
function feedback(value: string, { layout, audience }: RenderOptions, buttons: readonly Button[]): KnownBlock[] {
  const row = buttons.length === 0 ? [] : [actions(buttons)]
  if (audience === 'shared') return row
  if (layout === 'classic') {
    const thumb = (rating: 'up' | 'down', label: string, spoken: string): Button =>
      button({ id: actionIds.thumb(rating), label, value, spoken })
    return [actions([...buttons, thumb('up', '👍', 'Good answer'), thumb('down', '👎', 'Bad answer')])]
  }
  const choice = (rating: 'up' | 'down', text: string, spoken: string) => ({
    text: { type: 'plain_text' as const, text },
    value: `${rating}~${value}`,
    accessibility_label: spoken,
  })
  return [
    ...row,
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: actionIds.feedback,
          positive_button: choice('up', 'Good answer', 'This was a good answer'),
          negative_button: choice('down', 'Bad answer', 'This was a bad answer'),
        },
      ],
    },
  ]
}

/** The answer in words alone. */
function fallbackText({ parts }: Reply): string {
  const lines = parts.flatMap((part): string[] => {
    if (part.type === 'text' || part.type === 'notice') return [part.text]
    if (part.type === 'article') return [`${part.title}: ${part.passage}`]
    if (part.type === 'products' || part.type === 'comparison') return part.products.map(productLine)
    if (part.type === 'basket') return [basketText(part)]
    return []
  })
  return cutLiteral(lines.join('\n') || 'Here is my answer.', slackLimits.fallbackText)
}

const productLine = ({ title, price }: Product): string =>
  `• ${cut(title, 200)}${price === undefined ? '' : ` – ${formatPrice(price)}`}`

/** The answer where Slack takes no blocks of it: words alone. */
export const renderPlain = (reply: Reply): RenderedMessage => {
  const text = fallbackText(reply)
  return { text, blocks: [] }
}
