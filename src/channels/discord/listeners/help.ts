import type { DiscordContext } from '../context.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderHelp } from '../render/help.ts'
import { type InteractionResponse, responses } from '../responses.ts'

/** `/shop help`: what can be done, for whoever asks. */
export const help = async (_command: OfKind<'command'>, _context: DiscordContext): Promise<InteractionResponse> =>
  responses.privately(renderHelp())
