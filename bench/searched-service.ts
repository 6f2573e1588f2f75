import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import type { Product } from '../src/catalogue/product.ts'
import type { Part } from '../src/chat/reply.ts'
import { loadConfig } from '../src/config.ts'
import type { SearchType } from '../src/search/search.ts'
import type { EvaluationSet } from './evaluation-set.ts'
import type { OwnCatalogue } from './own-catalogue.ts'

/** The whole service, asked over HTTP without a network between. */
export interface SearchedService {
  /** The ids of the ten best products. Throws an Error when the service refuses. */
  search(text: string, type: SearchType): Promise<string[]>
  /** The same, with the milliseconds that the queries of the search took in it. */
  ask(text: string, type: SearchType): Promise<{ ids: string[]; tookMs: number }>
  /** What the chat shows in answer to one message after the other, of one conversation: ids, the last answer's. */
  chat(...messages: string[]): Promise<string[]>
  /** The parts of the answer to one message. */
  parts(message: string): Promise<Part[]>
  /** The things of the list in a picture; none where none is seen. */
  listIn(picture: Uint8Array): Promise<{ text: string; quantity: number }[]>
  /**
   * Resolves once products are found by vectors. `text` is any that should find something.
   * Throws an Error when it takes too long.
   */
  vectorsReady(text: string, withinMs?: number): Promise<void>
  /** What the service has written. */
  dataDir: string
}

/** Vectors of 20,000 products are made in well under a minute; more is a hang. */
const vectorsWithinMs = 180_000

/**
 * Runs `work` against the service with this catalogue loaded, in a folder that is removed afterwards; with `cluster` on
 * that, in a catalogue of its own that is removed as well.
 */
export async function withService<T>(
  { catalogue, format }: Pick<EvaluationSet, 'catalogue' | 'format'>,
  work: (service: SearchedService) => Promise<T>,
  cluster?: OwnCatalogue,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-evaluate-'))
  const env = {
    ...{ DATA_DIR: folder, CATALOGUE: catalogue, CATALOGUE_FORMAT: format, LOG_LEVEL: 'silent' },
    ...cluster?.environment,
  }
  // Nothing listens here, and threads that search do not keep a process alive.
  const alive = setInterval(() => undefined, 60_000)
  let app: FastifyInstance | undefined
  try {
    app = await buildApp(loadConfig(env))
    await app.ready()
    await app.catalogueLoaded
    return await work(serviceOf(app, folder))
  } finally {
    clearInterval(alive)
    try {
      await app?.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
      await cluster?.remove()
    }
  }
}

/** The part of the service that is asked. */
export type Injected = Pick<FastifyInstance, 'inject'>

export const serviceOf = (app: Injected, dataDir: string): SearchedService => ({
  dataDir,
  ask: (text, type) => searched(app, text, type),
  search: async (text, type) => (await searched(app, text, type)).ids,
  chat: async (...messages) => productsIn((await chatted(app, messages))?.parts ?? []),
  parts: async (message) => (await chatted(app, [message]))?.parts ?? [],
  listIn: (picture) => listIn(app, picture),
  vectorsReady: (text, withinMs = vectorsWithinMs) => vectorsReady(app, text, withinMs),
})

async function listIn(app: Injected, picture: Uint8Array): Promise<{ text: string; quantity: number }[]> {
  const form = new FormData()
  form.set('image', new Blob([Uint8Array.from(picture)]), 'photo.jpg')
  const { headers, body } = new Request('http://localhost', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: '/api/search/image',
    headers: Object.fromEntries(headers),
    payload: Buffer.from(await new Response(body).arrayBuffer()),
  })
  if (response.statusCode !== 200)
    throw new Error(`A picture was answered with ${response.statusCode}: ${response.body}`)
  return response.json<{ items?: { text: string; quantity: number }[] }>().items ?? []
}

interface SearchBody {
  hits: { product: Product }[]
  trace: { queries: { kind: string; tookMs: number }[] }
}

interface Searched {
  ids: string[]
  /** Of the queries that the search sent. */
  kinds: string[]
  tookMs: number
}

/** What the service answers while a cluster is too busy to search, and how long that is waited for. */
const resting = 503
const [mostRests, restMs] = [60, 1_000]

async function searched(app: Injected, text: string, type: SearchType): Promise<Searched> {
  const query = { q: text, limit: '10', type }
  const ask = () => app.inject({ method: 'GET', url: '/api/search', query })
  let response = await ask()
  for (let rests = 0; response.statusCode === resting && rests < mostRests; rests++) {
    await sleep(restMs)
    response = await ask()
  }
  if (response.statusCode !== 200) {
    throw new Error(`GET /api/search?type=${type} answered ${response.statusCode} to '${text}': ${response.body}`)
  }
  const { hits, trace } = response.json<SearchBody>()
  return {
    ids: hits.map(({ product }) => product.id),
    kinds: trace.queries.map(({ kind }) => kind),
    tookMs: trace.queries.reduce((sum, query) => sum + query.tookMs, 0),
  }
}

async function vectorsReady(app: Injected, text: string, withinMs: number): Promise<void> {
  const startedAt = performance.now()
  for (;;) {
    const { ids, kinds } = await searched(app, text, 'vector')
    if (ids.length > 0 && kinds.includes('vector')) return
    const passed = performance.now() - startedAt
    if (passed > withinMs) throw new Error(`After ${Math.round(passed / 1_000)} s nothing is found by vectors.`)
    await sleep(100)
  }
}

interface ReplyBody {
  conversationId: string
  parts: Part[]
}

const productsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.type === 'products' ? part.products.map(({ id }) => id) : []))

async function chatted(app: Injected, messages: readonly string[]): Promise<ReplyBody | undefined> {
  let reply: ReplyBody | undefined
  for (const message of messages) {
    const payload = { message, ...(reply === undefined ? {} : { conversationId: reply.conversationId }) }
    const response = await app.inject({ method: 'POST', url: '/api/chat', payload })
    if (response.statusCode !== 200)
      throw new Error(`POST /api/chat answered ${response.statusCode} to '${message}': ${response.body}`)
    reply = response.json<ReplyBody>()
  }
  return reply
}
