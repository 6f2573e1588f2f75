import type { DiscordContext } from '../context.ts'
import type { Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderReply } from '../render/render-reply.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { withAnswer } from './pressed-answer.ts'

/**
 * 'Share', below an answer that only one person sees: a message for everybody, as the response to the press. It needs no
 * permission of the bot's, and works where the bot is not a member.
 */
export const share = (
  press: OfKind<'press'>,
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(press, reference, context, async ({ reply }) => {
    // A double click must not share twice; who wants to share again presses again after a while.
    const isFirst = context.shared.first(`${reference.conversationId}~${reference.messageId}`)
    if (!isFirst) return responses.nothing()
    const { publicUrl } = context
    return responses.publicly(renderReply(reply, { key: reference, publicUrl, audience: 'shared' }))
  })
