import type { Logger } from 'pino'
import type { Handoff } from '../chat/handoff.ts'
import type { StateStore } from '../chat/state-store.ts'
import type { Config } from '../config.ts'
import { createHandoff, toAll } from '../handoff/create-handoff.ts'
import { webhookSender } from '../handoff/webhook.ts'
import type { Lexicon } from '../search/engine.ts'
import type { OpenChannel } from './open-channels.ts'

interface HandoffParts {
  store: StateStore
  lexicon: () => Promise<Lexicon>
  channels: readonly OpenChannel[]
  log: Logger
}

/** To whoever is set for it: an address, a channel of a platform. */
export const openHandoff = (
  { handoffWebhook: url, handoffSecret: secret }: Config,
  { store, lexicon, channels, log }: HandoffParts,
): Handoff =>
  createHandoff({
    store,
    currency: async () => (await lexicon()).currency,
    send: toAll([
      ...(url === undefined ? [] : [webhookSender({ url, secret })]),
      ...channels.flatMap(({ channel }) => channel.sendTicket ?? []),
    ]),
    onFailure: (err) => log.error({ err }, 'a conversation could not be handed to people'),
  })
