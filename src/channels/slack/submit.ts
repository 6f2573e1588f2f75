import type { ChatMessage } from '../../chat/message.ts'
import { ShopclerkError } from '../../errors.ts'
import type { SlackContext } from './context.ts'
import {
  type Conversation,
  conversationAt,
  conversationIdOf,
  isOwnElsewhere,
  isTime,
  readConversationId,
} from './conversation.ts'
import type { Press } from './parse/press.ts'
import { readReference } from './references.ts'

/** Said where too much waits already: never nothing. */
export const busyText = 'I have more to do than I can at this moment. Please ask me again in a minute.'

/** Takes a message in; its answer comes by the deliverer. `busy`: too much waits, and nothing was stored. */
export async function submit(context: SlackContext, message: ChatMessage): Promise<'taken' | 'busy'> {
  try {
    const { status } = await context.chat.submit(message)
    if (status !== 'new') return 'taken'
    // Not for what is sent again: nothing more would come that ends a status.
    beginStatus(context, message)
    await showLive(context, message)
    return 'taken'
  } catch (error) {
    if (error instanceof ShopclerkError && error.status === 503) return 'busy'
    throw error
  }
}

/** What somebody asks by a button. */
export type Asked = Pick<ChatMessage, 'text'> & Partial<Pick<ChatMessage, 'action' | 'about'>>

/** A press as a message in the conversation that its button is part of. */
export const messageOfPress = (
  press: Press & { place: object },
  conversation: Conversation,
  asked: Asked,
): ChatMessage => ({
  channel: 'slack',
  messageId: press.id,
  conversationId: conversationIdOf(conversation),
  userId: press.user,
  pictures: [],
  receivedAt: Date.now(),
  ...asked,
})

/**
 * Asks by a button. `replaces`: the answer takes the place of the message with the button, where only its asker sees it.
 */
export async function submitPress(
  context: SlackContext,
  press: Press,
  asked: Asked,
  replaces = false,
): Promise<'taken' | 'busy' | 'nowhere'> {
  const { place, responseUrl } = press
  if (place === undefined) return 'nowhere'
  const reference = readReference(press.value)
  const conversation =
    reference !== undefined && isOwnElsewhere(reference.conversationId, place)
      ? readConversationId(reference.conversationId)
      : conversationAt(place)
  const message = messageOfPress({ ...press, place }, conversation, asked)
  if (conversation.kind === 'private' && responseUrl !== undefined)
    context.privateAnswers.expect(message, { url: responseUrl, replaces })
  return submit(context, message)
}

/** Slack shows that an answer is under way: in its thread or, in direct messages outside any, below the question. */
function beginStatus({ status }: Pick<SlackContext, 'status'>, message: ChatMessage): void {
  const conversation = readConversationId(message.conversationId)
  if (conversation.kind === 'thread') status.begin(message, { ...conversation, isInThread: true })
  else if (conversation.kind === 'direct' && isTime(message.messageId))
    status.begin(message, { channel: conversation.channel, thread: message.messageId, isInThread: false })
}

/** A text that others see, or that Slack keeps, is shown while it is written. */
async function showLive({ chat, liveTexts, identity }: SlackContext, message: ChatMessage): Promise<void> {
  const conversation = readConversationId(message.conversationId)
  if (conversation.kind === 'private') return
  const { channel } = conversation
  const thread = conversation.kind === 'thread' ? conversation.thread : undefined
  liveTexts.follow(chat, message, { channel, thread }, { user: message.userId, team: (await identity()).teamId })
}
