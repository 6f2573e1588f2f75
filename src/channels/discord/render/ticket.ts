import type { HandoffTicket } from '../../../handoff/create-handoff.ts'
import { Budget } from './budget.ts'
import { display, link, payload, rows, small } from './components.ts'
import { type ComponentsPayload, componentTypes } from './message-payload.ts'
import { defaultColour } from './options.ts'
import { cut, cutLiteral, inline } from './text.ts'

/** Where the shopper's conversation can be opened, and who they are, as Discord names both; undefined: not on Discord. */
export interface TicketLinks {
  /** Address of at most 512 characters. */
  link?: string | undefined
  /** A snowflake. */
  user?: string | undefined
}

/** Kept free for what says how many lines are left out, and the ticket's number. */
const noteRoom = { components: 2, characters: 200 }
/** Characters of markdown of a line of the conversation, and of what is said of a person. */
const longest = { line: 600, contact: 300, reason: 700, search: 300 }

/**
 * What a shop's people see of a conversation that they are to take over. Who asks is written as a mention, which shows
 * their name and pings nobody.
 */
export function renderTicket(ticket: HandoffTicket, { link: address, user }: TicketLinks): ComponentsPayload {
  const head = display(['**Somebody wants a person**', ...factsOf(ticket, user)].join('\n'))
  const open = address === undefined ? [] : rows([link(address, 'Open the conversation')])
  const budget = new Budget()
  budget.reserveRoom(1, 0)
  budget.reserveRoom(noteRoom.components, noteRoom.characters)
  budget.reserve([head, ...open])
  const lines = linesThatFit(ticket, budget)
  const rest = ticket.messages.length - lines.length
  const components = [
    head,
    ...(rest > 0 ? [display(small(`… and ${rest} earlier lines`))] : []),
    ...lines.map(display),
    ...open,
    display(small(`Ticket ${cutLiteral(inline(ticket.id), 100)}`)),
  ]
  return payload([{ type: componentTypes.container, accent_color: defaultColour, components }])
}

const factsOf = ({ channel, contact, reason, search }: HandoffTicket, user: string | undefined): string[] => [
  `From: ${user !== undefined && /^\d{1,20}$/.test(user) ? `<@${user}>` : cutLiteral(inline(channel), 20)}`,
  ...fact('Contact, as they wrote it', contact, longest.contact),
  ...fact('Why', reason, longest.reason),
  ...fact('Looking for', search === undefined ? undefined : searchText(search), longest.search),
]

const fact = (name: string, text: string | undefined, most: number): string[] =>
  text === undefined || inline(text) === '' ? [] : [`${name}: ${cutLiteral(inline(text), most)}`]

const searchText = ({ words, limits }: { words: string; limits: string[] }): string =>
  [words, ...limits].filter((one) => one !== '').join(', ')

/** The last lines of the conversation, oldest first. */
function linesThatFit({ messages }: HandoffTicket, budget: Budget): string[] {
  const lines: string[] = []
  for (const { from, text, products = [] } of messages.toReversed()) {
    const shown = products.map(({ title, price }) => `• ${cut(title, 100)}${price === undefined ? '' : `, ${price}`}`)
    const said = [cut(text, 500), ...shown].join('\n')
    const line = `**${from === 'shopper' ? 'Shopper' : 'Shopclerk'}:** ${cutLiteral(said, longest.line)}`
    if (!budget.reserveRoom(1, line.length)) break
    lines.unshift(line)
  }
  return lines
}
