import type { FastifyInstance } from 'fastify'
import type { Chat } from '../../chat/chat.ts'
import type { ChatLog } from '../../chat/chat-log.ts'
import type { Deliverer } from '../../chat/deliverer.ts'
import type { FetchedPicture } from '../../chat/fetched-picture.ts'
import type { PictureRef } from '../../chat/message.ts'
import { createRecently } from '../../chat/recently.ts'
import type { StateStore } from '../../chat/state-store.ts'
import type { DiscordSettings } from '../../config.ts'
import { StartupError } from '../../errors.ts'
import type { SendTicket } from '../../handoff/create-handoff.ts'
import { departmentsAtOnce } from '../../search/departments.ts'
import type { Lexicon } from '../../search/engine.ts'
import type { ProductCompletion } from '../../search/product-completion.ts'
import type { ProductSearch } from '../../search/search.ts'
import { createAdminLines } from './admin-lines.ts'
import type { DiscordContext } from './context.ts'
import { createDiscordDeliverer } from './deliver/deliverer.ts'
import { type Application, createDiscordApi, type DiscordJs } from './discord-api.ts'
import { handoffToChannel } from './handoff.ts'
import { createIdentity } from './identity.ts'
import { takeMessage } from './listeners/messages.ts'
import { intentsFor, inviteLink } from './permissions.ts'
import { fetchPicture } from './pictures/fetch-picture.ts'
import { createDeferrals } from './receive/deferrals.ts'
import { createDispatcher, type Dispatcher } from './receive/dispatcher.ts'
import { createGateway, type Gateway } from './receive/gateway-receiver.ts'
import { httpReceiver } from './receive/http-receiver.ts'
import { publicKeyOf } from './receive/signature.ts'

export interface DiscordOptions {
  settings: DiscordSettings
  publicUrl: string | undefined
  log: ChatLog
}

/** What the Discord channel listens with. */
export interface DiscordParts {
  chat: Chat
  store: StateStore
  search: ProductSearch
  completion: ProductCompletion
  lexicon: () => Promise<Lexicon>
}

/** The service as an application of Discord. */
export interface DiscordChannel {
  deliverer: Deliverer
  /** Undefined: no channel is set for it. */
  sendTicket: SendTicket | undefined
  /** Fetches a picture that came with a message of Discord. */
  fetchPicture(picture: PictureRef): Promise<FetchedPicture>
  /** Adds the route for what Discord sends, where there is one, and begins to listen when the service does. */
  routes(app: FastifyInstance, parts: DiscordParts): Promise<void>
  /** Whether Discord knows us. */
  check(): Promise<{ ok: boolean; detail: string }>
}

/** So many interactions are remembered as done. */
const most = 5_000
/** Milliseconds in which an answer is shared once. */
const doubleClickMs = 10_000
/** Milliseconds in which a signed request can be replayed, as its signature may be 5 minutes off to either side. */
const replayMs = 10 * 60_000

/** Loads discord.js and joins the parts of the channel. */
export async function createDiscordChannel({ settings, publicUrl, log }: DiscordOptions): Promise<DiscordChannel> {
  const discord = await import('discord.js')
  const { botToken, apiUrl, handoffChannel } = settings
  const key = keyOf(settings)
  const api = createDiscordApi({ discord, botToken, apiUrl })
  const admin = createAdminLines(log)
  const deferrals = createDeferrals()
  const identity = createIdentity(api, settings, admin)
  const shared = { api, deferrals, publicUrl, admin, log }
  let gateway: Gateway | undefined
  return {
    deliverer: createDiscordDeliverer(shared),
    sendTicket: handoffChannel === undefined ? undefined : handoffToChannel({ api, channel: handoffChannel, admin }),
    fetchPicture: (picture) => fetchPicture(picture),
    async routes(fastify, { chat, store, search, completion, lexicon }) {
      const report = (error: unknown): void => admin.report(error)
      // Arranging those of a large catalogue takes longer than somebody who types waits for choices.
      const departments = departmentsAtOnce(search, lexicon, report)
      fastify.addHook('onListen', async () => void departments().catch(report))
      const products = (ids: readonly string[]) => search.products(ids)
      const given = { chat, store, products, complete: completion, departments, lexicon, handoffChannel }
      const once = { shared: createRecently(doubleClickMs, { most }), rated: createRecently(replayMs, { most }) }
      const context: DiscordContext = { ...shared, ...given, ...once }
      const dispatcher = createDispatcher(context, log)
      if (key !== undefined) await fastify.register(httpReceiver, { dispatcher, key })
      gateway = gatewayFor(settings, { discord, dispatcher, context })
      addLifecycle(fastify, { gateway, identity, settings, log })
    },
    check: () => checkOf(identity, gateway),
  }
}

/** @throws StartupError for what is no key, in one line. */
function keyOf({ publicKey }: DiscordSettings) {
  try {
    return publicKey === undefined ? undefined : publicKeyOf(publicKey)
  } catch (cause) {
    throw new StartupError('DISCORD_PUBLIC_KEY is no public key: copy it again from the Developer Portal', { cause })
  }
}

interface GatewayParts {
  discord: DiscordJs
  dispatcher: Dispatcher
  context: DiscordContext
}

/** By HTTP there is nothing to connect for, unless messages are to be heard: they come by the gateway alone. */
function gatewayFor(settings: DiscordSettings, { discord, dispatcher, context }: GatewayParts): Gateway | undefined {
  const { botToken, apiUrl, messages, publicKey } = settings
  if (publicKey !== undefined && !messages) return undefined
  const { api, admin, log } = context
  return createGateway({
    ...{ discord, botToken, apiUrl, api, dispatcher, admin, log },
    intents: intentsFor(settings),
    takeMessage: (raw, botId) => takeMessage(raw, botId, context),
  })
}

interface Lifecycle {
  gateway: Gateway | undefined
  identity: () => Promise<Application>
  settings: DiscordSettings
  log: ChatLog
}

function addLifecycle(fastify: FastifyInstance, { gateway, identity, settings, log }: Lifecycle): void {
  const { publicKey, messages, handoffChannel } = settings
  const transport = publicKey === undefined ? 'the gateway' : 'HTTP, at POST /discord/interactions'
  const heard = messages ? ', and mentions by the gateway' : ''
  fastify.addHook('onListen', async () => {
    // Discord's trouble must not keep the service from starting; the admin has the line.
    identity().then(
      ({ id }) => {
        log.info({}, `Discord is on: interactions come by ${transport}${heard}`)
        const link = inviteLink(id, { messages, handoff: handoffChannel !== undefined })
        log.info({}, `Add the bot to a server, with what it needs and no more: ${link}`)
      },
      () => undefined,
    )
    gateway?.start()
  })
  fastify.addHook('preClose', async () => {
    await gateway?.stop()
  })
}

async function checkOf(identity: () => Promise<unknown>, gateway: Gateway | undefined) {
  const isKnown = await identity().then(
    () => true,
    () => false,
  )
  if (!isKnown) return { ok: false, detail: 'Discord does not accept the token, or is not reached' }
  if (gateway !== undefined && !gateway.isConnected) return { ok: false, detail: 'The gateway is not connected' }
  return { ok: true, detail: 'known to Discord' }
}
