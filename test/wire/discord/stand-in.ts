import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { snowflakeAt, timeOfSnowflake } from '../../../src/channels/discord/snowflake.ts'
import { editBreaches, postBreaches, responseBreaches } from './checks.ts'
import { keys } from './keys.ts'

type Json = Record<string, unknown>

/** A call of the API, as it came. */
export interface Call {
  name: string
  path: string
  body: Json
  token: string | undefined
}

/** A message as Discord keeps it. */
export interface Message {
  id: string
  channel: string
  content: string
  components: Json[]
  flags: number
  /** Only this person sees it. */
  ephemeral?: string
  /** The message that it replies to. */
  replyTo?: string
  nonce?: string
  /** The interaction whose response it is. */
  interaction?: string
  /** It says that an answer is under way, and has none. */
  isDeferred?: boolean
}

/** What happens to a call instead of what it asks for. */
export interface Trouble {
  status?: number
  code?: number
  message?: string
  /** Seconds; with it the answer is a 429. */
  retryAfter?: number
  /** It is done, and its response never arrives. */
  loseResponse?: true
  /** The connection is cut before anything is done. */
  cut?: true
  /** It is done, and its response is never sent, nor the connection ended. */
  hang?: true
  delayMs?: number
}

interface KnownInteraction {
  id: string
  user: string
  channel: string
  /** The message with the button that was pressed. */
  pressed: string | undefined
  original: string | undefined
  isAnswered: boolean
}

export const bot = {
  applicationId: '1000000000000000001',
  id: '1000000000000000002',
  token: 'MTAwMDAw.time.hmac-of-tests',
}

/** Milliseconds that a token is valid, and that Discord waits for a first response. */
const tokenMs = 15 * 60_000
/** Milliseconds for which messages with one nonce are one. */
const nonceMs = 3 * 60_000

/** A local server that stands for Discord's REST. It checks all that is sent to it. */
export class DiscordStandIn {
  readonly calls: Call[] = []
  readonly messages: Message[] = []
  /** What Discord would have refused, however it was answered. */
  readonly problems: string[] = []
  /** The next calls of a name meet these, one each. */
  readonly troubles = new Map<string, Trouble[]>()
  /** Ids of channels and threads that are there; every other channel is, too, unless it is listed in `gone`. */
  readonly gone = new Set<string>()
  readonly threads = new Map<string, { parent: string; name: string }>()
  /** Interactions that were answered at all, by token. */
  readonly #interactions = new Map<string, KnownInteraction>()
  /** Of the application, as its settings should say. */
  verifyKey = keys.publicHex
  gatewayUrl = ''
  readonly #server: Server
  #lastId = 0n

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  static async start(port = 0): Promise<DiscordStandIn> {
    const standIn = new DiscordStandIn()
    standIn.#server.listen(port, '127.0.0.1')
    await once(standIn.#server, 'listening')
    standIn.gatewayUrl = standIn.url.replace('http', 'ws')
    return standIn
  }

  get server(): Server {
    return this.#server
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get apiUrl(): string {
    return `${this.url}/api/`
  }

  async stop(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close').catch(() => undefined)
  }

  /** An id that no other thing has, of this moment or of `at`, in milliseconds since the epoch. */
  nextId(at = Date.now()): string {
    const id = BigInt(snowflakeAt(at))
    if (at < Date.now() - 1_000) return String(id + BigInt(this.messages.length + this.calls.length + 1))
    this.#lastId = id > this.#lastId ? id : this.#lastId + 1n
    return String(this.#lastId)
  }

  trouble(name: string, ...troubles: Trouble[]): void {
    this.troubles.set(name, [...(this.troubles.get(name) ?? []), ...troubles])
  }

  callsOf(name: string): Json[] {
    return this.calls.filter((call) => call.name === name).map(({ body }) => body)
  }

  /** Messages in a channel that hold an answer by now. */
  answersIn(channel: string): Message[] {
    return this.messages.filter((message) => message.channel === channel && message.isDeferred !== true)
  }

  /** Makes an interaction known, as it is before it is sent. */
  expect(interaction: Json): void {
    const {
      id,
      token,
      channel_id: channel,
      message,
      member,
      user,
    } = interaction as {
      id: string
      token: string
      channel_id: string
      message?: { id: string }
      member?: { user: { id: string } }
      user?: { id: string }
    }
    if (this.#interactions.has(token)) return
    this.#interactions.set(token, {
      id,
      channel,
      user: member?.user.id ?? user?.id ?? '',
      pressed: message?.id,
      original: undefined,
      isAnswered: false,
    })
  }

  /** Takes the first response to an interaction, as it came by HTTP or by a callback. */
  take(token: string, response: Json): Trouble | undefined {
    this.problems.push(...responseBreaches(response).map((line) => `response: ${line}`))
    const interaction = this.#interactions.get(token)
    if (interaction === undefined) return { status: 404, code: 10062, message: 'Unknown interaction' }
    if (interaction.isAnswered)
      return { status: 400, code: 40060, message: 'Interaction has already been acknowledged.' }
    interaction.isAnswered = true
    const { id, channel, user, pressed } = interaction
    const data = (response.data ?? {}) as Json
    if (response.type === 6 || response.type === 7) {
      interaction.original = pressed
      if (response.type === 7) this.#change(pressed, data)
      return undefined
    }
    if (response.type !== 4 && response.type !== 5) return undefined
    const isEphemeral = (Number(data.flags ?? 0) & 64) !== 0
    interaction.original = this.#add(channel, data, {
      interaction: id,
      ...(isEphemeral && { ephemeral: user }),
      ...(response.type === 5 && { isDeferred: true }),
    }).id
    return undefined
  }

  #add(channel: string, body: Json, given: Partial<Message> = {}): Message {
    const message: Message = {
      id: this.nextId(),
      channel,
      content: String(body.content ?? ''),
      components: (body.components as Json[] | undefined) ?? [],
      flags: Number(body.flags ?? 0),
      ...given,
    }
    this.messages.push(message)
    return message
  }

  #change(id: string | undefined, body: Json): Trouble | undefined {
    const message = this.messages.find((one) => one.id === id)
    if (message === undefined) return { status: 404, code: 10008, message: 'Unknown Message' }
    if (body.content !== undefined) message.content = String(body.content)
    if (Array.isArray(body.components)) message.components = body.components as Json[]
    message.isDeferred = false
    return undefined
  }

  /** Deletes a message, as a moderator or its reader does. */
  delete(id: string): void {
    const at = this.messages.findIndex((message) => message.id === id)
    if (at >= 0) this.messages.splice(at, 1)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const url = new URL(request.url ?? '', this.url)
    const path = url.pathname.replace(/^\/api\/v10/, '')
    const body = (text === '' ? {} : JSON.parse(text)) as Json
    const token = request.headers.authorization?.replace('Bot ', '')
    const found = this.#route(request.method ?? '', path)
    this.calls.push({ name: found?.name ?? `${request.method} ${path}`, path, body, token })
    if (found === undefined) {
      this.problems.push(`${request.method} ${path} is no call of this stand-in`)
      return send(response, { status: 404, code: 0, message: '404: Not Found' })
    }
    const trouble = this.troubles.get(found.name)?.shift()
    if (trouble?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs))
    if (trouble?.cut) return void request.socket.destroy()
    if (trouble?.status !== undefined || trouble?.retryAfter !== undefined) return send(response, trouble)
    if (found.needsToken && token !== bot.token)
      return send(response, { status: 401, code: 0, message: '401: Unauthorized' })
    if (!found.needsToken && token !== undefined) this.problems.push(`${found.name} with the token of the bot`)
    const result = found.run(body, url.searchParams)
    if (trouble?.hang) return
    if (trouble?.loseResponse) return void request.socket.destroy()
    if (isTrouble(result)) return send(response, result)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  #route(method: string, path: string): Route | undefined {
    const [, first = '', second = '', third = '', fourth = '', fifth = ''] = path.split('/')
    const route = (name: string, run: Route['run'], needsToken = true): Route => ({ name, run, needsToken })
    switch (`${method} ${first}`) {
      case 'GET applications':
        return route('GET application', () => ({
          id: bot.applicationId,
          name: 'Shopclerk',
          verify_key: this.verifyKey,
          bot: { id: bot.id },
        }))
      case 'GET gateway':
        return route('GET gateway', () => ({
          url: this.gatewayUrl,
          shards: 1,
          session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
        }))
      case 'POST interactions':
        return route('POST callback', (body) => this.take(third, body) ?? {}, false)
      case 'PATCH webhooks':
        return route('PATCH @original', (body) => this.#edit(second, third, body), false)
      case 'POST webhooks':
        return route('POST follow-up', (body) => this.#followUp(third, body), false)
      case 'GET channels':
        return route('GET messages', (_body, query) => this.#after(second, query.get('after') ?? '0'))
      case 'POST channels':
        return fifth === 'threads'
          ? route('POST thread', (body) => this.#thread(second, fourth, body))
          : route('POST message', (body) => this.#post(second, body))
      case 'POST users':
        return route('POST direct channel', ({ recipient_id: user }) => ({ id: directChannel(String(user)), type: 1 }))
      default:
        return undefined
    }
  }

  #edit(application: string, token: string, body: Json): Trouble | object {
    this.problems.push(...editBreaches(body).map((line) => `PATCH @original: ${line}`))
    const interaction = this.#interactions.get(token)
    if (application !== bot.applicationId || interaction?.isAnswered !== true)
      return { status: 404, code: 10015, message: 'Unknown Webhook' }
    if (timeOfSnowflake(interaction.id) < Date.now() - tokenMs)
      return { status: 401, code: 50027, message: 'Invalid Webhook Token' }
    return this.#change(interaction.original, body) ?? { id: interaction.original }
  }

  #followUp(token: string, body: Json): Trouble | object {
    this.problems.push(...editBreaches(body).map((line) => `POST follow-up: ${line}`))
    const interaction = this.#interactions.get(token)
    if (interaction?.isAnswered !== true) return { status: 404, code: 10015, message: 'Unknown Webhook' }
    const isEphemeral = (Number(body.flags) & 64) !== 0
    const given = { interaction: interaction.id, ...(isEphemeral && { ephemeral: interaction.user }) }
    return { id: this.#add(interaction.channel, body, given).id }
  }

  #post(channel: string, body: Json): Trouble | object {
    this.problems.push(...postBreaches(body).map((line) => `POST message: ${line}`))
    if (this.gone.has(channel)) return { status: 404, code: 10003, message: 'Unknown Channel' }
    const same = this.messages.find(
      (one) => one.channel === channel && one.nonce === body.nonce && timeOfSnowflake(one.id) > Date.now() - nonceMs,
    )
    const { message_id: replyTo } = (body.message_reference ?? {}) as { message_id?: string }
    const posted = same ?? this.#add(channel, body, { nonce: String(body.nonce), ...(replyTo && { replyTo }) })
    return { ...this.#read(posted), nonce: posted.nonce }
  }

  /** Begins a thread, which has the id of its message. */
  #thread(parent: string, message: string, { name }: Json): Trouble | object {
    if (typeof name !== 'string' || name.length < 1 || name.length > 100) this.problems.push(`a thread named ${name}`)
    if (this.threads.has(parent))
      return { status: 400, code: 50024, message: 'Cannot execute action on this channel type' }
    if (this.threads.has(message))
      return { status: 400, code: 160004, message: 'A thread has already been created for this message' }
    this.threads.set(message, { parent, name: String(name) })
    return { id: message, type: 11, name }
  }

  #read({ id, channel, content, components, flags }: Message) {
    return {
      id,
      channel_id: channel,
      content,
      components,
      flags,
      author: { id: bot.id, username: 'Shopclerk', bot: true },
    }
  }

  /** Pages of two, so that whoever looks through a history has to go on; what one person alone sees is in none. */
  #after(channel: string, after: string): Trouble | object {
    if (this.gone.has(channel)) return { status: 404, code: 10003, message: 'Unknown Channel' }
    return this.messages
      .filter((one) => one.channel === channel && one.ephemeral === undefined && BigInt(one.id) > BigInt(after))
      .slice(0, 2)
      .toReversed()
      .map((one) => this.#read(one))
  }
}

interface Route {
  name: string
  needsToken: boolean
  run(body: Json, query: URLSearchParams): Trouble | object
}

/** The channel of the bot's direct messages with somebody. */
export const directChannel = (user: string): string => `9${user.slice(1)}`

const isTrouble = (result: object): result is Trouble => 'status' in result && 'code' in result

function send(response: ServerResponse, { status, code, message, retryAfter }: Trouble): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter), 'x-ratelimit-scope': 'user' }),
  }
  const limited = retryAfter !== undefined
  response
    .writeHead(status ?? 429, headers)
    .end(
      JSON.stringify(
        limited
          ? { message: 'You are being rate limited.', retry_after: retryAfter, global: false }
          : { message: message ?? 'Refused', code: code ?? 0 },
      ),
    )
}
