import type { DiscordContext } from '../context.ts'
import { conversationAt, readConversationId } from '../conversation.ts'
import type { Reference } from '../custom-ids.ts'
import type { OfKind } from '../parse/interaction.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'
import { foreign, gone } from './pressed-answer.ts'

/** Turns of a conversation in which a question is looked for. */
const mostTurns = 100

/** 'Ask again', where an answer that cannot be found may have been lost: it comes in place of the offer. */
export async function askAgain(
  press: OfKind<'press'>,
  reference: Reference,
  context: DiscordContext,
): Promise<InteractionResponse> {
  const lost = readConversationId(reference.conversationId)
  if (lost.kind === 'private' && lost.user !== press.place.user) return foreign()
  const turns = await context.store.turns(reference.conversationId, mostTurns)
  const asked = turns.find(({ message }) => message.messageId === reference.messageId)?.message
  if (asked === undefined) return gone()
  const { text, action, about, asks, pictures } = asked
  // What a button stood for is stored with its conversation: it is asked there, and answered here.
  const conversation = action === undefined ? conversationAt(press.place) : lost
  return ask(context, press, conversation, { text, action, about, asks, pictures }, { replaces: press.message })
}
