import type { DiscordContext } from '../context.ts'
import type { Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderQuery } from '../render/query.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { withAnswer } from './pressed-answer.ts'

/** 'How I searched': the very queries of an answer, for whoever wants to see them. */
export const showQuery = (
  press: OfKind<'press'>,
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(press, reference, context, async ({ reply }) => responses.privately(renderQuery(reply)))
