import type { ChatMessage } from '../../../chat/message.ts'
import { actionPatterns } from '../action-ids.ts'
import type { Register, SlackContext } from '../context.ts'
import { conversationIdOf } from '../conversation.ts'
import { answerMetadata } from '../deliver/answer-mark.ts'
import { directConversation } from '../direct-conversation.ts'
import { readReference, referenceText } from '../references.ts'
import { homeView } from '../render/home.ts'
import { busyText, submit } from '../submit.ts'
import { afterwards } from './afterwards.ts'
import { onPress } from './on-press.ts'

/** Searches on the Home tab, and messages among which they are looked for. */
const mostShown = 8
const mostLookedAt = 60

/** The Home tab: how it works, and recent searches that one press asks again. */
export const registerHome: Register = (app, context) => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'messages') return
    afterwards(context, 'views.publish', async () => {
      const recent = await recentSearches(event.user, context)
      const view = homeView(recent.map((message) => ({ text: message.text, reference: referenceText(message) })))
      await context.client.views.publish({ user_id: event.user, view })
    })
  })
  onPress(app, context, actionPatterns.searchAgain, async (press) => {
    const wanted = readReference(press.value)
    const messages = await context.store.messagesOf('slack', press.user, mostLookedAt)
    // Only among their own: nobody asks again what somebody else did.
    const found = messages.find(
      ({ conversationId, messageId }) => conversationId === wanted?.conversationId && messageId === wanted.messageId,
    )
    if (found === undefined) return
    const conversation = await directConversation(context, press.user)
    const asked: ChatMessage = {
      channel: 'slack',
      messageId: press.id,
      conversationId: conversationIdOf(conversation),
      userId: press.user,
      text: found.text,
      pictures: [],
      receivedAt: Date.now(),
    }
    if ((await submit(context, asked)) === 'taken') return
    // A press on the Home tab has no response address.
    const { channel } = conversation
    await context.client.chat
      .postMessage({ channel, text: busyText, metadata: answerMetadata(asked) })
      .catch((error: unknown) => context.admin.report(error, 'chat.postMessage', channel))
  })
}

/** What somebody asked for in words that stand alone: an answer that searched for something new. */
async function recentSearches(user: string, { store }: SlackContext): Promise<ChatMessage[]> {
  const messages = await store.messagesOf('slack', user, mostLookedAt)
  const searches: ChatMessage[] = []
  const seen = new Set<string>()
  for (const message of messages) {
    if (searches.length === mostShown) break
    const words = message.text.toLowerCase()
    if (message.text === '' || message.about !== undefined || seen.has(words)) continue
    const reply = await store.reply(message)
    if (reply?.intent !== 'product_search' || !reply.parts.some(({ type }) => type === 'products')) continue
    seen.add(words)
    searches.push(message)
  }
  return searches
}
