import { createHash } from 'node:crypto'
import type { HandoffTicket, SendTicket } from '../../handoff/create-handoff.ts'
import type { AdminLines } from './admin-lines.ts'
import { readConversationId } from './conversation.ts'
import type { DiscordApi } from './discord-api.ts'
import { renderTicket, type TicketLinks } from './render/ticket.ts'

export interface HandoffToChannelOptions {
  api: DiscordApi
  channel: string
  admin: AdminLines
}

/** Posts tickets to the channel of the shop's people. */
export function handoffToChannel({ api, channel, admin }: HandoffToChannelOptions): SendTicket {
  return async (ticket, signal) => {
    signal.throwIfAborted()
    const nonce = createHash('sha256').update(`ticket ${ticket.id}`).digest('base64url').slice(0, 22)
    try {
      await api.post(channel, renderTicket(ticket, linksTo(ticket)), { nonce })
    } catch (error) {
      admin.report(error, channel)
      throw error
    }
  }
}

/** Who asks, when they ask on Discord. Which server a channel is in is not known, so that no link leads there. */
const linksTo = ({ channel, conversationId, userId }: HandoffTicket): TicketLinks => {
  if (channel !== 'discord' || userId === undefined) return {}
  const conversation = readConversationId(conversationId)
  return { user: conversation.kind === 'private' ? conversation.user : userId }
}
