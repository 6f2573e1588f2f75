import type { Reply } from '../../../chat/reply.ts'
import { display, payload, small } from './components.ts'
import { discordLimits } from './limits.ts'
import type { ComponentsPayload } from './message-payload.ts'
import { codeBlock, codeBlockExtra, cut, cutLiteral, inline } from './text.ts'

type Query = Reply['trace']['queries'][number]

/** Queries that are shown; an answer sends some. */
const mostQueries = 8
/** Characters of what a query is for. */
const longestWhy = 200
/** Characters of all that is said around one query: its kind, its time, marks. */
const around = longestWhy + 100

/** The queries that an answer sent, as they were sent; for the one who asks to see them. */
export function renderQuery({ trace }: Pick<Reply, 'trace'>): ComponentsPayload {
  const shown = trace.queries.slice(0, mostQueries)
  const rest = trace.queries.length - shown.length
  let room = discordLimits.displayText - 100
  const texts = shown.map((query, at) => {
    // What a short query leaves is there for the ones after it.
    const text = queryText(query, trace.engine, Math.floor(room / (shown.length - at)))
    room -= text.length
    return display(text)
  })
  if (texts.length === 0) return payload([display('I searched nothing for this answer.')])
  return payload([...texts, ...(rest > 0 ? [display(small(`… and ${rest} more queries`))] : [])])
}

/** At most `most` characters. */
function queryText({ kind, why, request, tookMs }: Query, engine: string, most: number): string {
  const room = most - around - codeBlockExtra
  const json = asJson(request)
  const code = codeBlock(json.length > room ? cut(json, room) : json, 'json')
  return `**${kind}** ${cutLiteral(inline(why), longestWhy)}\n${code}\n${small(`${engine}, ${tookMs.toFixed(1)} ms`)}`
}

/** As JSON, in which a backtick may as well be written as an escape: the block does not end before it does. */
const asJson = (request: unknown): string => (JSON.stringify(request, null, 2) ?? '–').replaceAll('`', '\\u0060')
