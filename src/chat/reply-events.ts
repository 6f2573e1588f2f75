import { crc32 } from 'node:zlib'
import type { Trace } from '../search/search.ts'
import type { Intent, State } from '../understanding/understanding.ts'
import type { MessageKey } from './message.ts'
import type { Part, Reply } from './reply.ts'

/**
 * A reply as a stream. `meta` comes first and means: begin anew. `part` sets parts[index]; `delta`
 * appends to parts[index].text. `state` in `meta` is the state as far as the message decides it;
 * the one that holds is in `done`, which comes only when the reply is stored.
 */
export type ReplyEvent =
  | { id: string; event: 'meta'; data: Pick<MessageKey, 'conversationId' | 'messageId'> & Opening }
  | { id: string; event: 'part'; data: { index: number; part: Part } }
  | { id: string; event: 'delta'; data: { index: number; text: string } }
  | { id: string; event: 'done'; data: { state: State; trace: Trace } }

export interface Opening {
  intent: Intent
  state: State
}

/** A reply as far as it has come. */
export interface ReplyProgress extends Pick<MessageKey, 'conversationId' | 'messageId'> {
  /** Undefined until the message is understood. */
  opening: Opening | undefined
  parts: readonly Part[]
  /** Whether the last part is a text that may still grow. */
  growing: boolean
  /** Set when the reply is whole. */
  closing: { state: State; trace: Trace } | undefined
}

/**
 * How much of a reply a client has: all parts before `index` and, when `offset` is set, that many
 * UTF-16 units of the text of part `index`. `sum` is a checksum of all before part `index`.
 */
export type Position =
  | { at: 'start' }
  | { at: 'parts'; index: number; offset: number | undefined; sum: number }
  | { at: 'end' }

export const startOfReply: Position = { at: 'start' }

const doneId = 'done'

/**
 * Ids are `meta`, a part's index (`2`), or an index and how much of its text is out (`0:57`), with a
 * checksum of everything up to there. An id thus says what its client has seen, and holds only for a
 * reply that begins the same: when an answer had to be made again after a crash and came out
 * differently, the client begins anew instead of joining two answers.
 */
const idOf = (place: string, sum: number): string => `${place}-${sum.toString(36)}`

const sumOfText = (text: string, before: number): number => crc32(`text:${text}`, before)

const sumOfPart = (part: Part, before: number): number =>
  part.type === 'text' ? sumOfText(part.text, before) : crc32(JSON.stringify(part), before)

/** The events that take a client from `from` to all there is, and where it is then. */
export function advance(progress: ReplyProgress, from: Position): { events: ReplyEvent[]; position: Position } {
  const { opening, parts, growing, closing, conversationId, messageId } = progress
  const events: ReplyEvent[] = []
  if (from.at === 'end' || opening === undefined) return { events, position: from }
  let position = from
  if (position.at === 'start') {
    position = { at: 'parts', index: 0, offset: undefined, sum: crc32(opening.intent) }
    events.push({ id: idOf('meta', position.sum), event: 'meta', data: { conversationId, messageId, ...opening } })
  }
  for (const part of parts.slice(position.index)) {
    const isOpen = growing && position.index === parts.length - 1
    const event = partEvent(part, position, isOpen)
    if (event !== undefined) events.push(event)
    if (isOpen && part.type === 'text') position = { ...position, offset: part.text.length }
    else position = { ...position, index: position.index + 1, offset: undefined, sum: sumOfPart(part, position.sum) }
  }
  if (closing === undefined) return { events, position }
  events.push({ id: doneId, event: 'done', data: closing })
  return { events, position: { at: 'end' } }
}

/** What is new of the part at `position`; undefined when nothing is. */
function partEvent(part: Part, position: Position & { at: 'parts' }, isOpen: boolean): ReplyEvent | undefined {
  const { index, offset, sum } = position
  const through = part.type === 'text' ? idOf(`${index}:${part.text.length}`, sumOfText(part.text, sum)) : undefined
  if (offset === undefined || part.type !== 'text') {
    const id = isOpen && through !== undefined ? through : idOf(`${index}`, sumOfPart(part, sum))
    return { id, event: 'part', data: { index, part } }
  }
  if (part.text.length <= offset || through === undefined) return undefined
  return { id: through, event: 'delta', data: { index, text: part.text.slice(offset) } }
}

/** Where a client is that got the event `lastEventId` last. An id that is not of this reply's is the start. */
export function positionOf(progress: ReplyProgress, lastEventId: string | undefined): Position {
  const { opening, parts, closing } = progress
  if (lastEventId === doneId && closing !== undefined) return { at: 'end' }
  const [, place, indexText, offsetText, sumText] =
    /^(meta|(\d{1,6})(?::(\d{1,9}))?)-([0-9a-z]{1,7})$/.exec(lastEventId ?? '') ?? []
  if (opening === undefined || sumText === undefined) return startOfReply
  const seen = Number.parseInt(sumText, 36)
  const sum = crc32(opening.intent)
  if (place === 'meta') return seen === sum ? { at: 'parts', index: 0, offset: undefined, sum } : startOfReply
  return positionInParts(parts, { index: Number(indexText), offset: offsetText, seen }, sum)
}

function positionInParts(
  parts: readonly Part[],
  { index, offset, seen }: { index: number; offset: string | undefined; seen: number },
  opening: number,
): Position {
  const part = parts[index]
  if (part === undefined) return startOfReply
  const sum = parts.slice(0, index).reduce((before, earlier) => sumOfPart(earlier, before), opening)
  if (offset === undefined) {
    const after = sumOfPart(part, sum)
    return after === seen ? { at: 'parts', index: index + 1, offset: undefined, sum: after } : startOfReply
  }
  const length = Number(offset)
  if (part.type !== 'text' || part.text.length < length) return startOfReply
  const isSame = sumOfText(part.text.slice(0, length), sum) === seen
  return isSame ? { at: 'parts', index, offset: length, sum } : startOfReply
}

export const progressOf = (reply: Reply): ReplyProgress => ({
  conversationId: reply.conversationId,
  messageId: reply.messageId,
  opening: { intent: reply.intent, state: reply.state },
  parts: reply.parts,
  growing: false,
  closing: { state: reply.state, trace: reply.trace },
})

/**
 * The events of a whole reply that follow `lastEventId`: all of them when it is undefined or not of
 * this reply, none after `done`.
 */
export function eventsAfter(reply: Reply, lastEventId: string | undefined): ReplyEvent[] {
  const progress = progressOf(reply)
  return advance(progress, positionOf(progress, lastEventId)).events
}
