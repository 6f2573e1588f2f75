import { tooBusy } from '../../../errors.ts'
import type { Register, SlackContext } from '../context.ts'
import { answerMetadata } from '../deliver/answer-mark.ts'
import { addressOf } from '../deliver/sending.ts'
import { type IncomingMessage, readMessageEvent } from '../parse/message-event.ts'
import { isUnknownFile, picturesOf } from '../parse/pictures.ts'
import { fileInfo } from '../pictures/file-info.ts'
import { busyText, submit } from '../submit.ts'
import { titleThread } from './assistant.ts'

/** Slack sends an event four times in all: after the last it is for us to say that it was too much. */
const lastRetry = 3

/** Mentions, the conversation in their threads, and direct messages. Slack sends a mention as two events; both are one message. */
export const registerMessages: Register = (app, context) => {
  const take = async (event: unknown, retries: number | undefined): Promise<void> => {
    const incoming = readMessageEvent(event, await context.identity(), Date.now())
    if (incoming === undefined || !(await isForUs(incoming, context))) return
    await takeIn(await withUnknownFiles(incoming, context), retries, context)
  }
  app.event('message', async ({ event, context: { retryNum } }) => take(event, retryNum))
  app.event('app_mention', async ({ event, context: { retryNum } }) => take(event, retryNum))
}

/** In a thread without a mention: whether it is about what was asked of us, or about something that we shared. */
async function isForUs(incoming: IncomingMessage, { chat, handoffChannel }: SlackContext): Promise<boolean> {
  const { addressed, conversation, message, isUnderBot } = incoming
  if (addressed === 'bot') return true
  if (conversation.kind !== 'thread' || conversation.channel === handoffChannel) return false
  return isUnderBot || chat.isKnown({ ...message, messageId: conversation.thread })
}

/** Files from another organisation's channel come without what they are. */
async function withUnknownFiles(incoming: IncomingMessage, context: SlackContext): Promise<IncomingMessage> {
  const unknown = incoming.files.filter(isUnknownFile)
  if (unknown.length === 0) return incoming
  const known = await Promise.all(unknown.map(({ id }) => fileInfo(id, context)))
  const found = picturesOf(known.filter((file) => file !== undefined))
  return { ...incoming, message: { ...incoming.message, pictures: [...incoming.message.pictures, ...found] } }
}

async function takeIn(incoming: IncomingMessage, retries: number | undefined, context: SlackContext): Promise<void> {
  const { conversation, message } = incoming
  // A file that is no picture, and not a word.
  if (message.text === '' && message.pictures.length === 0) {
    if (incoming.addressed === 'thread') return
    message.text = 'hello'
  }
  titleThread(incoming, context)
  if ((await submit(context, message)) === 'taken') return
  if ((retries ?? 0) < lastRetry) throw tooBusy(60)
  await context.client.chat
    .postMessage({ ...addressOf(conversation), text: busyText, metadata: answerMetadata(message) })
    .catch((error: unknown) => context.admin.report(error, 'chat.postMessage', conversation.channel))
}
