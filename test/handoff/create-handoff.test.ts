import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ChatMessage } from '../../src/chat/message.ts'
import { openSqliteStateStore } from '../../src/chat/stores/sqlite/sqlite-state-store.ts'
import { createHandoff, HandoffTicket, type SendTicket } from '../../src/handoff/create-handoff.ts'
import { emptyState, type Intent } from '../../src/understanding/understanding.ts'

const isTicket = Compile(HandoffTicket)
const signal = new AbortController().signal

/** A shop's desk that takes tickets as `send` says, and a conversation to hand over. */
async function desk(send: SendTicket = async () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-handoff-'))
  const store = await openSqliteStateStore(join(folder, 'state.db'))
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const tickets: HandoffTicket[] = []
  const failures: unknown[] = []
  const handoff = createHandoff({
    store,
    currency: async () => 'USD',
    async send(ticket, abort) {
      await send(ticket, abort)
      tickets.push(ticket)
    },
    onFailure: (error) => failures.push(error),
  })
  let count = 0

  async function hears(text: string, conversationId = 'talk'): Promise<ChatMessage> {
    const message: ChatMessage = {
      channel: 'web',
      conversationId,
      messageId: `m${++count}`,
      userId: 'u',
      text,
      pictures: [],
      receivedAt: count,
    }
    await store.admit(message, 'one')
    return message
  }
  async function answers(message: ChatMessage, intent: Intent): Promise<void> {
    const { conversationId, messageId } = message
    const trace = { engine: 'sqlite' as const, queries: [] }
    const reply = { conversationId, messageId, intent, state: emptyState(), parts: [], trace }
    await store.commitAnswer({ message, reply, actions: new Map() }, 'one')
  }
  const request = (conversationId = 'talk') => handoff.request({ channel: 'web', conversationId, signal })
  return {
    store,
    handoff,
    tickets,
    failures,
    request,
    /** Something said in the chat, and answered. */
    async chats(text: string): Promise<void> {
      await answers(await hears(text), 'product_search')
    },
    /** A person is asked for in the chat. */
    async asks(text: string) {
      const message = await hears(text)
      const outcome = await request()
      await answers(message, 'handoff')
      return outcome
    },
  }
}

describe('a conversation that is handed over', () => {
  it('makes one ticket, however often a person is asked for', async () => {
    const { chats, asks, request, tickets } = await desk()
    await chats('desk lamp')
    expect((await asks('a human please')).status).toBe('passed-on')
    expect((await asks('HUMAN! now!!')).status).toBe('already')
    expect((await request()).status).toBe('already')
    expect(tickets).toHaveLength(1)
  })

  it('is handed over again when more is told with the second asking', async () => {
    const { chats, asks, tickets } = await desk()
    await chats('desk lamp')
    await asks('a human please')
    expect((await asks('a human: my order 4711 is lost')).status).toBe('passed-on')
    expect((await asks('i want a person because nobody has written to me since the lamp came')).status).toBe(
      'passed-on',
    )
    expect((await asks('person!')).status).toBe('already')
    expect(tickets).toHaveLength(3)
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(3)
  })

  it('is handed over again with a contact, and says which', async () => {
    const { asks, tickets } = await desk()
    expect(await asks('a human please')).toEqual({ status: 'passed-on' })
    expect(await asks('ada@mail.example')).toEqual({ status: 'passed-on', contact: 'ada@mail.example' })
    expect(await asks('ada@mail.example')).toEqual({ status: 'already', contact: 'ada@mail.example' })
    expect(tickets.map(({ contact }) => contact)).toEqual([undefined, 'ada@mail.example'])
  })

  it('has the same id after a restart, for the receiver to know it by', async () => {
    const { store, chats, asks, tickets } = await desk()
    await chats('desk lamp')
    await asks('a human please')
    const again: HandoffTicket[] = []
    const restarted = createHandoff({
      store,
      currency: async () => 'USD',
      send: async (ticket) => void again.push(ticket),
      onFailure: () => undefined,
    })
    await restarted.request({ channel: 'web', conversationId: 'talk', signal })
    expect(again.map(({ id }) => id)).toEqual(tickets.map(({ id }) => id))
  })

  it('is not said to have arrived when it has not, and can be tried again', async () => {
    let isUp = false
    const { asks, tickets, failures } = await desk(async () => {
      if (!isUp) throw new Error('down')
    })
    expect((await asks('a human please')).status).toBe('failed')
    expect(failures).toHaveLength(1)
    isUp = true
    expect((await asks('a human please')).status).toBe('passed-on')
    expect(tickets).toHaveLength(1)
  })

  it('is tried once for all who ask at once', async () => {
    let tries = 0
    const { chats, request } = await desk(async () => {
      tries++
      await new Promise((resolve) => setTimeout(resolve, 20))
      throw new Error('down')
    })
    await chats('desk lamp')
    const pressed = await Promise.all([request(), request(), request()])
    expect(pressed.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed'])
    expect(tries).toBe(1)
    await request()
    expect(tries).toBe(2)
  })

  it('is not sent when it was forgotten', async () => {
    const { store, chats, request, tickets } = await desk()
    await chats('desk lamp')
    await store.deleteConversation('talk')
    expect((await request()).status).toBe('failed')
    expect(tickets).toEqual([])
  })

  it('knows whether a person was asked for', async () => {
    const { handoff, chats, asks } = await desk()
    await chats('desk lamp')
    expect(await handoff.wasRequested('talk')).toBe(false)
    await asks('a human please')
    expect(await handoff.wasRequested('talk')).toBe(true)
  })

  it('makes one ticket of any text, asked twice at once and once more', async () => {
    const { store, handoff, tickets } = await desk()
    let n = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        async (texts) => {
          const conversationId = `any ${++n}`
          for (const [index, text] of texts.entries()) {
            const base = { channel: 'web' as const, conversationId, messageId: `m${index}`, userId: 'u' }
            await store.admit({ ...base, text, pictures: [], receivedAt: index }, 'one')
          }
          const before = tickets.length
          const ask = () => handoff.request({ channel: 'web', conversationId, signal })
          const both = await Promise.all([ask(), ask()])
          expect(both.map(({ status }) => status).sort()).toEqual(['already', 'passed-on'])
          expect((await ask()).status).toBe('already')
          expect(tickets.length).toBe(before + 1)
          expect(isTicket.Check(tickets.at(-1))).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})
