import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryEmbeddingCache } from '../../src/models/embedding-cache.ts'
import { type OpenAiEmbedderOptions, openOpenAiEmbedder, type Patience } from '../../src/models/openai-embedder.ts'
import { EmbeddingError } from '../../src/search/embedder.ts'

const key = 'sk-secret-of-the-shop'

interface Asked {
  model: string
  input: string[]
  dimensions?: number
  encoding_format: string
}
type Answer = (response: ServerResponse, asked: Asked) => void

let server: Server
let asked: Asked[]
let headers: IncomingMessage['headers'][]
let times: number[]
/** What the stand-in does with each request in turn; the last one with all that follow. */
let answers: Answer[]

beforeEach(async () => {
  asked = []
  headers = []
  times = []
  answers = [good]
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    asked.push(body)
    headers.push(request.headers)
    times.push(performance.now())
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    answer?.(response, body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const json = (response: ServerResponse, status: number, body: unknown, more: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...more })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** A vector that tells texts apart: 3, 4 and the text's length, which is 5 for 'hello'. */
const vectorOf = (text: string): number[] => [3, 4, 0, 0, 0, 0, 0, text.length]

/** In an order that is not the question's. */
const good: Answer = (response, { input }) => {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
  json(response, 200, { object: 'list', data: data.reverse(), model: 'm', usage: {} })
}

const error = (code: string): unknown => ({ error: { message: `Bad key ${key}\nand a second line`, code } })

const quick: Patience = { timeout: 2_000, retries: 2, longestWait: 1_500 }

const open = (options: Partial<OpenAiEmbedderOptions> = {}, signal?: AbortSignal) =>
  openOpenAiEmbedder(
    {
      apiKey: key,
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      model: 'small-model',
      dimensions: 8,
      cache: createMemoryEmbeddingCache(1_000),
      patience: { query: quick, document: quick },
      ...options,
    },
    signal,
  )

/** The error of embedding one text: one line, without the key. */
async function failure(options: Partial<OpenAiEmbedderOptions> = {}): Promise<string> {
  const embedder = await open(options)
  const error: unknown = await embedder.embed(['hello'], 'query').then(
    () => 'no error',
    (error) => error,
  )
  expect(error).toBeInstanceOf(EmbeddingError)
  const { message } = error as EmbeddingError
  expect(message).not.toMatch(/\n/)
  expect(message.length).toBeLessThan(120)
  expect(`${message} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain(key)
  return message
}

const alone = { patience: { query: { ...quick, retries: 0 }, document: quick } }

describe('An embedder behind an endpoint', () => {
  it('answers with vectors of length 1 in the order of the texts', async () => {
    const embedder = await open()
    const [hello, hi] = await embedder.embed(['hello', 'hi'], 'document')
    expect(embedder.space).toEqual({
      embedder: `openai:small-model@127.0.0.1:${(server.address() as AddressInfo).port}`,
      dimensions: 8,
    })
    expect(Math.hypot(...(hello ?? []))).toBeCloseTo(1)
    expect((hello?.[7] ?? 0) / (hello?.[0] ?? 1)).toBeCloseTo(5 / 3)
    expect((hi?.[7] ?? 0) / (hi?.[0] ?? 1)).toBeCloseTo(2 / 3)
    expect(asked).toEqual([{ model: 'small-model', input: ['hello', 'hi'], dimensions: 8, encoding_format: 'float' }])
    expect(headers[0]?.authorization).toBe(`Bearer ${key}`)
  })

  it('asks for no text twice, nor for one that says nothing', async () => {
    const embedder = await open()
    const first = await embedder.embed(['hello', '  ', 'hello', ''], 'document')
    const second = await embedder.embed(['hello'], 'query')
    expect(asked.map(({ input }) => input)).toEqual([['hello']])
    expect(first[1]).toBeUndefined()
    expect(first[3]).toBeUndefined()
    expect(first[2]).toEqual(first[0])
    expect(second[0]).toEqual(first[0])
  })

  it('keeps vectors of another model apart, and does not trust one of other dimensions', async () => {
    const cache = createMemoryEmbeddingCache(10)
    await (await open({ cache })).embed(['hello'], 'query')
    await (await open({ cache, model: 'large-model' })).embed(['hello'], 'query')
    expect(asked).toHaveLength(2)
    const wrong = { get: async () => [new Float32Array(3)], set: async () => undefined }
    const [vector] = await (await open({ cache: wrong })).embed(['hello'], 'query')
    expect(vector).toHaveLength(8)
  })

  it('stays within the limits of a request', async () => {
    const embedder = await open()
    const long = Array.from({ length: 300 }, (_, i) => `${i} ${'ü'.repeat(1_000)}`)
    const vectors = await embedder.embed([...long, `x${'é'.repeat(20_000)}`], 'document')
    expect(vectors.every((vector) => vector?.length === 8)).toBe(true)
    expect(asked.length).toBeGreaterThan(2)
    for (const { input } of asked) {
      expect(input.length).toBeLessThanOrEqual(2_048)
      expect(Buffer.byteLength(input.join(''))).toBeLessThanOrEqual(300_000)
      for (const text of input) {
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_192)
        expect(text).not.toContain('\ufffd')
      }
    }
  })

  it('asks for one vector when the number of dimensions is not known, and sends no option then', async () => {
    const embedder = await openOpenAiEmbedder({
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      model: 'own-model',
      cache: createMemoryEmbeddingCache(10),
    })
    expect(embedder.space.dimensions).toBe(8)
    expect(asked[0]).not.toHaveProperty('dimensions')
  })
})

describe('An endpoint that fails', () => {
  it('is asked again when it is busy or breaks down, and then works', async () => {
    answers = [(response) => json(response, 503, 'busy'), (response) => response.destroy(), good]
    const [vector] = await (await open()).embed(['hello'], 'document')
    expect(vector).toHaveLength(8)
    expect(asked).toHaveLength(3)
  })

  it('is not asked more often than was said', async () => {
    answers = [(response) => json(response, 500, error('server_error'))]
    expect(await failure()).toBe('The embeddings endpoint answered with status 500, server_error.')
    expect(asked).toHaveLength(3)
  })

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('is left alone as long as it asks in %s', async (_, after) => {
    const longer = { ...quick, longestWait: 5_000 }
    answers = [(response) => json(response, 429, error('rate_limit'), { 'retry-after': after() }), good]
    await (await open({ patience: { query: longer, document: longer } })).embed(['hello'], 'query')
    // A date has whole seconds: of two, at least one is left. Timers may be a few milliseconds early.
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950)
  })

  it('that asks for more patience than there is, is not asked again', async () => {
    answers = [(response) => json(response, 429, error('rate_limit'), { 'retry-after': '3600' })]
    expect(await failure()).toBe('The embeddings endpoint takes no more requests for now (429, rate_limit).')
    expect(asked).toHaveLength(1)
  })

  it('whose account is spent is not asked again', async () => {
    answers = [(response) => json(response, 429, error('insufficient_quota'))]
    expect(await failure()).toContain('insufficient_quota')
    expect(asked).toHaveLength(1)
  })

  it('that refuses the key is named so, and not asked again', async () => {
    answers = [(response) => json(response, 401, error('invalid_api_key'))]
    expect(await failure()).toBe('The embeddings endpoint refuses the key (401, invalid_api_key).')
    expect(asked).toHaveLength(1)
  })

  it('that never answers is given up in time', async () => {
    answers = [() => undefined]
    const short = { timeout: 100, retries: 1, longestWait: 10 }
    expect(await failure({ patience: { query: short, document: short } })).toBe(
      'The embeddings endpoint did not answer within 0.1 s.',
    )
    expect(asked).toHaveLength(2)
  })

  it('that stops in the midst of its answer is given up in time', async () => {
    answers = [(response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":[')]
    const short = { timeout: 150, retries: 0, longestWait: 10 }
    expect(await failure({ patience: { query: short, document: short } })).toContain('did not answer within 0.15 s')
  })

  it('that is down', async () => {
    expect(await failure({ ...alone, baseUrl: 'http://127.0.0.1:9/v1' })).toBe(
      'The embeddings endpoint cannot be reached.',
    )
  })

  const list = (embeddings: unknown[]): string =>
    JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) })
  it.each<[string, string, string]>([
    ['other dimensions', list([[1, 2]]), 'with 2 dimensions where 8 were asked for'],
    ['too few vectors', list([]), 'with 0 vectors to 1 texts'],
    ['too many vectors', list([vectorOf('a'), vectorOf('b')]), 'with 2 vectors to 1 texts'],
    ['a vector of another text', '{"data":[{"index":7,"embedding":[1]}]}', 'left out the vector of text 0'],
    ['NaN', '{"data":[{"index":0,"embedding":[NaN,1,1,1,1,1,1,1]}]}', 'no JSON'],
    ['infinity', '{"data":[{"index":0,"embedding":[1e999,1,1,1,1,1,1,1]}]}', 'endpoint answered with'],
    ['null for a number', list([[null, 1, 1, 1, 1, 1, 1, 1]]), 'no list of vectors'],
    ['a vector of zeros', list([[0, 0, 0, 0, 0, 0, 0, 0]]), 'of no direction'],
    ['broken JSON', '{"data":[{"index":0,"embe', 'no JSON'],
    ['another shape', '{"embeddings":[[1,2]]}', 'no list of vectors'],
    ['null', 'null', 'no list of vectors'],
    ['a page of 1 MB', `"${'x'.repeat(2 ** 20)}"`, 'no list of vectors'],
  ])('answers with %s', async (_, body, message) => {
    answers = [(response) => json(response, 200, body)]
    expect(await failure(alone)).toContain(message)
  })

  it('answers with an error page of 1 MB', async () => {
    answers = [(response) => void response.writeHead(400, { 'content-type': 'text/html' }).end('<p>'.repeat(350_000))]
    expect(await failure()).toBe('The embeddings endpoint answered with status 400.')
  })

  it('sends without end', async () => {
    const chunk = 'x'.repeat(2 ** 20)
    answers = [
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const more = (): void => {
          if (!response.destroyed) response.write(chunk, more)
        }
        more()
      },
    ]
    const slow = { timeout: 30_000, retries: 0, longestWait: 10 }
    expect(await failure({ patience: { query: slow, document: slow } })).toContain('more than 32 MB')
  }, 40_000)

  it('is no longer waited for when the caller gives up', async () => {
    answers = [(response) => json(response, 429, error('rate_limit'), { 'retry-after': '30' })]
    const patient = { timeout: 30_000, retries: 3, longestWait: 60_000 }
    const embedder = await open({ patience: { query: patient, document: patient } })
    const stopping = new AbortController()
    const embedding = embedder.embed(['hello'], 'document', stopping.signal)
    setTimeout(() => stopping.abort(new Error('stopped')), 200)
    await expect(embedding).rejects.toThrow('stopped')
  })
})

describe('The cache in memory', () => {
  it('lets go what was used longest ago', async () => {
    const cache = createMemoryEmbeddingCache(2)
    const vector = (value: number): Float32Array => Float32Array.of(value)
    await cache.set([
      ['a', vector(1)],
      ['b', vector(2)],
    ])
    await cache.get(['a'])
    await cache.set([['c', vector(3)]])
    expect(await cache.get(['a', 'b', 'c'])).toEqual([vector(1), undefined, vector(3)])
  })
})
