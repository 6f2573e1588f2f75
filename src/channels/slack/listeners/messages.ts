import { tooBusy } from '../../../errors.ts'
import type { Register, SlackContext } from '../context.ts'
import { answerMetadata } from '../deliver/answer-mark.ts'
import { addressOf } from '../deliver/sending.ts'
import { type IncomingMessage, readMessageEvent } from '../parse/message-event.ts'
import { picturesOf } from '../parse/pictures.ts'
import { knownFiles } from '../pictures/known-files.ts'
import { busyText, submit } from '../submit.ts'
import { titleThread } from './assistant.ts'

/** Slack sends an event four times in all: after the last it is for us to say that it was too much. */
const lastRetry = 3

/** Mentions, the conversation in their threads, and direct messages. Slack sends a mention as two events; both are one message. */
export const registerMessages: Register = (app, context) => {
  const take = async (event: unknown, retries: number | undefined): Promise<void> => {
    const incoming = readMessageEvent(event, await context.identity(), Date.now())
    if (incoming === undefined || !(await isForUs(incoming, context))) return
    await takeIn(await withKnownFiles(incoming, context), retries, context)
  }
  app.event('message', async ({ event, context: { retryNum } }) => take(event, retryNum))
  app.event('app_mention', async ({ event, context: { retryNum } }) => take(event, retryNum))
}

/** What somebody has last asked of the bot, anywhere: so long a conversation in a thread of others goes on. */
const lastSaid = 20

/** In a thread without a mention: whether it is about what was asked of us, or about something that we shared. */
async function isForUs(incoming: IncomingMessage, { chat, store, handoffChannel }: SlackContext): Promise<boolean> {
  const { addressed, conversation, message, isUnderBot } = incoming
  if (addressed === 'bot') return true
  if (conversation.kind !== 'thread' || conversation.channel === handoffChannel) return false
  if (isUnderBot || (await chat.isKnown({ ...message, messageId: conversation.thread }))) return true
  // Into a thread of others the bot was called by somebody: it goes on with them, and leaves the others alone.
  const said = await store.messagesOf('slack', message.userId, lastSaid)
  return said.some(({ conversationId }) => conversationId === message.conversationId)
}

async function withKnownFiles(incoming: IncomingMessage, context: SlackContext): Promise<IncomingMessage> {
  const { message, files: given } = incoming
  if (given.length === 0) return incoming
  const files = await knownFiles(given, context)
  return { ...incoming, files, message: { ...message, pictures: picturesOf(files, message.text) } }
}

async function takeIn(incoming: IncomingMessage, retries: number | undefined, context: SlackContext): Promise<void> {
  const { conversation, message } = incoming
  // In a thread people also show each other files: those without a word are for the bot when it can be asked of them.
  const hasPicture = message.pictures.some(({ mimeType }) => mimeType?.startsWith('image/'))
  if (incoming.addressed === 'thread' && message.text === '' && !hasPicture) return
  titleThread(incoming, context)
  if ((await submit(context, message)) === 'taken') return
  if ((retries ?? 0) < lastRetry) throw tooBusy(60)
  await context.client.chat
    .postMessage({ ...addressOf(conversation), text: busyText, metadata: answerMetadata(message) })
    .catch((error: unknown) => context.admin.report(error, 'chat.postMessage', conversation.channel))
}
