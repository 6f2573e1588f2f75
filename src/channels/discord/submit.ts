import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatMessage } from '../../chat/message.ts'
import { ShopclerkError } from '../../errors.ts'
import type { DiscordContext } from './context.ts'
import { type Conversation, conversationIdOf } from './conversation.ts'
import type { Origin } from './parse/interaction.ts'
import { renderText } from './render/render-text.ts'
import { type InteractionResponse, responses } from './responses.ts'
import { addressText, type ReturnAddress } from './return-address.ts'

/** Said where too much waits already: never nothing. */
export const busyText = 'I have more to do than I can at this moment. Please ask me again in a minute.'

/** Takes a message in; its answer comes by the deliverer. `busy`: too much waits, and nothing was stored. */
export async function submit({ chat }: Pick<DiscordContext, 'chat'>, message: ChatMessage): Promise<'taken' | 'busy'> {
  try {
    await chat.submit(message)
    return 'taken'
  } catch (error) {
    if (error instanceof ShopclerkError && error.status === 503) return 'busy'
    throw error
  }
}

/** What somebody asks by a command or a button. */
export type Asked = Pick<ChatMessage, 'text'> & Partial<Pick<ChatMessage, 'action' | 'about' | 'asks' | 'pictures'>>

/** Milliseconds that storing a question may take before Discord is told that its answer comes later. */
const storeWithinMs = 1_500

/**
 * Asks by an interaction, and defers its answer: it is stored by then, so that a process that ends over it loses nothing.
 * `replaces`: id of the message with the button, whose place the answer takes; undefined: it is a message of its own.
 */
export async function ask(
  context: DiscordContext,
  origin: Origin,
  conversation: Conversation,
  asked: Asked,
  { replaces }: { replaces?: string | undefined } = {},
): Promise<InteractionResponse> {
  const { id, token, application, place, locale } = origin
  const address: ReturnAddress = {
    channel: place.channel,
    token,
    application,
    ...(replaces !== undefined && { replaces }),
  }
  const submitting = submit(context, {
    channel: 'discord',
    messageId: id,
    conversationId: conversationIdOf(conversation),
    userId: place.user,
    pictures: [],
    receivedAt: Date.now(),
    ...(locale !== undefined && { locale }),
    ...asked,
    returnAddress: addressText(address),
  })
  const slow = new AbortController()
  const outcome = await Promise.race([
    submitting,
    sleep(storeWithinMs, 'late' as const, { signal: slow.signal }).catch(() => 'late' as const),
  ])
  slow.abort()
  if (outcome === 'busy') return responses.privately(renderText(busyText))
  if (outcome === 'late') void sayLate(context, origin, submitting)
  return replaces !== undefined ? responses.deferredInPlace() : responses.deferred(conversation.kind === 'private')
}

/** The answer was deferred before it was known whether there would be one. */
async function sayLate(
  { api, admin, deferrals }: DiscordContext,
  origin: Origin,
  submitting: Promise<'taken' | 'busy'>,
): Promise<void> {
  const outcome = await submitting.catch((error: unknown) => {
    admin.report(error)
    return 'busy' as const
  })
  if (outcome === 'taken') return
  await deferrals.settled(origin.id)
  await api.editResponse(origin, renderText(busyText)).catch((error: unknown) => admin.report(error))
}
