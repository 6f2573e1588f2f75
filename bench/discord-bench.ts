import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import { renderTimeOnDiscord } from './discord-render-time.ts'
import { median, percentile } from './percentiles.ts'
import { npmStart, removeFolder, type Started } from './process-bench.ts'
import { ms, type Section } from './section.ts'

const application = '1000000000000000001'
const questions = ['wireless mouse under $30', 'desk lamp', 'blue pens', 'a backpack for school', 'cheap headphones']
/** What somebody types, letter by letter. */
const typed = ['wireless mouse', 'desk lamp', 'office chair black', 'usb c cable', 'running shoes', 'coffee grinder']

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const publicHex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')

/** A server that takes whatever Discord's API would, and notes when which answer came. */
async function startDiscord(): Promise<{ server: Server; apiUrl: string; answered: Map<string, number> }> {
  const answered = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const at = performance.now()
    for await (const _ of request);
    const token = /\/webhooks\/\d+\/([^/]+)\/messages\/@original$/.exec(request.url ?? '')?.[1]
    if (token !== undefined) answered.set(token, at)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: application, verify_key: publicHex }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, answered }
}

let interactions = 0
function interaction(type: number, subcommand: string, options: object[]) {
  interactions += 1
  const id = String(((BigInt(Date.now()) - 1_420_070_400_000n) << 22n) + BigInt(interactions))
  // A person of their own for each: the messages of one conversation wait for each other.
  const user = { id: String(2_000_000_000 + interactions) }
  return {
    ...{ id, application_id: application, type, token: `token-${interactions}`, version: 1, context: 0 },
    ...{ channel_id: '3000000000', guild_id: '4000000000', member: { user } },
    data: { id: '5', name: 'shop', type: 1, options: [{ name: subcommand, type: 1, options }] },
  }
}

const option = (name: string, value: string) => ({ name, type: 3, value })

type Signed = ReturnType<typeof signed>

function signed(given: ReturnType<typeof interaction>) {
  const body = JSON.stringify(given)
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex')
  const headers = {
    'content-type': 'application/json',
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': signature,
  }
  return { token: given.token, body, headers }
}

interface Answered {
  token: string
  sent: number
  /** Milliseconds until the response. */
  took: number
  response: { type: number; data?: { choices?: unknown[] } }
}

/** Posts a signed interaction. */
async function post(url: string, { token, body, headers }: Signed): Promise<Answered> {
  const sent = performance.now()
  const response = await fetch(`${url}/discord/interactions`, { method: 'POST', headers, body })
  const text = await response.text()
  const took = performance.now() - sent
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`)
  return { token, sent, took, response: JSON.parse(text) as Answered['response'] }
}

async function untilAnswered(answered: Map<string, number>, token: string): Promise<number> {
  for (;;) {
    const at = answered.get(token)
    if (at !== undefined) return at
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

const question = (n: number): Signed =>
  signed(interaction(2, 'ask', [option('message', questions[n % questions.length] ?? '')]))
const ask = (url: string, n: number) => post(url, question(n))

/** A hundred at once; they are signed before, so that they do not wait for each other here. */
function hundred(url: string, one: (n: number) => Signed): Promise<Answered[]> {
  const all = Array.from({ length: 100 }, (_, n) => one(n))
  return Promise.all(all.map((each) => post(url, each)))
}

/** How soon interactions are deferred, a hundred at once, and how soon one is answered. */
async function deferrals({ url }: Started, answered: Map<string, number>) {
  for (let n = 0; n < 50; n += 1) await untilAnswered(answered, (await ask(url, n)).token)
  const waits: number[] = []
  for (let n = 0; n < 200; n += 1) {
    const { token, sent } = await ask(url, n)
    waits.push((await untilAnswered(answered, token)) - sent)
  }
  const [times, pings]: [number[], number[]] = [[], []]
  for (let round = 0; round < 6; round += 1) {
    const anchors = await hundred(url, () => signed(interaction(1, 'ping', [])))
    const all = await hundred(url, question)
    if (all.some(({ response }) => response.type !== 5)) throw new Error('An interaction was not deferred.')
    // In the first the connections are opened.
    if (round > 0) {
      pings.push(...anchors.map(({ took }) => took))
      times.push(...all.map(({ took }) => took))
    }
    for (const { token } of all) await untilAnswered(answered, token)
  }
  return { times, pings, waits }
}

/** How soon choices come for each letter that is typed. */
async function autocompletes({ url }: Started): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 6; round += 1) {
    for (const words of typed) {
      for (let length = 1; length <= words.length; length += 1) {
        const focused = { ...option('product', words.slice(0, length)), focused: true }
        const { took, response } = await post(url, signed(interaction(4, 'product', [focused])))
        if (response.data?.choices === undefined) throw new Error('No choices came.')
        // What the first of all asks for is read once for a catalogue.
        if (round > 0) times.push(took)
      }
    }
  }
  return times
}

/** The service as an application of Discord by HTTP, whose API is a server of this process, with 20,000 products. */
export async function benchOnDiscord(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-bench-'))
  const { server, apiUrl, answered } = await startDiscord()
  const catalogue = join(folder, 'catalogue.jsonl')
  await writeDemoCatalogue(catalogue, { count: 20_000, seed: 1 })
  const env = {
    DISCORD_BOT_TOKEN: 'MTAw.bench.token',
    DISCORD_PUBLIC_KEY: publicHex,
    DISCORD_API_URL: apiUrl,
    CATALOGUE: catalogue,
  }
  try {
    const service = await npmStart(folder, 'wireless mouse under $30', env)
    // What is learned of a catalogue at its first start takes the machine's time.
    await service.vectorsReady('something to write with')
    const { times, pings, waits } = await deferrals(service, answered)
    const choices = await autocompletes(service)
    await service.stop()
    const rows = [
      ['figure', 'Shopclerk', 'a PING, alike', 'aim'],
      [
        'signature and deferral, 100 interactions at once, p99',
        ms(percentile(times, 0.99)),
        ms(percentile(pings, 0.99)),
        '≤ 50 ms',
      ],
      ['signed interaction to the answer’s API call, median', ms(median(waits)), '', ''],
      ['autocomplete on 20,000 products, p99', ms(percentile(choices, 0.99)), '', '≤ 50 ms'],
      ['rendering 24 cards, median', ms(renderTimeOnDiscord()), '', '≤ 1 ms'],
    ]
    return { title: 'Discord', rows }
  } finally {
    server.close()
    removeFolder(folder)
  }
}
