import type { DiscordContext } from '../context.ts'
import type { Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'
import { withAnswer } from './pressed-answer.ts'

/** 'Talk to a person', below each answer. */
export const person = (
  press: OfKind<'press'>,
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> =>
  withAnswer(press, reference, context, ({ conversation }) =>
    ask(context, press, conversation, { text: 'talk to a person' }),
  )
