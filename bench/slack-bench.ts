import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderReply } from '../src/channels/slack/render/render-reply.ts'
import type { Reply } from '../src/chat/reply.ts'
import { emptyState } from '../src/understanding/understanding.ts'
import { lamp } from './lamp.ts'
import { median, percentile } from './percentiles.ts'
import { npmStart, removeFolder, type Started } from './process-bench.ts'
import { ms, type Section } from './section.ts'

const signingSecret = 'a-signing-secret-of-the-bench'
const questions = ['wireless mouse under $30', 'desk lamp', 'blue pens', 'a backpack for school', 'cheap headphones']

/** A server that takes whatever the Web API would, and notes when which answer was posted. */
async function startSlack(): Promise<{ server: Server; apiUrl: string; posted: Map<string, number> }> {
  const posted = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const at = performance.now()
    let text = ''
    for await (const chunk of request) text += chunk
    const thread = new URLSearchParams(text).get('thread_ts')
    if (request.url?.endsWith('chat.postMessage') && thread !== null) posted.set(thread, at)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: true, ts: '1.1', bot_id: 'B0BOT', user_id: 'U0BOT' }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, posted }
}

interface Mention {
  ts: string
  body: string
  headers: Record<string, string>
}

let messages = 0
/** A mention as Slack signs it. */
function mention(text: string): Mention {
  messages += 1
  const ts = `1700000000.${String(messages).padStart(6, '0')}`
  // A channel of its own for each: about one message a second goes out to one channel.
  const event = { type: 'app_mention', channel: `C${messages}`, user: 'U0ADA', ts, text: `<@U0BOT> ${text}` }
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T0TEAM', event })
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  }
  return { ts, body, headers }
}

/** Connections that stay open, so that what is measured is the service and not the opening of a hundred sockets. */
const connections = new Agent({ keepAlive: true })

/** Posts a mention and resolves with its id and when it was sent and acknowledged. */
async function post(url: string, { ts, body, headers }: Mention) {
  const sent = performance.now()
  const outgoing = request(`${url}/slack/events`, { method: 'POST', headers, agent: connections })
  outgoing.end(body)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  if (response.statusCode !== 200) throw new Error(`An event was answered with ${response.statusCode}.`)
  return { ts, sent, acknowledged: performance.now() }
}

async function untilPosted(posted: Map<string, number>, ts: string): Promise<number> {
  for (;;) {
    const at = posted.get(ts)
    if (at !== undefined) return at
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** How long the core takes for the same question over HTTP, in milliseconds. */
async function webTurn(url: string, message: string): Promise<number> {
  const sent = performance.now()
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/chat`, { method: 'POST', headers, body: JSON.stringify({ message }) })
  await response.text()
  return performance.now() - sent
}

function renderTime(): number {
  const key = { channel: 'slack', conversationId: 'C1/1.1', messageId: '1.1' } as const
  const products = Array.from({ length: 24 }, (_, n) => lamp(n))
  const reply: Reply = {
    ...key,
    intent: 'product_search',
    state: emptyState(),
    parts: [{ type: 'products', products, total: 24 }],
    trace: { engine: 'sqlite', queries: [] },
  }
  const options = { key, publicUrl: 'https://shop.example', pictures: true, audience: 'conversation' } as const
  const times = Array.from({ length: 2_000 }, (_, n) => {
    const started = performance.now()
    renderReply(reply, { ...options, layout: n % 2 === 0 ? 'modern' : 'classic' })
    return performance.now() - started
  })
  return median(times.slice(500))
}

const question = (n: number): string => questions[n % questions.length] ?? ''

/** Posts a hundred events at once; resolves with how long each waited for its acknowledgement when all are answered. */
async function burst(url: string, posted: Map<string, number>): Promise<number[]> {
  const events = Array.from({ length: 100 }, (_, n) => mention(question(n)))
  const all = await Promise.all(events.map((event) => post(url, event)))
  for (const { ts } of all) await untilPosted(posted, ts)
  return all.map(({ sent, acknowledged }) => acknowledged - sent)
}

/** Slack's events at a service: how soon they are acknowledged, and how soon their answer is on its way. */
async function figuresOf({ url }: Pick<Started, 'url'>, posted: Map<string, number>): Promise<string[][]> {
  for (let n = 0; n < 50; n += 1) await untilPosted(posted, (await post(url, mention(question(n)))).ts)
  // The first ones compile the code and open the connections.
  for (let round = 0; round < 3; round += 1) await burst(url, posted)
  const [waits, cores]: [number[], number[]] = [[], []]
  for (let n = 0; n < 200; n += 1) {
    cores.push(await webTurn(url, question(n)))
    const { ts, sent } = await post(url, mention(question(n)))
    waits.push((await untilPosted(posted, ts)) - sent)
  }
  const acknowledgements: number[] = []
  for (let round = 0; round < 10; round += 1) acknowledgements.push(...(await burst(url, posted)))
  connections.destroy()
  return [
    ['figure', 'Shopclerk', 'on the web', 'aim'],
    ['acknowledgement, 100 events at once, p99', ms(percentile(acknowledgements, 0.99)), '', '≤ 100 ms'],
    ['signed event to the answer’s API call, median', ms(median(waits)), ms(median(cores)), '≤ 15 ms more'],
    ['rendering 24 cards, median', ms(renderTime()), '', '≤ 1 ms'],
  ]
}

/** The service as an app of a workspace, whose Web API is a server of this process. */
export async function benchOnSlack(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const { server, apiUrl, posted } = await startSlack()
  const env = { SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }
  try {
    const service = await npmStart(folder, 'wireless mouse under $30', env)
    const rows = await figuresOf(service, posted)
    await service.stop()
    return { title: 'Slack', rows }
  } finally {
    server.close()
    removeFolder(folder)
  }
}
