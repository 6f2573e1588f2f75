import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { breaches, markupIn, messageBreaches } from './limits.ts'
import { slackTypes } from './slack-schema.ts'

/** A call of the Web API, or of a response_url, as it came. */
export interface Call {
  method: string
  args: Record<string, unknown>
  token: string | undefined
}

/** A message as Slack keeps it. */
export interface Message {
  channel: string
  ts: string
  thread_ts?: string
  user?: string
  bot_id?: string
  text: string
  blocks: Record<string, unknown>[]
  metadata?: unknown
  /** Only this person sees it. */
  ephemeral?: string
  response?: { response_type?: string; replace_original?: boolean }
}

/** What happens to a call instead of what it asks for. */
export interface Trouble {
  error?: string
  needed?: string
  messages?: string[]
  /** Seconds; with it the answer is a 429. */
  retryAfter?: number
  status?: number
  /** It is done, and its response never arrives. */
  loseResponse?: true
  /** The connection is cut before anything is done. */
  cut?: true
  /** It is done, and its response is never sent, nor the connection ended. */
  hang?: true
  delayMs?: number
}

export const bot = { botId: 'B0BOT', userId: 'U0BOT', token: 'xoxb-stand-in', appToken: 'xapp-stand-in' }
const ownScopes =
  'app_mentions:read,assistant:write,channels:history,chat:write,commands,files:read,groups:history,im:history,im:write,mpim:history'

/** A local server that stands for Slack: its Web API, its response addresses, its files. It checks all that is sent to it. */
export class SlackStandIn {
  readonly calls: Call[] = []
  readonly messages: Message[] = []
  /** What Slack would have refused or not understood, however it was answered. */
  readonly problems: string[] = []
  /** The next calls of a method meet these, one each. */
  readonly troubles = new Map<string, Trouble[]>()
  readonly files = new Map<string, Record<string, unknown>>()
  /** Messages that are held open as streams. */
  readonly streaming = new Set<string>()
  readonly downloads = new Map<string, { bytes: Buffer; type: string }>()
  scopes = ownScopes
  /** Called with the upgrade of a Socket Mode connection. */
  #server: Server
  #lastTs = Date.now() * 1_000
  #types: Awaited<ReturnType<typeof slackTypes>>

  private constructor(types: Awaited<ReturnType<typeof slackTypes>>) {
    this.#types = types
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  static async start(port = 0): Promise<SlackStandIn> {
    const standIn = new SlackStandIn(await slackTypes())
    standIn.#server.listen(port, '127.0.0.1')
    await once(standIn.#server, 'listening')
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

  /** A time of Slack's that no other message has. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Date.now() * 1_000)
    return `${Math.floor(this.#lastTs / 1_000_000)}.${String(this.#lastTs % 1_000_000).padStart(6, '0')}`
  }

  trouble(method: string, ...troubles: Trouble[]): void {
    this.troubles.set(method, [...(this.troubles.get(method) ?? []), ...troubles])
  }

  callsOf(method: string): Record<string, unknown>[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args)
  }

  /** What the app has written, in a channel or in one of its threads. */
  answersIn(channel: string, thread?: string): Message[] {
    return this.messages.filter(
      (message) =>
        message.bot_id === bot.botId &&
        message.channel === channel &&
        (thread === undefined || message.thread_ts === thread),
    )
  }

  /** A response address, as a command or a press brings one. */
  responseUrl(channel: string, user: string): string {
    return `${this.url}/response/${channel}/${user}/${this.nextTs()}`
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const [, place = '', ...path] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? []
    if (place === 'files') return this.#file(request, path.join('/'), response)
    const isApi = place === 'api'
    const method = isApi ? (path[0] ?? '') : 'response_url'
    const args = isApi ? readForm(text) : (JSON.parse(text) as Record<string, unknown>)
    const token = request.headers.authorization?.replace('Bearer ', '')
    const trouble = this.troubles.get(method)?.shift()
    this.calls.push({ method, args: isApi ? args : { ...args, url: request.url }, token })
    if (trouble?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, trouble.delayMs))
    if (trouble?.cut) return void request.socket.destroy()
    this.#check(method, args)
    if (trouble?.error !== undefined || trouble?.status !== undefined || trouble?.retryAfter !== undefined)
      return refuse(response, trouble)
    if (isApi && token !== bot.token && token !== bot.appToken) return refuse(response, { error: 'invalid_auth' })
    const result = isApi ? this.#do(method, args) : this.#respond(path, args)
    if (trouble?.hang) return
    if (trouble?.loseResponse) return void request.socket.destroy()
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': this.scopes }
    response.writeHead(200, headers).end(isApi ? JSON.stringify(result) : 'ok')
  }

  #file(request: IncomingMessage, name: string, response: ServerResponse): void {
    const file = this.downloads.get(name)
    if (request.headers.authorization !== `Bearer ${bot.token}` || file === undefined) {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
    }
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
  }

  #check(method: string, args: Record<string, unknown>): void {
    const allowed =
      args.metadata !== undefined && JSON.stringify(args.metadata).includes('"ticket"') ? /<@U[A-Z0-9]+>/ : /(?!)/
    const add = (lines: (string | undefined)[]): void => {
      this.problems.push(...lines.flatMap((line) => (line === undefined ? [] : [`${method}: ${line}`])))
    }
    if (Array.isArray(args.blocks)) {
      const blocks = args.blocks as unknown[]
      add(messageBreaches({ text: String(args.text ?? (method === 'chat.stopStream' ? '-' : '')), blocks }, allowed))
      add(blocks.map((block) => this.#types('KnownBlock', block)))
    } else if (typeof args.text === 'string') add(markupIn(args.text, allowed))
    if (method === 'assistant.threads.setSuggestedPrompts' && args.thread_ts !== undefined)
      add(['prompts for a thread, which Slack ignores'])
    if (args.metadata !== undefined) add([this.#types('MessageMetadata', args.metadata)])
    if (args.view !== undefined) {
      const view = args.view as { type?: string }
      add(breaches(view))
      add([this.#types(view.type === 'home' ? 'HomeView' : 'ModalView', view)])
    }
    // What is still being written has no mark yet.
    const isWhole = !String(args.text ?? '').endsWith('…')
    if (method === 'chat.postMessage' && args.metadata === undefined && isWhole) add(['a message without metadata'])
    if (typeof args.markdown_text === 'string' && args.markdown_text.length > 12_000) add(['markdown_text is too long'])
    if (typeof args.markdown_text === 'string') add(markupIn(args.markdown_text))
    if (/everyone|!here/.test(String(args.link_names === true))) add(['link_names'])
  }

  #do(method: string, args: Record<string, unknown>): Record<string, unknown> {
    const channel = String(args.channel ?? '')
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          bot_id: bot.botId,
          user_id: bot.userId,
          team_id: 'T0TEAM',
          url: 'https://stand-in.slack.com/',
        }
      case 'chat.postMessage':
        return this.#post(channel.startsWith('U') ? `D${channel.slice(1)}` : channel, args)
      case 'chat.postEphemeral':
        return this.#post(channel, args, String(args.user))
      case 'chat.startStream':
        if (
          args.thread_ts === undefined ||
          args.recipient_user_id === undefined ||
          args.recipient_team_id === undefined
        )
          return { ok: false, error: 'missing_recipient' }
        return this.#stream(this.#post(channel, { ...args, text: args.markdown_text }))
      case 'chat.appendStream':
        return this.#grow(args)
      case 'chat.stopStream': {
        const stopped = this.#grow({ markdown_text: '', ...args })
        if (stopped.ok) this.streaming.delete(String(args.ts))
        return stopped
      }
      case 'chat.update':
        return this.#update(args)
      case 'chat.getPermalink':
        return { ok: true, permalink: `https://stand-in.slack.com/archives/${channel}/p1` }
      case 'conversations.replies':
      case 'conversations.history':
        return this.#history(channel, args)
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(args.users).slice(1)}` } }
      case 'files.info': {
        const file = this.files.get(String(args.file))
        return file === undefined ? { ok: false, error: 'file_not_found' } : { ok: true, file }
      }
      case 'apps.connections.open':
        return { ok: true, url: this.url.replace('http', 'ws') }
      case 'views.open':
      case 'views.publish':
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setTitle':
      case 'assistant.threads.setSuggestedPrompts':
        return { ok: true }
      default:
        this.problems.push(`${method} is no method of this stand-in`)
        return { ok: false, error: 'unknown_method' }
    }
  }

  #post(channel: string, args: Record<string, unknown>, ephemeral?: string): Record<string, unknown> {
    const ts = this.nextTs()
    this.messages.push({
      channel,
      ts,
      bot_id: bot.botId,
      user: bot.userId,
      text: String(args.text ?? ''),
      blocks: (args.blocks as Record<string, unknown>[] | undefined) ?? [],
      ...(typeof args.thread_ts === 'string' ? { thread_ts: args.thread_ts } : {}),
      ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
      ...(ephemeral === undefined ? {} : { ephemeral }),
    })
    return { ok: true, channel, ts }
  }

  #stream(posted: Record<string, unknown>): Record<string, unknown> {
    this.streaming.add(String(posted.ts))
    return posted
  }

  #grow({ ts, markdown_text: addition, ...rest }: Record<string, unknown>): Record<string, unknown> {
    const message = this.messages.find((one) => one.ts === ts)
    if (message === undefined || !this.streaming.has(String(ts)))
      return { ok: false, error: 'message_not_in_streaming_state' }
    return this.#update({ ...rest, ts, text: message.text + String(addition) })
  }

  #update({ ts, text, blocks, metadata }: Record<string, unknown>): Record<string, unknown> {
    const message = this.messages.find((one) => one.ts === ts)
    if (message === undefined) return { ok: false, error: 'message_not_found' }
    if (text !== undefined) message.text = String(text)
    if (Array.isArray(blocks)) message.blocks = blocks as Record<string, unknown>[]
    if (metadata !== undefined) message.metadata = metadata
    return { ok: true, ts }
  }

  #respond([channel = '', user = '']: string[], args: Record<string, unknown>): Record<string, unknown> {
    const { response_type, replace_original } = args as { response_type?: string; replace_original?: boolean }
    this.#post(channel, args, response_type === 'in_channel' ? undefined : user)
    const last = this.messages.at(-1)
    if (last !== undefined)
      last.response = {
        ...(response_type && { response_type }),
        ...(replace_original !== undefined && { replace_original }),
      }
    return { ok: true }
  }

  /** Pages of two, so that whoever looks through a history has to go on. */
  #history(channel: string, args: Record<string, unknown>): Record<string, unknown> {
    const isThread = args.ts !== undefined
    const found = this.messages.filter(
      (message) =>
        message.channel === channel &&
        message.ephemeral === undefined &&
        (!isThread || message.thread_ts === args.ts || message.ts === args.ts) &&
        (args.oldest === undefined || message.ts > String(args.oldest)),
    )
    const ordered = isThread ? found : found.toReversed()
    const from = Number(args.cursor ?? 0)
    const page = ordered.slice(from, from + 2).map(({ metadata, ...message }) => ({
      ...message,
      ...(args.include_all_metadata === 'true' || args.include_all_metadata === true ? { metadata } : {}),
    }))
    const next = from + 2 < ordered.length ? String(from + 2) : ''
    return { ok: true, messages: page, response_metadata: { next_cursor: next } }
  }
}

function refuse(response: ServerResponse, { error, needed, messages, retryAfter, status }: Trouble): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  }
  response.writeHead(status ?? (retryAfter === undefined ? 200 : 429), headers).end(
    JSON.stringify({
      ok: false,
      error: error ?? 'ratelimited',
      needed,
      response_metadata: { messages: messages ?? [] },
    }),
  )
}

/** Arguments as the Web API gets them: a form, in which objects are JSON. */
function readForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => {
      if (value === 'true' || value === 'false') return [name, value === 'true']
      return [name, /^[[{]/.test(value) ? JSON.parse(value) : value]
    }),
  )
}
