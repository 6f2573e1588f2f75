import type { KnownBlock } from '@slack/types'
import type { HandoffTicket } from '../../../handoff/create-handoff.ts'
import { actionIds } from '../action-ids.ts'
import { actions, button, header, mrkdwn, note, plainSection, section } from './blocks.ts'
import { Budget } from './budget.ts'
import { slackLimits } from './limits.ts'
import type { RenderedMessage } from './render-reply.ts'
import { cut, cutLiteral, literal } from './text.ts'

/** Where the shopper's conversation can be opened, and who they are, as Slack writes both; undefined: not on Slack. */
export interface TicketLinks {
  permalink?: string | undefined
  /** An id of a person on Slack. */
  user?: string | undefined
}

/** What a shop's people see of a conversation that they are to take over. */
export function renderTicket(ticket: HandoffTicket, { permalink, user }: TicketLinks): RenderedMessage {
  const end = note(`Ticket ${ticket.id}`)
  const budget = new Budget([end, note('… and 1000 earlier lines')])
  const facts = [
    `*From:* ${user !== undefined && /^[UW][A-Z0-9]{1,30}$/.test(user) ? `<@${user}>` : literal(ticket.channel)}`,
    ...(ticket.contact === undefined ? [] : [`*Contact, as they wrote it:* ${cutLiteral(ticket.contact, 300)}`]),
    ...(ticket.reason === undefined ? [] : [`*Why:* ${cutLiteral(ticket.reason, 1_000)}`]),
    ...(ticket.search === undefined ? [] : [`*Looking for:* ${cutLiteral(searchText(ticket.search), 500)}`]),
  ]
  const open = { id: actionIds.open('conversation'), label: 'Open the conversation', url: permalink }
  budget.take([header('Somebody wants a person'), section(mrkdwn(facts.join('\n')))])
  if (permalink !== undefined) budget.take([actions([button(open)])])
  const lines = linesThatFit(ticket, budget)
  const rest = ticket.messages.length - lines.length
  const blocks = [...budget.taken, ...(rest > 0 ? [note(`… and ${rest} earlier lines`)] : []), ...lines, end]
  return { text: cutLiteral(`Somebody wants a person: ${lastWords(ticket)}`, slackLimits.fallbackText), blocks }
}

const searchText = ({ words, limits }: { words: string; limits: string[] }): string =>
  [words, ...limits].filter((one) => one !== '').join(', ')

const lastWords = ({ messages }: HandoffTicket): string =>
  messages.findLast(({ from }) => from === 'shopper')?.text ?? 'no word of theirs is known'

/** The last lines of the conversation, oldest first. */
function linesThatFit({ messages }: HandoffTicket, budget: Budget): KnownBlock[] {
  const lines: KnownBlock[] = []
  for (const { from, text, products = [] } of messages.toReversed()) {
    const shown = products.map(({ title, price }) => `• ${cut(title, 100)}${price === undefined ? '' : `, ${price}`}`)
    const block = plainSection(
      cut([`${from === 'shopper' ? 'Shopper' : 'Shopclerk'}: ${cut(text, 500)}`, ...shown].join('\n'), 1_000),
    )
    if (!budget.reserve([block])) break
    lines.unshift(block)
  }
  return lines
}
