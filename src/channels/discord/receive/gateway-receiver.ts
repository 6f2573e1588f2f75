import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'discord.js'
import type { ChatLog } from '../../../chat/chat-log.ts'
import type { AdminLines } from '../admin-lines.ts'
import { CallFailure } from '../call-failure.ts'
import { apiBase, type DiscordApi, type DiscordJs } from '../discord-api.ts'
import { intents as bits } from '../permissions.ts'
import type { Answered, Dispatcher } from './dispatcher.ts'

export interface GatewayOptions {
  discord: DiscordJs
  botToken: string
  apiUrl: string
  /** Bits of what Discord is to send. */
  intents: number
  api: DiscordApi
  dispatcher: Dispatcher
  /** Takes a message that somebody wrote. */
  takeMessage(raw: unknown, botId: string): Promise<void>
  admin: AdminLines
  log: ChatLog
  /** Milliseconds before connecting again, at first and at most. */
  waits?: { first: number; most: number }
}

/** The gateway: what Discord sends comes over a connection that we have opened. */
export interface Gateway {
  start(): void
  stop(): Promise<void>
  readonly isConnected: boolean
}

/** Milliseconds without a connection after which discord.js, which connects anew by itself, is begun anew. */
const patienceMs = 2 * 60_000
/** Milliseconds for a connection's clean end. */
const goodbyeMs = 500

/** Codes with which Discord ends a connection for good (docs.discord.com/developers/topics/opcodes-and-status-codes). */
const closeCodes = { authenticationFailed: 4004, disallowedIntents: 4014 } as const

const intentsLine =
  'Discord does not let the bot read messages: turn on “Message Content Intent” under “Bot” in the Developer Portal, or set DISCORD_MESSAGES=off. Until then commands and direct messages are answered, and no mentions.'
const tokenLine = new CallFailure('The gateway', { kind: 'refused', status: 401, message: 'The token was refused.' })

/**
 * Connects by discord.js, which beats, resumes and connects anew, and reads the raw packets: they are the JSON that comes
 * by HTTP too. What comes again after a resumption is known by its id.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { admin, log, waits = { first: 1_000, most: 60_000 } } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let [intents, isConnected, running] = [options.intents, false, Promise.resolve()]
  let client: Client | undefined

  /** Resolves with how a connection that discord.js does not mend has ended. Rejects when there was none. */
  async function session(): Promise<number | 'silent' | 'stopped'> {
    const ended = Promise.withResolvers<number | 'silent' | 'stopped'>()
    const stop = (): void => ended.resolve('stopped')
    signal.addEventListener('abort', stop, { once: true })
    let patience: NodeJS.Timeout | undefined
    const lost = (): void => {
      isConnected = false
      patience ??= setTimeout(() => ended.resolve('silent'), patienceMs)
    }
    const connected = (how: string): void => {
      isConnected = true
      clearTimeout(patience)
      patience = undefined
      log.info({}, how)
    }
    client = openClient(options, intents, { connected, lost, ended: ended.resolve })
    try {
      // It may reject long after Discord has said why.
      return await Promise.race([client.login(options.botToken).then(() => ended.promise), ended.promise])
    } finally {
      isConnected = false
      clearTimeout(patience)
      signal.removeEventListener('abort', stop)
      await Promise.race([client.destroy(), sleep(goodbyeMs)]).catch(() => undefined)
    }
  }

  async function run(): Promise<void> {
    for (let wait = waits.first; !signal.aborted; ) {
      const outcome = await session().catch((error: unknown) => {
        if (!signal.aborted) admin.report(failureOf(error))
        return isTokenRefused(error) ? closeCodes.authenticationFailed : 'failed'
      })
      if (outcome === 'stopped') return
      if (outcome === closeCodes.authenticationFailed) return admin.report(tokenLine)
      if (outcome === closeCodes.disallowedIntents && (intents & bits.messageContent) !== 0) {
        admin.say(intentsLine)
        intents = bits.directMessages
        continue
      }
      if (typeof outcome === 'number') admin.say(`Discord ended the gateway’s connection for good: ${outcome}.`)
      wait = outcome === 'failed' ? Math.min(2 * wait, waits.most) : waits.first
      // With jitter: many processes must not come back at one moment.
      await sleep(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
    }
  }

  return {
    start() {
      running = run()
    },
    async stop() {
      stopping.abort()
      await Promise.race([running, sleep(2 * goodbyeMs)])
    },
    get isConnected() {
      return isConnected
    },
  }
}

interface Session {
  connected(how: string): void
  lost(): void
  ended(code: number): void
}

function openClient(options: GatewayOptions, intents: number, { connected, lost, ended }: Session): Client {
  const { discord, apiUrl, takeMessage, log } = options
  const client = new discord.Client({ intents, rest: { api: apiBase(apiUrl), retries: 0 } })
  let botId = ''
  client.on('error', (err) => log.warn({ err: failureOf(err) }, 'The gateway of Discord failed'))
  client.on('shardError', (err) => log.warn({ err: failureOf(err) }, 'The gateway of Discord failed'))
  client.on('shardReconnecting', lost)
  client.on('shardDisconnect', ({ code }) => ended(code))
  const packets: { on(event: string, listener: (data: unknown) => void): unknown } = client.ws
  packets.on('READY', (data) => {
    botId = userIn(data)
    connected('Discord is connected by the gateway')
  })
  packets.on('RESUMED', () => connected('Discord is connected again by the gateway'))
  packets.on('INTERACTION_CREATE', (data) => void answer(data, options))
  packets.on('MESSAGE_CREATE', (data) => {
    takeMessage(data, botId).catch((err: unknown) => log.error({ err }, 'A message of Discord was not taken'))
  })
  return client
}

async function answer(raw: unknown, { dispatcher, api, admin }: GatewayOptions): Promise<void> {
  const answered = await dispatcher.answer(raw)
  if (answered === undefined) return
  const until = performance.now() + respondWithinMs
  try {
    await respond(answered, until, api)
  } catch (error) {
    admin.report(error)
  } finally {
    answered.sent()
  }
}

/**
 * Milliseconds within which a response that may not have arrived is sent once more: of Discord's 3 seconds, what answering
 * may have left.
 */
const respondWithinMs = 500
const alreadyAcknowledged = 40060

/** Discord takes one response to an interaction, so that it may be sent again when it is not known to have arrived. */
async function respond(answered: Answered, until: number, api: DiscordApi): Promise<void> {
  try {
    await api.respond(answered, answered.response)
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    // It came a second time, and was answered the first.
    if (error.code === alreadyAcknowledged) return
    if (error.kind !== 'unknown' || performance.now() > until) throw error
    await respond(answered, 0, api)
  }
}

function userIn(data: unknown): string {
  const { user } = (data ?? {}) as { user?: { id?: unknown } }
  return typeof user?.id === 'string' ? user.id : ''
}

const isTokenRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'TokenInvalid'

/** What discord.js throws may hold the token. */
const failureOf = (error: unknown): CallFailure => {
  if (error instanceof CallFailure) return error
  if (isTokenRefused(error)) return tokenLine
  const { name, code, status } = (error ?? {}) as { name?: unknown; code?: unknown; status?: unknown }
  const message = [name, code].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ')
  return new CallFailure('The gateway', { kind: 'unknown', message, status: typeof status === 'number' ? status : 0 })
}
