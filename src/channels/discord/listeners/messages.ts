import type { ChatMessage } from '../../../chat/message.ts'
import type { DiscordContext } from '../context.ts'
import { answerNonce } from '../deliver/answer-mark.ts'
import { type IncomingMessage, readMessageEvent } from '../parse/message-event.ts'
import { renderText } from '../render/render-text.ts'
import { addressText, type ReturnAddress } from '../return-address.ts'
import { busyText, submit } from '../submit.ts'

/** Direct messages, mentions in channels, and what is said in the threads that follow. */
export async function takeMessage(given: unknown, botId: string, context: DiscordContext): Promise<void> {
  const incoming = readMessageEvent(given, botId, Date.now())
  const found = incoming && (await inConversation(incoming, context))
  if (found === undefined) return
  const { message, address } = found
  if ((await submit(context, message)) === 'taken') return
  const posting = {
    nonce: answerNonce(message),
    ...(address.startsThread === true && { replyTo: message.messageId }),
  }
  await context.api
    .post(address.channel, renderText(busyText), posting)
    .catch((error: unknown) => context.admin.report(error, address.channel))
}

/** The conversation that a message is part of; undefined when it is not for us. */
async function inConversation(
  { message, channel, addressed }: IncomingMessage,
  { store, handoffChannel }: DiscordContext,
): Promise<{ message: ChatMessage; address: ReturnAddress } | undefined> {
  const isOngoing = addressed === 'direct' || typeof (await store.state(channel)) === 'object'
  if (!isOngoing && addressed === 'channel') return undefined
  // Where people take over, what they say is not for the bot.
  if (addressed === 'channel' && channel === handoffChannel) return undefined
  // A thread that begins at a message has its id.
  const conversationId = isOngoing ? channel : message.messageId
  const address: ReturnAddress = { channel, ...(!isOngoing && { startsThread: true }) }
  return { message: { ...message, conversationId, returnAddress: addressText(address) }, address }
}
