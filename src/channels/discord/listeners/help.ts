import type { DiscordContext } from '../context.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'

const lines = [
  'I find things in the shop, compare them, and answer questions about orders, returns and payment.',
  '• /shop search: by words, with a department, a brand or a price if you like',
  '• /shop ask: in your own words, such as “a gift for a gamer under $50”; and go on from there: “in black”, “cheaper”',
  '• /shop product, /shop similar, /shop compare: type a part of a name, and choose from the list',
  '• /shop photo: what looks like the thing on your photo, or what the list on it comes to',
  '• /shop support: how returns, shipping and payment work',
  '• In the menu of a message, under “Apps”: Find similar products',
  'In a server only you see the answers, until you share them.',
]

/** `/shop help`: what can be done, for whoever asks. */
export const help = async (_command: OfKind<'command'>, _context: DiscordContext): Promise<InteractionResponse> =>
  responses.privately(renderText(lines.join('\n')))
