import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventStream } from '../../../src/channels/web/event-stream.ts'
import type { ReplyEvent } from '../../../src/chat/reply-events.ts'

const part = (index: number): ReplyEvent => ({
  id: `${index}`,
  event: 'part',
  data: { index, part: { type: 'text', text: 'line\nbreak' } },
})

async function* parts(count: number): AsyncGenerator<ReplyEvent> {
  for (let index = 0; index < count; index += 1) yield part(index)
}

const noError = (error: unknown): void => {
  throw error
}

describe('eventStream', () => {
  afterEach(() => void vi.useRealTimers())

  it('writes each event in the format of the standard', async () => {
    const body = await text(eventStream(parts(2), new AbortController(), noError))
    expect(body.split('\n\n')[0]).toBe(`id: 0\nevent: part\ndata: ${JSON.stringify(part(0).data)}`)
    expect(body.match(/^event: /gm)).toHaveLength(2)
  })

  it('keeps a finished answer whole for a reader who comes late', async () => {
    vi.useFakeTimers()
    const stream = eventStream(parts(3), new AbortController(), noError)
    // Past several heartbeats, with nobody reading.
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect((await text(stream)).match(/^event: /gm)).toHaveLength(3)
  })

  it('aborts its source when the reader goes away', async () => {
    const abort = new AbortController()
    const stream = eventStream(parts(1_000_000), abort, noError)
    stream.destroy()
    await vi.waitFor(() => expect(abort.signal.aborted).toBe(true))
  })

  it('ends without done when its source fails, and says why', async () => {
    const errors: unknown[] = []
    const failing = async function* (): AsyncGenerator<ReplyEvent> {
      yield part(0)
      throw new Error('engine gone')
    }
    const body = await text(eventStream(failing(), new AbortController(), (error) => errors.push(error)))
    expect(body).not.toMatch(/event: done/)
    expect(errors).toEqual([new Error('engine gone')])
  })
})
