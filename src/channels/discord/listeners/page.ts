import type { DiscordContext } from '../context.ts'
import type { CustomId } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import { renderReply } from '../render/render-reply.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { audienceOf, isOwn, withAnswer } from './pressed-answer.ts'

/** Other products of the same answer: in place for whoever asked for it, for anybody else beside it. */
export const turnPage = (
  press: OfKind<'press'>,
  { reference, from }: Extract<CustomId, { kind: 'page' }>,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(press, reference, context, async ({ reply }) => {
    const audience = audienceOf(press, reference)
    const message = renderReply(reply, { key: reference, publicUrl: context.publicUrl, audience, from })
    return (await isOwn(press, reference, context)) ? responses.inPlace(message) : responses.privately(message)
  })
