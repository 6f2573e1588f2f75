import type { DiscordContext } from '../context.ts'
import { conversationAt, conversationIdOf, conversationOfPress } from '../conversation.ts'
import type { CustomId } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import { referencesIn } from '../parse/references-in.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'
import { foreign, isOwn } from './pressed-answer.ts'

/**
 * Chips, suggestions, 'show more' and undo: what they stand for is stored with their conversation. They change what is
 * shown, in place where the presser asked for it, else in a message of its own.
 */
export async function coreAction(
  press: OfKind<'press'>,
  { conversationId, action }: Extract<CustomId, { kind: 'press' }>,
  context: DiscordContext,
): Promise<InteractionResponse> {
  const shownIn = conversationId ?? conversationIdOf(conversationAt(press.place))
  const conversation = conversationOfPress(shownIn, press.place)
  if (conversation === undefined) return foreign()
  const [answer] = referencesIn(press.components)
  const replaces = (await isOwn(press, answer, context)) ? press.message : undefined
  return ask(context, press, conversation, { text: '', action }, { replaces })
}
