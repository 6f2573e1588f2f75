import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { ReplyEvent } from '../../chat/reply-events.ts'

/** Proxies close a connection that is silent for a minute; a comment each 15 s keeps it. */
const heartbeatMs = 15_000

/** One event in the format of the HTML standard's server-sent events. JSON holds no line break, so one data line is enough. */
export const formatEvent = ({ id, event, data }: ReplyEvent): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * The body of a text/event-stream answer. A client that goes away aborts `abort`; one that reads slowly
 * slows the source down. An error of the source ends the stream without `done`, so the client resumes.
 */
export function eventStream(
  events: AsyncIterable<ReplyEvent>,
  abort: AbortController,
  onError: (error: unknown) => void,
): Readable {
  const stream = new PassThrough()
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs)
  stream.on('close', () => {
    clearInterval(heartbeat)
    abort.abort()
  })
  void pump(events, stream, abort.signal)
    .catch((error: unknown) => {
      if (!abort.signal.aborted) onError(error)
    })
    .finally(() => {
      clearInterval(heartbeat)
      stream.end()
    })
  return stream
}

async function pump(events: AsyncIterable<ReplyEvent>, stream: PassThrough, signal: AbortSignal): Promise<void> {
  for await (const event of events) {
    if (signal.aborted) return
    if (!stream.write(formatEvent(event))) await once(stream, 'drain', { signal })
  }
}
