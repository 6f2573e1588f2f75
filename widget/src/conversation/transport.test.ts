import { describe, expect, test } from 'vitest'
import { parseStreamEvent } from './protocol.ts'
import { ChatTransport, ConnectionError, NotTheShopError, type ReceivedEvent, ServiceError } from './transport.ts'

interface Call {
  url: string
  init: RequestInit
}

const endpoint = new URL('https://clerk.example/base/')
const { signal } = new AbortController()

function transportTo(answer: (call: Call) => Response | Promise<Response>, idleTimeout = 1_000) {
  const calls: Call[] = []
  const transport = new ChatTransport({
    parser: async () => parseStreamEvent,
    endpoint,
    idleTimeout,
    fetch: async (url, init = {}) => {
      const call = { url: String(url), init }
      calls.push(call)
      return answer(call)
    },
  })
  return { transport, calls }
}

function streamOf(...chunks: string[]): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk))
      controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
}

async function all(events: AsyncIterable<ReceivedEvent>): Promise<ReceivedEvent[]> {
  const received: ReceivedEvent[] = []
  for await (const event of events) received.push(event)
  return received
}

test('a message is posted as JSON below the endpoint, and its events are read across chunks', async () => {
  const { transport, calls } = transportTo(() =>
    streamOf(
      'id: a\nevent: meta\ndata: {"conversationId":"c","int',
      'ent":"refine"}\n\nid: b\nevent: delta\ndata: {"index":0,"text":"h\u00e9"}\n\n: still here\n\nevent: novelty\ndata: {}\n\n',
    ),
  )
  const received = await all(transport.send({ message: 'hello', messageId: 'm' }, signal))
  expect(calls[0]?.url).toBe('https://clerk.example/base/api/chat')
  expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ message: 'hello', messageId: 'm' })
  expect(calls[0]?.init.headers).toMatchObject({ accept: 'text/event-stream', 'content-type': 'application/json' })
  expect(received).toEqual([
    { id: 'a', event: { type: 'meta', conversationId: 'c', intent: 'refine' } },
    { id: 'b', event: { type: 'delta', index: 0, text: 'hé' } },
  ])
})

test('the rest of an answer is asked for by its conversation and its last event', async () => {
  const { transport, calls } = transportTo(() => streamOf(''))
  await all(transport.resume({ messageId: 'm/1', conversationId: 'c.s=' }, '2:5-x', signal))
  expect(calls[0]?.url).toBe('https://clerk.example/base/api/chat/m%2F1/events?conversationId=c.s%3D')
  expect(calls[0]?.init.headers).toMatchObject({ 'last-event-id': '2:5-x' })
})

describe('what goes wrong', () => {
  const failing = async (response: () => Response | Promise<Response>) =>
    all(transportTo(response, 50).transport.send({ message: 'x', messageId: 'm' }, signal)).catch((error) => error)
  const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status })

  test('an error of the service keeps its status and its message', async () => {
    const error = await failing(() => json({ error: { code: 'invalid-input', message: 'Too long.' } }, 400))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({ status: 400, message: 'Too long.' })
  })

  test('a defect of the service says nothing of the inside; one that is busy says so', async () => {
    expect(await failing(() => json({ error: { code: 'internal', message: 'SQLITE_BUSY' } }, 500))).toMatchObject({
      status: 500,
      said: undefined,
    })
    expect(
      await failing(() => json({ error: { code: 'too-busy', message: 'Please try again in a moment.' } }, 503)),
    ).toMatchObject({
      message: 'Please try again in a moment.',
    })
    expect(await failing(() => new Response('<html>', { status: 502 }))).toMatchObject({ status: 502 })
  })

  test('an answer that is no event stream is not the service', async () => {
    expect(await failing(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }))).toBeInstanceOf(
      NotTheShopError,
    )
  })

  test('a connection that is refused, breaks or falls silent is a connection error', async () => {
    const refused = () => Promise.reject(new TypeError('fetch failed'))
    const breaking = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) }), {
        headers: { 'content-type': 'text/event-stream' },
      })
    expect(await failing(refused)).toBeInstanceOf(ConnectionError)
    expect(await failing(breaking)).toBeInstanceOf(ConnectionError)
  })

  test('silence ends the wait', async () => {
    const { transport } = transportTo(
      ({ init }) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        }),
      30,
    )
    await expect(all(transport.send({ message: 'x', messageId: 'm' }, signal))).rejects.toBeInstanceOf(ConnectionError)
  })
})

test('stop and feedback go to their routes', async () => {
  const { transport, calls } = transportTo(() => new Response(null, { status: 204 }))
  await transport.stop({ messageId: 'm', conversationId: 'c' })
  await transport.sendFeedback({ messageId: 'm', conversationId: 'c' }, 'down')
  expect(calls.map(({ url, init }) => `${init.method} ${url.slice(endpoint.href.length)}`)).toEqual([
    'POST api/chat/m/stop?conversationId=c',
    'POST api/feedback',
  ])
  expect(JSON.parse(String(calls[1]?.init.body))).toEqual({ messageId: 'm', conversationId: 'c', rating: 'down' })
})
