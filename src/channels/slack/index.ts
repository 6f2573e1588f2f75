import type { FastifyInstance } from 'fastify'
import type { Chat } from '../../chat/chat.ts'
import type { ChatLog } from '../../chat/chat-log.ts'
import type { Deliverer } from '../../chat/deliverer.ts'
import type { FetchedPicture } from '../../chat/fetched-picture.ts'
import type { PictureRef } from '../../chat/message.ts'
import { createRecently } from '../../chat/recently.ts'
import type { StateStore } from '../../chat/state-store.ts'
import type { SlackSettings } from '../../config.ts'
import type { SendTicket } from '../../handoff/create-handoff.ts'
import { departmentsAtOnce } from '../../search/departments.ts'
import type { Lexicon } from '../../search/engine.ts'
import type { ProductSearch } from '../../search/search.ts'
import { type AdminLines, createAdminLines } from './admin-lines.ts'
import { createSlackDeliverer } from './deliver/deliverer.ts'
import { createLiveTexts } from './deliver/live-text.ts'
import { createPacing } from './deliver/pacing.ts'
import { createPrivateAnswers } from './deliver/private-answers.ts'
import { createWorkingStatus } from './deliver/working-status.ts'
import { handoffToChannel } from './handoff.ts'
import { createIdentity } from './identity.ts'
import { registerListeners } from './listeners/index.ts'
import { fetchPicture } from './pictures/fetch-picture.ts'
import { Carrier } from './receive/carrier.ts'
import { httpReceiver } from './receive/http-receiver.ts'
import { createSocketReceiver, type SocketReceiver } from './receive/socket-receiver.ts'
import { boltLogger, clientOptions } from './slack-client.ts'

export interface SlackOptions {
  settings: SlackSettings
  publicUrl: string | undefined
  log: ChatLog
}

/** What the Slack channel listens with. */
export interface SlackParts {
  chat: Chat
  store: StateStore
  search: ProductSearch
  lexicon: () => Promise<Lexicon>
}

/** The service as an app of one Slack workspace. */
export interface SlackChannel {
  deliverer: Deliverer
  /** Undefined: no channel is set for it. */
  sendTicket: SendTicket | undefined
  /** Fetches a picture that came with a message of Slack. */
  fetchPicture(picture: PictureRef): Promise<FetchedPicture>
  /** Adds the route for what Slack sends, where there is one, and begins to listen when the service does. */
  routes(app: FastifyInstance, parts: SlackParts): Promise<void>
  /** Whether Slack knows us. */
  check(): Promise<{ ok: boolean; detail: string }>
}

/** Milliseconds in which presses of one button by one person are one: a double click. */
const pressOnceMs = 1_000
/** Milliseconds in which an answer is shared once. */
const shareOnceMs = 10_000

/** Loads Bolt and joins the parts of the channel. */
export async function createSlackChannel({ settings, publicUrl, log }: SlackOptions): Promise<SlackChannel> {
  const { App, SocketModeReceiver } = await import('@slack/bolt')
  const { botToken, signingSecret, appToken, apiUrl, handoffChannel } = settings
  const carrier = new Carrier(log)
  const logger = boltLogger(log)
  const app = new App({
    receiver: carrier,
    authorize: async () => ({ botToken, ...(await identity()) }),
    logger,
    clientOptions: { ...clientOptions(apiUrl), headers: { Authorization: `Bearer ${botToken}` } },
    // What our own messages are is known where messages are read; nothing is remembered in Bolt.
    ignoreSelf: false,
    convoStore: false,
  })
  app.error(async (error) => {
    throw error
  })
  const { client } = app
  const { identity, doubt } = createIdentity(client, () => admin, log)
  const admin: AdminLines = createAdminLines(log, { onRefusedToken: doubt })
  const pacing = createPacing()
  const privateAnswers = createPrivateAnswers()
  const status = createWorkingStatus(client, log)
  const liveTexts = createLiveTexts(client, admin)
  const shared = { client, publicUrl, privateAnswers, status, liveTexts, admin, log }
  const socket = (): SocketReceiver | undefined => {
    if (appToken === undefined) return undefined
    const installerOptions = { clientOptions: clientOptions(apiUrl) }
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions, autoReconnectEnabled: false })
    return createSocketReceiver({ client: receiver.client, carrier, admin, log })
  }
  const socketReceiver = socket()
  return {
    deliverer: createSlackDeliverer({ ...shared, pacing, identity }),
    sendTicket:
      handoffChannel === undefined ? undefined : handoffToChannel({ client, channel: handoffChannel, pacing, admin }),
    fetchPicture: (picture) => fetchPicture(picture, { client, admin, token: botToken }),
    async routes(fastify, { chat, store, search, lexicon }) {
      const report = (error: unknown): void => log.warn({ err: error }, 'The departments could not be looked for')
      // A modal must open within three seconds: arranging those of a large catalogue may take longer.
      const departments = departmentsAtOnce(search, lexicon, report)
      fastify.addHook('onListen', async () => void departments().catch(report))
      registerListeners(app, {
        ...{ ...shared, pacing, handoffChannel, chat, store, identity, departments, lexicon },
        presses: createRecently(pressOnceMs),
        shares: createRecently(shareOnceMs),
      })
      if (signingSecret !== undefined) await fastify.register(httpReceiver, { carrier, signingSecret })
      addLifecycle(fastify, socketReceiver, identity, log)
    },
    check: () => checkOf(identity, socketReceiver),
  }
}

function addLifecycle(
  fastify: FastifyInstance,
  socket: SocketReceiver | undefined,
  identity: () => Promise<unknown>,
  log: ChatLog,
): void {
  fastify.addHook('onListen', async () => {
    // Slack's trouble must not keep the service from starting; the admin has the line.
    identity().then(
      () => log.info({}, 'Slack is on'),
      () => undefined,
    )
    socket?.start()
  })
  fastify.addHook('preClose', async () => {
    await socket?.stop()
  })
}

async function checkOf(identity: () => Promise<unknown>, socket: SocketReceiver | undefined) {
  const isKnown = await identity().then(
    () => true,
    () => false,
  )
  if (!isKnown) return { ok: false, detail: 'Slack does not accept the token, or is not reached' }
  if (socket !== undefined && !socket.isConnected) return { ok: false, detail: 'Socket Mode is not connected' }
  return { ok: true, detail: 'known to Slack' }
}
