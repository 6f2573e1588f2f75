import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventsAfter, type ReplyEvent } from '../../../src/chat/reply-events.ts'
import { pixel, shelf } from './catalogue.ts'
import { formFields } from './pictures.ts'
import { replyOf, type Said, saidTo } from './replies.ts'

/** What is done with the next message instead of simply answering it. */
interface Behaviour {
  /** Answered with this error. */
  refuse?: { status: number; code: string; message: string; retryAfter?: number }
  /** The connection is cut after so many events; the rest is there for who comes back. */
  cutAfter?: number
  /** Resolves when the page has those events: a cut takes along what is still on its way. */
  hasArrived?: () => Promise<unknown>
  /** Milliseconds before each event but `meta`. */
  pause?: number
  /** Instead of the canned answer. */
  say?: Said
}

interface ApiRequest {
  method: string
  path: string
  query: Record<string, string>
  lastEventId: string | undefined
  body: Record<string, unknown>
}

export interface StandIn {
  origin: string
  /** All requests to the API, in order. */
  requests: ApiRequest[]
  /** How often a message was answered anew, by its id. */
  answered: Map<string, number>
  /** What asking for a person is answered with. */
  handoff: object
  /** While it is set every request is cut before anything is said. */
  isDown: boolean
  /** Queues what is done with the messages (and, with `cutAfter`, the resumptions) to come. */
  next(...behaviours: Behaviour[]): void
  /** Conversations that the service no longer knows. */
  forget(): void
  close(): Promise<void>
}

/** As the service sends it with every page. */
const policy =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; img-src 'self' https: http: data:; object-src 'none'; script-src 'self'; style-src 'self'"

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
}

/** Files whose name holds a hash of their content never change. */
const hashed = /-[\w-]{8}\.(js|css)$/
const forEver = { 'cache-control': 'public, max-age=31536000, immutable' }

/** A shop's own page with the widget as a launcher. */
const launcherPage = (
  lang = 'en',
  dir = 'ltr',
) => `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<script src="/widget.js" async></script></head><body><main><h1>A shop</h1><details><summary>About us</summary><p>A small shop.</p></details>
<shop-clerk suggestions="wireless mouse under $30 | compare mice"></shop-clerk></main></body></html>`

interface Exchange {
  conversationId: string
  messageId: string
  said: Said
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const formatEvent = ({ id, event, data }: ReplyEvent): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Speaks the service's HTTP contract (DESIGN.md, section 5) with canned answers, and serves the built widget. */
export async function startStandIn(widgetFolder: string): Promise<StandIn> {
  const requests: ApiRequest[] = []
  const answered = new Map<string, number>()
  const behaviours: Behaviour[] = []
  const exchanges = new Map<string, Exchange>()
  let conversations = new Set<string>()

  async function sendEvents(response: ServerResponse, exchange: Exchange, after: string | undefined, how: Behaviour) {
    const { conversationId, messageId, said } = exchange
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
    const events = eventsAfter(replyOf(said, conversationId, messageId), after)
    for (const [index, event] of events.entries()) {
      if (index === how.cutAfter) return void response.destroy()
      if (index > 0 && how.pause) await sleep(how.pause)
      response.write(formatEvent(event))
      if (index + 1 === how.cutAfter) await how.hasArrived?.()
    }
    response.end()
  }

  function chat({ body }: ApiRequest, response: ServerResponse) {
    const how = behaviours.shift() ?? {}
    if (how.refuse) {
      const { status, code, message, retryAfter } = how.refuse
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
      return sendJson(response, status, { error: { code, message } })
    }
    const named = textOf(body.conversationId)
    if (named !== undefined && !conversations.has(named)) return notFound(response)
    const messageId = textOf(body.messageId) ?? randomUUID()
    // The same first message opens the same conversation.
    const conversationId = named ?? `${messageId}.signed`
    conversations.add(conversationId)
    const known = exchanges.get(messageId)
    const isKnown = known?.conversationId === conversationId
    const said = isKnown ? known.said : (how.say ?? saidTo(textOf(body.message) ?? '', textOf(body.action)))
    if (!isKnown) answered.set(messageId, (answered.get(messageId) ?? 0) + 1)
    const exchange = { conversationId, messageId, said }
    exchanges.set(messageId, exchange)
    return sendEvents(response, exchange, undefined, how)
  }

  function api(request: ApiRequest, response: ServerResponse) {
    const { method, path, query, lastEventId } = request
    const [, messageId = '', verb] = /^\/api\/chat\/([^/]+)\/(events|stop)$/.exec(path) ?? []
    if (method === 'POST' && path === '/api/chat') return chat(request, response)
    if (path === '/api/departments') return sendJson(response, 200, { departments: [] })
    if (path === '/api/search')
      return sendJson(response, 200, { hits: shelf.map((product) => ({ product, score: 1 })) })
    if (verb !== undefined) {
      const exchange = exchanges.get(decodeURIComponent(messageId))
      if (!exchange || !conversations.has(query.conversationId ?? '')) return notFound(response)
      if (verb === 'stop') return void response.writeHead(204).end()
      return sendEvents(response, exchange, lastEventId, behaviours.shift() ?? {})
    }
    if (path === '/api/handoff') {
      const conversationId = `${textOf(request.body.messageId)}.signed`
      conversations.add(conversationId)
      return sendJson(response, 200, { ...standIn.handoff, conversationId })
    }
    if (path.endsWith('/handoff')) return sendJson(response, 200, standIn.handoff)
    if (method === 'DELETE') {
      const isKnown = conversations.delete(decodeURIComponent(path.split('/').at(-1) ?? ''))
      return isKnown ? void response.writeHead(204).end() : notFound(response)
    }
    if (path === '/api/feedback') {
      return void response.writeHead(204).end()
    }
    return notFound(response)
  }

  async function page(path: string, response: ServerResponse) {
    const inArabic = path === '/launcher-ar'
    if (path === '/launcher' || inArabic) {
      return void response
        .writeHead(200, { 'content-type': types['.html'], 'content-security-policy': policy })
        .end(inArabic ? launcherPage('ar', 'rtl') : launcherPage())
    }
    if (path === '/images/pixel.png') return void response.writeHead(200, { 'content-type': 'image/png' }).end(pixel)
    const name = path === '/' ? 'index.html' : normalize(path)
    const content = await readFile(join(widgetFolder, name)).catch(() => undefined)
    if (!content) return notFound(response)
    const type = types[extname(name)] ?? 'application/octet-stream'
    const headers = { 'content-type': type, 'content-security-policy': policy }
    response.writeHead(200, { ...headers, ...(hashed.test(name) ? forEver : {}) }).end(content)
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse) {
    const url = new URL(incoming.url ?? '/', 'http://stand-in')
    if (!url.pathname.startsWith('/api/')) return page(url.pathname, response)
    const type = incoming.headers['content-type'] ?? ''
    const lastEventId = incoming.headers['last-event-id']
    const request: ApiRequest = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      lastEventId: Array.isArray(lastEventId) ? lastEventId[0] : lastEventId,
      body: await bodyOf(incoming, type),
    }
    requests.push(request)
    if (standIn.isDown) return response.destroy()
    return api(request, response)
  }

  const server = createServer((incoming, response) => void handle(incoming, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const standIn: StandIn = {
    isDown: false,
    handoff: { status: 'passed-on' },
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answered,
    next: (...queued) => void behaviours.push(...queued),
    forget() {
      conversations = new Set()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return standIn
}

async function bodyOf(incoming: IncomingMessage, type: string): Promise<Record<string, unknown>> {
  if (type.startsWith('application/json')) return (await json(incoming)) as Record<string, unknown>
  return type.startsWith('multipart/form-data') ? formFields(incoming) : {}
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const notFound = (response: ServerResponse) =>
  sendJson(response, 404, { error: { code: 'not-found', message: 'This was not found.' } })
