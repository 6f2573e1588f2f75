import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import type { Figure } from './figures.ts'
import { median, percentile } from './percentiles.ts'
import type { Curve } from './plots/latency.ts'

/** What a shopper might ask, many times over, each time in a conversation of its own. */
const messages = [
  'wireless mouse under $30',
  'desk lamp',
  'blue pens',
  'a backpack for school',
  'cheap headphones',
  'something for the garden',
]

/** A kept-alive POST of JSON; resolves with the body and how long it took in milliseconds. */
function post(agent: Agent, url: string, body: string): Promise<{ text: string; ms: number }> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve({ text, ms: performance.now() - started })
        else reject(new Error(`${response.statusCode}: ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function turnsInOrder(url: string, turns: number): Promise<{ times: number[]; reply: string }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  let reply = ''
  for (let turn = 0; turn < turns; turn += 1) {
    const { text, ms } = await post(agent, url, JSON.stringify({ message: messages[turn % messages.length] }))
    times.push(ms)
    if (turn % messages.length === 0) reply = text
  }
  agent.destroy()
  return { times, reply }
}

/** Chat turns that a service answers in a second, 16 at a time, over five seconds. */
export async function turnsPerSecond(url: string): Promise<number> {
  const requests = messages.map((message) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  }))
  const { requests: answered, non2xx } = await autocannon({ url, connections: 16, duration: 5, requests })
  if (non2xx > 0) throw new Error(`${non2xx} requests were refused`)
  return answered.average
}

/** A bare Fastify route in a process of its own that sends `body`. */
async function startBareFastify(body: string): Promise<{ url: string; stop(): void }> {
  const child = fork(fileURLToPath(new URL('./bare-fastify.ts', import.meta.url)))
  child.send(body)
  const [url] = await once(child, 'message')
  return { url: String(url), stop: () => void child.kill() }
}

const ms = (value: number): string => `${value.toFixed(2)} ms`

/** Chat turns over HTTP at `url`, beside a bare Fastify route that sends the same bytes. */
export async function benchHttp(url: string): Promise<{ figures: Figure[]; curves: Curve[] }> {
  const warmUp = 300
  const turns = 2_000
  const { times, reply } = await turnsInOrder(`${url}/api/chat`, warmUp + turns)
  const bare = await startBareFastify(reply)
  try {
    const anchor = (await turnsInOrder(bare.url, warmUp + turns)).times.slice(warmUp)
    const own = times.slice(warmUp)
    const [peak, barePeak] = [await turnsPerSecond(`${url}/api/chat`), await turnsPerSecond(bare.url)]
    return {
      figures: [
        { figure: 'chat turn over HTTP, median', value: ms(median(own)), anchor: ms(median(anchor)), aim: '≤ 5 ms' },
        { figure: 'chat turn over HTTP, p99', value: ms(percentile(own, 0.99)), anchor: ms(percentile(anchor, 0.99)) },
        {
          figure: 'chat turns a second, 16 at once',
          value: `${peak.toFixed(0)} (${((peak / barePeak) * 100).toFixed(1)}% of the anchor)`,
          anchor: barePeak.toFixed(0),
          aim: '≥ 5% of the anchor',
        },
      ],
      curves: [
        { name: 'chat turn over HTTP', samples: own },
        { name: 'bare Fastify, same bytes', samples: anchor },
      ],
    }
  } finally {
    bare.stop()
  }
}
