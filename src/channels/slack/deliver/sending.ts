import { DeliveryRefused } from '../../../chat/deliverer.ts'
import type { StoredReply } from '../../../chat/state-store.ts'
import { kindOfRefusal, readFailure } from '../api-failure.ts'
import type { Conversation } from '../conversation.ts'
import type { PublicUrl } from '../render/addresses.ts'
import type { RenderOptions } from '../render/options.ts'
import { type RenderedMessage, renderPlain, renderReply } from '../render/render-reply.ts'
import { classic, type Layout, simpler } from './layouts.ts'

/** A conversation that more than one person sees, or that Slack keeps. */
export type Visible = Exclude<Conversation, { kind: 'private' }>

export const addressOf = (to: Visible): { channel: string; thread_ts?: string } =>
  to.kind === 'thread' ? { channel: to.channel, thread_ts: to.thread } : { channel: to.channel }

/** Slack neither shows previews of links nor makes mentions of what looks like them. */
export const quietly = ({ text, blocks }: RenderedMessage) => ({
  text,
  ...(blocks.length === 0 ? {} : { blocks }),
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  parse: 'none' as const,
})

export function rendered(
  { key, reply }: StoredReply,
  layout: Layout,
  audience: RenderOptions['audience'],
  publicUrl: PublicUrl,
): RenderedMessage {
  return layout === 'plain' ? renderPlain(reply) : renderReply(reply, { key, publicUrl, audience, ...layout })
}

/** Sends in the first layout that Slack takes, and says which it was. Rejects with what Slack said of the last one. */
export async function inSomeLayout(first: Layout, send: (layout: Layout) => Promise<unknown>): Promise<Layout> {
  for (let layout: Layout = first; ; ) {
    try {
      await send(layout)
      return layout
    } catch (error) {
      const failure = readFailure(error)
      if (failure.kind !== 'refused' || kindOfRefusal(failure.code) !== 'content') throw error
      const next = simpler(layout, failure)
      if (next === undefined) throw error
      // The very objects say whether only the layout made the difference.
      layout = next !== 'plain' && next.layout === 'classic' && next.pictures ? classic : next
    }
  }
}

/** A failure as the outbox has to know it; an unknown one stays as it is. */
export function refusalOf(error: unknown): unknown {
  const failure = readFailure(error)
  if (failure.kind === 'unknown') return error
  if (failure.kind === 'rate-limited') {
    return new DeliveryRefused('Slack limits how often it is called.', 'later', {
      afterMs: failure.afterMs,
      cause: error,
    })
  }
  const what = kindOfRefusal(failure.code) === 'token' ? 'stuck' : 'never'
  return new DeliveryRefused(`Slack refused an answer: ${failure.code}.`, what, { cause: error })
}
