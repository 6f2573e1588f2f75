import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { limitLabels } from '../answers/limit-labels.ts'
import type { Handoff, HandoffOutcome, HandoffRequest } from '../chat/handoff.ts'
import type { StateStore, Turn } from '../chat/state-store.ts'
import { contactIn } from '../understanding/contact.ts'
import { emptyState } from '../understanding/understanding.ts'
import { type ReadTurn, transcriptOf } from './transcript.ts'

/** What the shop's people get: the JSON body that is posted to `HANDOFF_WEBHOOK`. */
export const HandoffTicket = Type.Object({
  /** The same for the same conversation with nothing new in it; also sent as Idempotency-Key. */
  id: Type.String(),
  /** ISO 8601. */
  requestedAt: Type.String(),
  channel: Type.String(),
  conversationId: Type.String(),
  /** Who asks, as their platform names them; nobody has a name on the web. */
  userId: Type.Optional(Type.String()),
  locale: Type.Optional(Type.String()),
  /** Where the shopper can be reached, as they wrote it; nobody has checked it. */
  contact: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  /** What was being looked for, and within which limits, in words. */
  search: Type.Optional(Type.Object({ words: Type.String(), limits: Type.Array(Type.String()) })),
  messages: Type.Array(
    Type.Object({
      from: Type.Union([Type.Literal('shopper'), Type.Literal('shopclerk')]),
      at: Type.String(),
      text: Type.String(),
      products: Type.Optional(
        Type.Array(Type.Object({ id: Type.String(), title: Type.String(), price: Type.Optional(Type.String()) })),
      ),
    }),
  ),
})
export type HandoffTicket = Static<typeof HandoffTicket>

/** Delivers a ticket. Rejects when it is not known to have arrived. */
export type SendTicket = (ticket: HandoffTicket, signal: AbortSignal) => Promise<void>

/** Delivers to each of `senders`, and has only done so when all have it; undefined for none. */
export function toAll(senders: readonly SendTicket[]): SendTicket | undefined {
  if (senders.length === 0) return undefined
  return async (ticket, signal) => {
    await Promise.all(senders.map((send) => send(ticket, signal)))
  }
}

export interface HandoffOptions {
  store: StateStore
  /** ISO 4217, for the limits in words. */
  currency(): Promise<string>
  /** Undefined: the shop has named no place to pass conversations to. */
  send: SendTicket | undefined
  /** Told why a ticket did not arrive. */
  onFailure(error: unknown): void
}

/** Turns that are passed on at most: the newest. */
const mostTurns = 200
/** Tickets that are remembered, so that a second press makes no second one; the receiver has the id for the rest. */
const mostRemembered = 10_000

/**
 * Passes conversations on with all that was said. Two requests with nothing said between them make one ticket, also when
 * they come at once; after a restart the ticket's id tells the receiver. A ticket that did not arrive is not kept: who
 * asked is told so, and can ask again.
 */
export function createHandoff({ store, currency, send, onFailure }: HandoffOptions): Handoff {
  const sent = new Map<string, Promise<boolean>>()

  async function deliver(ticket: HandoffTicket, signal: AbortSignal): Promise<boolean> {
    try {
      await send?.(ticket, signal)
      return true
    } catch (error) {
      onFailure(error)
      return false
    }
  }

  /** Undefined for a conversation that was forgotten meanwhile. */
  async function ticketOf(request: HandoffRequest): Promise<HandoffTicket | undefined> {
    const { channel, conversationId, locale, reason } = request
    const [turns, stored] = await Promise.all([store.turns(conversationId, mostTurns), store.state(conversationId)])
    if (stored === 'deleted') return undefined
    const read = await Promise.all(turns.map((turn) => readTurn(store, turn)))
    const state = stored ?? emptyState()
    const contact = request.contact ?? contactIn(read.map(({ text }) => text))
    const limits = limitLabels(state, await currency()).map(({ label }) => label)
    const userId = turns.at(-1)?.message.userId
    const isSearching = state.terms.length > 0 || limits.length > 0
    return {
      id: ticketId(conversationId, read, [contact, reason]),
      requestedAt: new Date().toISOString(),
      channel,
      conversationId,
      ...(userId === undefined || channel === 'web' ? {} : { userId }),
      ...(locale === undefined ? {} : { locale }),
      ...(contact === undefined ? {} : { contact }),
      ...(reason === undefined ? {} : { reason }),
      ...(isSearching ? { search: { words: state.terms.join(' '), limits } } : {}),
      messages: transcriptOf(read),
    }
  }

  async function request(request: HandoffRequest): Promise<HandoffOutcome> {
    if (send === undefined) return { status: 'not-configured' }
    const ticket = await ticketOf(request)
    if (ticket === undefined) return { status: 'failed' }
    const contact = ticket.contact === undefined ? {} : { contact: ticket.contact }
    const known = sent.get(ticket.id)
    // Whoever asks while it is under way learns what became of it, and sends nothing of their own.
    if (known !== undefined) return { status: (await known) ? 'already' : 'failed', ...contact }
    const delivery = deliver(ticket, request.signal)
    remember(sent, ticket.id, delivery)
    if (await delivery) return { status: 'passed-on', ...contact }
    if (sent.get(ticket.id) === delivery) sent.delete(ticket.id)
    return { status: 'failed', ...contact }
  }

  return {
    isConfigured: send !== undefined,
    request,
    async wasRequested(conversationId) {
      const turns = await store.turns(conversationId, mostTurns)
      return turns.some(({ reply }) => reply?.intent === 'handoff')
    },
  }
}

function remember(sent: Map<string, Promise<boolean>>, id: string, delivery: Promise<boolean>): void {
  sent.set(id, delivery)
  const [oldest] = sent.keys()
  if (sent.size > mostRemembered && oldest !== undefined) sent.delete(oldest)
}

/**
 * The same for the same conversation with nothing new in it. Asking for a person again says nothing new, unless more is
 * told with it; its own answer is not stored yet when it is asked the first time.
 */
function ticketId(conversationId: string, turns: readonly ReadTurn[], given: readonly (string | undefined)[]): string {
  const said = turns.filter(({ text, reply }, index) => {
    const isAsking = reply === undefined ? index === turns.length - 1 : reply.intent === 'handoff'
    return !isAsking || tellsMore(text)
  })
  const told = JSON.stringify([conversationId, said.at(-1)?.message.messageId ?? '', ...given])
  return createHash('sha256').update(told).digest('hex').slice(0, 32)
}

/** 'a human please, now!!!' says nothing but that; an order number, or a few words more, is something to pass on. */
const mostWordsOfAsking = 8
const tellsMore = (text: string): boolean => /\d/.test(text) || text.trim().split(/\s+/u).length > mostWordsOfAsking

/** What a pressed button says is stored apart from the message. */
async function readTurn(store: StateStore, turn: Turn): Promise<ReadTurn> {
  const { text, action, conversationId } = turn.message
  if (text !== '' || action === undefined) return { ...turn, text }
  const meaning = await store.action(conversationId, action)
  return { ...turn, text: meaning !== undefined && 'text' in meaning ? meaning.text : '(a button was pressed)' }
}
