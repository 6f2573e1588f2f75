import type { Reply } from '../../../chat/reply.ts'
import type { DiscordContext } from '../context.ts'
import { type Conversation, conversationOfPress, readConversationId } from '../conversation.ts'
import { keyOfReference, type Reference } from '../custom-ids.ts'
import type { Origin } from '../parse/interaction.ts'
import type { RenderOptions } from '../render/options.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'

const goneText = 'I do not have that answer any more. Please ask me again.'
const foreignText =
  'That answer belongs to somebody else. Ask me yourself with /shop search, and you get one of your own.'

export const gone = (): InteractionResponse => responses.privately(renderText(goneText))
export const foreign = (): InteractionResponse => responses.privately(renderText(foreignText))

/** An answer whose button was pressed, and the conversation in which it was. */
export interface PressedAnswer {
  reference: Reference
  reply: Reply
  conversation: Conversation
}

/** Does something with the answer that a button refers to; when there is none, or none for the presser, that is said. */
export async function withAnswer(
  { place }: Pick<Origin, 'place'>,
  reference: Reference,
  { store }: Pick<DiscordContext, 'store'>,
  handle: (answer: PressedAnswer) => Promise<InteractionResponse>,
): Promise<InteractionResponse> {
  const conversation = conversationOfPress(reference.conversationId, place)
  if (conversation === undefined) return foreign()
  const reply = await store.reply(keyOfReference(reference))
  return reply === undefined ? gone() : handle({ reference, reply, conversation })
}

/** Messages of the presser among which theirs is looked for. */
const mostLookedAt = 60

/**
 * Whether the presser asked for the answer in this message. Then it may change in place; nobody changes what was shown to
 * somebody else.
 */
export async function isOwn(
  { place: { user, isPrivate } }: Pick<Origin, 'place'>,
  reference: Reference | undefined,
  { store }: Pick<DiscordContext, 'store'>,
): Promise<boolean> {
  if (isPrivate) return true
  if (reference === undefined) return false
  const { conversationId, messageId } = reference
  const asked = await store.messagesOf('discord', user, mostLookedAt)
  return asked.some((one) => one.messageId === messageId && one.conversationId === conversationId)
}

/** Who sees the message of a button. */
export function audienceOf({ place }: Pick<Origin, 'place'>, { conversationId }: Reference): RenderOptions['audience'] {
  if (place.isPrivate) return 'private'
  const { kind, channel } = readConversationId(conversationId)
  // What could not be shown where it was asked for went to its asker's direct messages.
  return kind === 'private' && channel === place.channel ? 'shared' : 'conversation'
}
