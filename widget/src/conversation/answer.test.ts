import { describe, expect, test } from 'vitest'
import { answerEvents } from './answer.ts'
import type { StreamEvent } from './protocol.ts'
import { type ChatTransport, ConnectionError, type ReceivedEvent, ServiceError } from './transport.ts'

type Step = { events: [string, StreamEvent][]; fails?: Error }

const meta: [string, StreamEvent] = ['meta', { type: 'meta', conversationId: 'c', intent: 'refine' }]
const delta = (id: string, text: string): [string, StreamEvent] => [id, { type: 'delta', index: 0, text }]
const done: [string, StreamEvent] = ['done', { type: 'done', trace: undefined }]

/** A transport whose requests are answered by the steps in turn. */
function scripted(...steps: Step[]) {
  const requests: string[] = []
  async function* play(request: string): AsyncGenerator<ReceivedEvent> {
    requests.push(request)
    const step = steps.shift()
    if (!step) throw new ConnectionError()
    for (const [id, event] of step.events) yield { id, event }
    if (step.fails) throw step.fails
  }
  const transport: Pick<ChatTransport, 'send' | 'resume'> = {
    send: ({ messageId, conversationId }) => play(`send ${messageId} ${conversationId ?? '-'}`),
    resume: ({ messageId }, lastEventId) => play(`resume ${messageId} after ${lastEventId ?? '-'}`),
  }
  return { transport: transport as ChatTransport, requests }
}

async function follow(
  transport: ChatTransport,
  { conversationId, resumeAfter }: { conversationId?: string; resumeAfter?: { lastEventId: string } } = {},
) {
  const waits: number[] = []
  const received: string[] = []
  const request = { message: 'hello', messageId: 'm', conversationId }
  const { signal } = new AbortController()
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  let error: unknown
  try {
    for await (const { id } of answerEvents(transport, request, { signal, resumeAfter, wait })) received.push(id ?? '')
  } catch (caught) {
    error = caught
  }
  return { received, waits, error }
}

test('an answer that comes whole is asked for once', async () => {
  const { transport, requests } = scripted({ events: [meta, delta('0:1', 'a'), done] })
  expect(await follow(transport)).toEqual({ received: ['meta', '0:1', 'done'], waits: [], error: undefined })
  expect(requests).toEqual(['send m -'])
})

describe('a stream that breaks', () => {
  test('goes on after its last event, and is not sent again', async () => {
    const { transport, requests } = scripted(
      { events: [meta, delta('0:1', 'a')], fails: new ConnectionError() },
      { events: [], fails: new ServiceError(503, 'busy') },
      { events: [delta('0:2', 'b'), done] },
    )
    const { received, error } = await follow(transport)
    expect(received).toEqual(['meta', '0:1', '0:2', 'done'])
    expect(error).toBeUndefined()
    expect(requests).toEqual(['send m -', 'resume m after 0:1', 'resume m after 0:1'])
  })

  test('also when it ends without done', async () => {
    const { transport, requests } = scripted({ events: [meta] }, { events: [done] })
    expect((await follow(transport)).received).toEqual(['meta', 'done'])
    expect(requests).toEqual(['send m -', 'resume m after meta'])
  })

  test('before meta is asked for with the same id', async () => {
    const { transport, requests } = scripted({ events: [], fails: new ConnectionError() }, { events: [meta, done] })
    expect((await follow(transport, { conversationId: 'c' })).received).toEqual(['meta', 'done'])
    expect(requests).toEqual(['send m c', 'send m c'])
  })

  test('and whose rest is gone is asked for with the same id', async () => {
    const { transport, requests } = scripted(
      { events: [meta], fails: new ConnectionError() },
      { events: [], fails: new ServiceError(404, 'gone') },
      { events: [meta, done] },
    )
    expect((await follow(transport)).received).toEqual(['meta', 'meta', 'done'])
    expect(requests).toEqual(['send m -', 'resume m after meta', 'send m c'])
  })

  test('ten times and more is followed to its end, as long as it goes on', async () => {
    const cuts = Array.from({ length: 12 }, (_, index): Step => {
      return { events: [delta(`0:${index}`, 'a')], fails: new ConnectionError() }
    })
    const { transport, requests } = scripted({ events: [meta], fails: new ConnectionError() }, ...cuts, {
      events: [done],
    })
    const { received, error } = await follow(transport)
    expect(error).toBeUndefined()
    expect(received).toHaveLength(14)
    expect(requests.at(-1)).toBe('resume m after 0:11')
  })

  test('and begins anew each time is given up', async () => {
    const anew = Array.from({ length: 300 }, (): Step => ({ events: [meta], fails: new ConnectionError() }))
    const { transport, requests } = scripted(...anew)
    expect((await follow(transport)).error).toBeInstanceOf(ConnectionError)
    expect(requests).toHaveLength(7)
  })

  test('while there is no network waits for it, without a try', async () => {
    const { transport, requests } = scripted({ events: [meta], fails: new ConnectionError() }, { events: [done] })
    const waits: number[] = []
    const events = answerEvents(
      transport,
      { message: 'x', messageId: 'm' },
      {
        signal: new AbortController().signal,
        wait: async () => undefined,
        online: async () => void waits.push(requests.length),
      },
    )
    const ids: (string | undefined)[] = []
    for await (const { id } of events) ids.push(id)
    expect([ids, waits]).toEqual([['meta', 'done'], [1]])
  })

  test('is given up after growing waits', async () => {
    const { transport, requests } = scripted({ events: [meta], fails: new ConnectionError() })
    const { waits, error } = await follow(transport)
    expect(error).toBeInstanceOf(ConnectionError)
    expect(requests).toHaveLength(7)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  })
})

test('a shop that cannot be reached is tried for about a second', async () => {
  const { transport, requests } = scripted()
  const { waits, error } = await follow(transport)
  expect(error).toBeInstanceOf(ConnectionError)
  expect(requests).toEqual(['send m -', 'send m -', 'send m -'])
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(2_000)
})

test.each([400, 403, 404, 429, 500, 503])(
  'a message that is refused with %d is not sent again by itself',
  async (status) => {
    const { transport, requests } = scripted({ events: [], fails: new ServiceError(status, 'no') })
    expect((await follow(transport, { conversationId: 'c' })).error).toMatchObject({ status })
    expect(requests).toHaveLength(1)
  },
)

test('after a reload the rest of an answer is asked for', async () => {
  const { transport, requests } = scripted({ events: [done] })
  await follow(transport, { conversationId: 'c', resumeAfter: { lastEventId: '1-x' } })
  expect(requests).toEqual(['resume m after 1-x'])
})

test('nothing is tried any more once it is aborted', async () => {
  const abort = new AbortController()
  const { transport, requests } = scripted({ events: [meta], fails: new ConnectionError() })
  const events = answerEvents(transport, { message: 'x', messageId: 'm' }, { signal: abort.signal })
  await events.next()
  abort.abort(new Error('stopped'))
  await expect(events.next()).rejects.toThrow('stopped')
  expect(requests).toHaveLength(1)
})

test('a wait ends with the signal', async () => {
  const abort = new AbortController()
  const { transport } = scripted()
  const events = answerEvents(transport, { message: 'x', messageId: 'm' }, { signal: abort.signal })
  const next = events.next()
  setTimeout(() => abort.abort(new Error('stopped')), 20)
  await expect(next).rejects.toThrow('stopped')
})
