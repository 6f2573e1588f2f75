import type { DiscordAPIError, HTTPError, RateLimitError, REST } from 'discord.js'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { CallFailure } from './call-failure.ts'
import { type MessagePayload, messageFlags } from './render/message-payload.ts'
import type { InteractionResponse } from './responses.ts'

/** discord.js, loaded when the channel is on. */
export type DiscordJs = typeof import('discord.js')

const Id = Type.Object({ id: Type.String() })
const Posted = Type.Object({
  id: Type.String(),
  author: Type.Object({ id: Type.String() }),
  components: Type.Optional(Type.Array(Type.Unknown())),
})
/** A message as it is read back. */
export type PostedMessage = Static<typeof Posted>
const Application = Type.Object({
  id: Type.String(),
  verify_key: Type.String(),
  bot: Type.Optional(Id),
})
/** The application that the token belongs to. */
export type Application = Static<typeof Application>

/** How a message is posted. */
export interface Posting {
  /** At most 25 characters: within some minutes Discord makes one message of all with the same. */
  nonce: string
  /** The message that it replies to, without pinging anybody. */
  replyTo?: string | undefined
}

/** An interaction's application and token: what its response is changed with, for 15 minutes. */
export interface InteractionToken {
  application: string
  token: string
}

/** The calls of Discord's API that are made. Each rejects with a CallFailure. */
export interface DiscordApi {
  application(): Promise<Application>
  /** Answers an interaction that came by the gateway. */
  respond(interaction: { id: string; token: string }, response: InteractionResponse): Promise<void>
  editResponse(interaction: InteractionToken, message: MessagePayload): Promise<void>
  /** A further message of an interaction. */
  followUp(interaction: InteractionToken, message: MessagePayload, isPrivate: boolean): Promise<void>
  post(channel: string, message: MessagePayload, posting: Posting): Promise<void>
  /** At most 100 messages of a channel after the one with the id `after`, which need not exist. */
  messagesAfter(channel: string, after: string): Promise<PostedMessage[]>
  /** Begins a thread below a message; the thread has the message's id. One that is there already is success. */
  startThread(channel: string, message: string, name: string): Promise<void>
  /** The id of the channel of direct messages with somebody. */
  directChannel(user: string): Promise<string>
}

/** Milliseconds that one call may take. */
const callMs = 15_000
/** Milliseconds that a call waits for a rate limit to pass; a longer one is told to who waits. */
const longestHold = 5_000
/** Discord bars who makes 10,000 invalid requests in 10 minutes; at a tenth of it we stop by ourselves. */
const usualInvalid = 1_000

const threadExists = 160004

export interface DiscordApiOptions {
  discord: DiscordJs
  botToken: string
  /** Base of the API, ends in a slash. */
  apiUrl: string
  /** Calls that may be refused within ten minutes before no more are made. */
  mostInvalid?: number
}

/** As discord.js's REST wants the base of the API. */
export const apiBase = (apiUrl: string): string => apiUrl.replace(/\/+$/, '')

/**
 * The API by way of discord.js's REST, which obeys rate limits and the global 50 a second. Failed calls are not repeated
 * by it: what may be repeated, and when, is known where they are made.
 */
export function createDiscordApi({
  discord,
  botToken,
  apiUrl,
  mostInvalid = usualInvalid,
}: DiscordApiOptions): DiscordApi {
  const rest = new discord.REST({
    version: '10',
    api: apiBase(apiUrl),
    timeout: callMs,
    retries: 0,
    globalRequestsPerSecond: 50,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > longestHold,
    invalidRequestWarningInterval: mostInvalid,
  }).setToken(botToken)
  const gate = createGate(rest)

  async function call<T>(name: string, work: () => Promise<T>, { auth = true } = {}): Promise<T> {
    const closed = gate.closed(auth)
    if (closed !== undefined) throw new CallFailure(name, closed)
    try {
      return await work()
    } catch (error) {
      const failure = failureOf(name, error, discord)
      if (auth && failure.status === 401) gate.refuseToken()
      throw failure
    }
  }

  return {
    application: () =>
      call('GET application', async () => {
        const read: unknown = await rest.get('/applications/@me')
        if (!Value.Check(Application, read)) throw new TypeError('Discord said nothing that can be read.')
        return read
      }),
    async respond({ id, token }, response) {
      const path = `/interactions/${id}/${token}/callback` as const
      await call('POST callback', () => rest.post(path, { body: response, auth: false }), { auth: false })
    },
    async editResponse({ application, token }, body) {
      const path = `/webhooks/${application}/${token}/messages/@original` as const
      await call('PATCH @original', () => rest.patch(path, { body, auth: false }), { auth: false })
    },
    async followUp({ application, token }, message, isPrivate) {
      const body = isPrivate ? { ...message, flags: message.flags | messageFlags.ephemeral } : message
      const path = `/webhooks/${application}/${token}` as const
      await call('POST follow-up', () => rest.post(path, { body, auth: false }), { auth: false })
    },
    async post(channel, message, { nonce, replyTo }) {
      const reference = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }
      const body = { ...message, ...reference, nonce, enforce_nonce: true }
      await call('POST message', () => rest.post(`/channels/${channel}/messages`, { body }))
    },
    messagesAfter: (channel, after) =>
      call('GET messages', async () => {
        const query = new URLSearchParams({ after, limit: '100' })
        const read: unknown = await rest.get(`/channels/${channel}/messages`, { query })
        if (!Value.Check(Type.Array(Posted), read)) throw new TypeError('Discord said nothing that can be read.')
        return read
      }),
    async startThread(channel, message, name) {
      // Minutes without a word after which Discord files a thread away: a day.
      const body = { name, auto_archive_duration: 1_440 }
      try {
        await call('POST thread', () => rest.post(`/channels/${channel}/messages/${message}/threads`, { body }))
      } catch (error) {
        if (!(error instanceof CallFailure) || error.code !== threadExists) throw error
      }
    },
    directChannel: (user) =>
      call('POST direct channel', async () => {
        const read: unknown = await rest.post('/users/@me/channels', { body: { recipient_id: user } })
        if (!Value.Check(Id, read)) throw new TypeError('Discord said nothing that can be read.')
        return read.id
      }),
  }
}

type Refusal = ConstructorParameters<typeof CallFailure>[1]

/** Keeps calls back that cannot come to anything: Discord counts them against us. */
function createGate(rest: REST) {
  let isTokenRefused = false
  let barredUntil = 0
  rest.on('invalidRequestWarning', ({ remainingTime }) => {
    barredUntil = Date.now() + remainingTime
  })
  return {
    refuseToken(): void {
      isTokenRefused = true
    },
    /** Why no call is made now; undefined: it may be. `auth`: it needs the token. */
    closed(auth: boolean): Refusal | undefined {
      if (auth && isTokenRefused) return { kind: 'refused', status: 401, message: 'The token was refused before.' }
      const afterMs = barredUntil - Date.now()
      return afterMs > 0 ? { kind: 'rate-limited', message: 'Too many calls were refused lately.', afterMs } : undefined
    },
  }
}

/** As an error that can be logged: those of discord.js hold addresses, and so tokens, and bodies. */
export function failureOf(call: string, error: unknown, discord: DiscordJs): CallFailure {
  if (error instanceof CallFailure) return error
  if (isOf<RateLimitError>(error, discord.RateLimitError)) {
    const afterMs = Math.max(error.retryAfter, error.timeToReset)
    return new CallFailure(call, { kind: 'rate-limited', message: 'There is a rate limit.', afterMs })
  }
  if (isOf<DiscordAPIError>(error, discord.DiscordAPIError)) {
    const { message, status, code } = error
    return new CallFailure(call, { kind: 'refused', message, status, code: Number(code) || 0 })
  }
  if (isOf<HTTPError>(error, discord.HTTPError))
    return new CallFailure(call, { kind: 'unknown', message: error.message, status: error.status })
  // Of what the network says only the code is known to hold nothing secret.
  const { code, name } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, name: 'failed' }
  return new CallFailure(call, { kind: 'unknown', message: code ?? name })
}

const isOf = <T extends Error>(error: unknown, kind: new (...given: never[]) => T): error is T => error instanceof kind
