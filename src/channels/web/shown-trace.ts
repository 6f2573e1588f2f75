import type { Reply } from '../../chat/reply.ts'
import type { ReplyEvent } from '../../chat/reply-events.ts'
import { replyJson } from '../../chat/reply-json.ts'
import type { Trace } from '../../search/search.ts'

/** What callers are shown of how an answer was found: all of it, or, with `SHOW_QUERIES=off`, no query. */
export interface ShownTrace {
  trace(trace: Trace): Trace
  /** A reply as JSON. */
  reply(reply: Reply): string
  events(events: AsyncIterable<ReplyEvent>): AsyncIterable<ReplyEvent>
}

/** A stored reply was made JSON of for the store: the same text is sent. */
const everything: ShownTrace = { trace: (trace) => trace, reply: replyJson, events: (events) => events }

const withoutQueries = (trace: Trace): Trace => ({ ...trace, queries: [] })

async function* eventsWithoutQueries(events: AsyncIterable<ReplyEvent>): AsyncGenerator<ReplyEvent> {
  for await (const event of events) {
    yield event.event === 'done'
      ? { ...event, data: { ...event.data, trace: withoutQueries(event.data.trace) } }
      : event
  }
}

const noQuery: ShownTrace = {
  trace: withoutQueries,
  reply: (reply) => JSON.stringify({ ...reply, trace: withoutQueries(reply.trace) }),
  events: eventsWithoutQueries,
}

export const shownTrace = (showQueries: boolean): ShownTrace => (showQueries ? everything : noQuery)
