import type { StoredReply } from '../../../chat/state-store.ts'
import { type Conversation, conversationIdOf } from '../conversation.ts'
import { renderAskAgain } from '../render/render-text.ts'
import { cut } from '../render/text.ts'
import { type ReturnAddress, readAddress } from '../return-address.ts'
import { answerNonce } from './answer-mark.ts'
import type { DelivererOptions } from './deliverer.ts'
import { isPosted } from './find-answer.ts'
import { isRefusedAs, sendInSomeLook } from './sending.ts'

const lostText = 'I was interrupted, and you may not have got my answer. Shall I look again?'

/**
 * Sends what only its asker may see to their direct messages, where no response can be changed any more. When it may have
 * been shown already, they are offered to ask again instead: nobody can look for a private response.
 */
export async function deliverDirectly(stored: StoredReply, again: boolean, options: DelivererOptions): Promise<void> {
  const { api, publicUrl } = options
  const { key, userId, returnAddress } = stored
  const channel = await api.directChannel(userId)
  const nonce = answerNonce(key)
  if (!again) {
    const look = { audience: 'conversation', publicUrl } as const
    return sendInSomeLook(stored, look, (message) => api.post(channel, message, { nonce }))
  }
  if (await isPosted(api, channel, key, readAddress(returnAddress)?.replaces)) return
  await api.post(channel, renderAskAgain(lostText, key), { nonce })
}

/** Sends an answer that others see too, as a message, unless it is there already. */
export async function deliverByMessage(
  stored: StoredReply,
  again: boolean,
  to: { conversation: Conversation; address: ReturnAddress | undefined },
  options: DelivererOptions,
): Promise<void> {
  const { api, publicUrl } = options
  const { key } = stored
  const { channel, replyTo } = await placeFor(stored, to, options)
  if (again && (await isPosted(api, channel, key, to.address?.replaces))) return
  const posting = { nonce: answerNonce(key), ...(replyTo !== undefined && { replyTo }) }
  const look = { audience: 'conversation', publicUrl } as const
  await sendInSomeLook(stored, look, (message) => api.post(channel, message, posting))
}

/** Characters of a thread's name. */
const longestName = 100

/** Where an answer is to be written; a mention's is in a thread of its own or, where there can be none, below it. */
async function placeFor(
  { key, reply }: StoredReply,
  { conversation, address }: { conversation: Conversation; address: ReturnAddress | undefined },
  { api, admin }: DelivererOptions,
): Promise<{ channel: string; replyTo?: string }> {
  if (address?.startsThread !== true) return { channel: address?.channel ?? conversation.channel }
  try {
    const name = cut(reply.state.terms.join(' ').trim() || 'In the shop', longestName)
    await api.startThread(address.channel, key.messageId, name)
    return { channel: conversationIdOf(conversation) }
  } catch (error) {
    // Neither in another thread nor in a channel that has none; and perhaps we may not.
    if (!isRefusedAs(error, 'place', 'other', 'content', 'message-gone')) throw error
    if (isRefusedAs(error, 'place')) admin.report(error, address.channel)
    return { channel: address.channel, replyTo: key.messageId }
  }
}
