import type { HandoffTicket, SendTicket } from '../../handoff/create-handoff.ts'
import { answerEvent } from './action-ids.ts'
import type { AdminLines } from './admin-lines.ts'
import { readFailure } from './api-failure.ts'
import { readConversationId } from './conversation.ts'
import type { Pacing } from './deliver/pacing.ts'
import { quietly } from './deliver/sending.ts'
import { renderTicket, type TicketLinks } from './render/ticket.ts'
import type { SlackClient } from './slack-client.ts'

export interface HandoffToChannelOptions {
  client: SlackClient
  channel: string
  pacing: Pacing
  admin: AdminLines
}

/** Posts tickets to the channel of the shop's people. */
export function handoffToChannel({ client, channel, pacing, admin }: HandoffToChannelOptions): SendTicket {
  return async (ticket, signal) => {
    const message = quietly(renderTicket(ticket, await linksTo(ticket, client)))
    const metadata = { event_type: answerEvent, event_payload: { ticket: ticket.id } }
    for (;;) {
      await pacing.turn(channel)
      signal.throwIfAborted()
      try {
        await client.chat.postMessage({ channel, ...message, metadata })
        return
      } catch (error) {
        admin.report(error, 'chat.postMessage', channel)
        const failure = readFailure(error)
        if (failure.kind !== 'rate-limited') throw error
        // The shopper waits for as long as an answer may take.
        pacing.hold(channel, failure.afterMs)
      }
    }
  }
}

/** Where on Slack a conversation is, when it is there. */
async function linksTo({ channel, conversationId, userId }: HandoffTicket, client: SlackClient): Promise<TicketLinks> {
  if (channel !== 'slack') return {}
  const conversation = readConversationId(conversationId)
  if (conversation.kind !== 'thread' || conversation.channel.startsWith('D')) return { user: userId }
  try {
    const at = { channel: conversation.channel, message_ts: conversation.thread }
    return { user: userId, permalink: (await client.chat.getPermalink(at)).permalink }
  } catch {
    // The ticket is worth more than its link.
    return { user: userId }
  }
}
