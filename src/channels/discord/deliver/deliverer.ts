import { type Deliverer, DeliveryRefused } from '../../../chat/deliverer.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import type { AdminLines } from '../admin-lines.ts'
import { type Conversation, readConversationId } from '../conversation.ts'
import type { DiscordApi } from '../discord-api.ts'
import type { Deferrals } from '../receive/deferrals.ts'
import type { PublicUrl } from '../render/addresses.ts'
import { renderText } from '../render/render-text.ts'
import { readAddress } from '../return-address.ts'
import { answerNonce } from './answer-mark.ts'
import { deliverByInteraction } from './deliver-by-interaction.ts'
import { deliverByMessage, deliverDirectly } from './deliver-by-message.ts'
import { isRefusedAs, refusalOf } from './sending.ts'

export interface DelivererOptions {
  api: DiscordApi
  deferrals: Deferrals
  publicUrl: PublicUrl
  admin: AdminLines
  /** Milliseconds since the epoch. */
  now?: () => number
}

/**
 * Sends answers to Discord: as the response that was deferred, for as long as its token is valid, which may be done any
 * number of times; else as a message, which its nonce and its buttons keep from being posted twice.
 */
export function createDiscordDeliverer(options: DelivererOptions): Deliverer {
  const { api, admin } = options

  async function send(stored: StoredReply, again: boolean, conversation: Conversation): Promise<void> {
    const address = readAddress(stored.returnAddress)
    const isPrivate = conversation.kind === 'private'
    const { token, application } = address ?? {}
    if (token !== undefined && application !== undefined) {
      const interaction = { token, application }
      const outcome = await deliverByInteraction(stored, again, interaction, { isPrivate }, options)
      if (outcome === 'done') return
    }
    if (isPrivate) await deliverDirectly(stored, again, options)
    else await deliverByMessage(stored, again, { conversation, address }, options)
  }

  return {
    channel: 'discord',
    async deliver(stored, again) {
      const conversation = conversationOf(stored)
      try {
        await send(stored, again, conversation)
      } catch (error) {
        admin.report(error, conversation.channel)
        if (conversation.kind === 'channel' && isRefusedAs(error, 'place')) await tellElsewhere(stored, api, admin)
        else if (isRefusedAs(error, 'other', 'content')) await apologise(stored, api)
        throw refusalOf(error)
      }
    },
  }
}

function conversationOf({ key }: StoredReply): Conversation {
  try {
    return readConversationId(key.conversationId)
  } catch (cause) {
    throw new DeliveryRefused('This conversation is not one of Discord.', 'never', { cause })
  }
}

const apologyText = 'I have an answer, and Discord does not let me show it. Please ask me in other words.'

/** Whoever waits for a response that says that it comes is told that it does not. */
async function apologise({ returnAddress }: StoredReply, api: DiscordApi): Promise<void> {
  const { token, application } = readAddress(returnAddress) ?? {}
  if (token === undefined || application === undefined) return
  // What Discord says of this is nothing new to the admin.
  await api.editResponse({ token, application }, renderText(apologyText)).catch(() => undefined)
}

const elsewhereText =
  'I have an answer for you and cannot write it where you asked. Please ask me again here, or with /shop, whose answers I can always give.'

/** Says to somebody directly that the channel where they asked does not let the answer in. */
async function tellElsewhere({ key, userId }: StoredReply, api: DiscordApi, admin: AdminLines): Promise<void> {
  try {
    const channel = await api.directChannel(userId)
    await api.post(channel, renderText(elsewhereText), { nonce: answerNonce(key, 'elsewhere') })
  } catch (error) {
    // There is no other way to reach them; the admin has the line.
    admin.report(error, 'direct messages')
  }
}
