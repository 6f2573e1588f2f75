import { describe, expect, it } from 'vitest'
import type { Answerer } from '../../src/chat/answer.ts'
import { collect, echo, keyOfMessage, outcomeOf, reassemble, writtenMessage } from '../fixtures/chat.ts'

import { gatedAnswerer, replyIn, textsOf, useChats } from '../fixtures/chats.ts'

const chats = useChats()

describe('the events of a reply', () => {
  const never = new AbortController().signal
  const streaming: Answerer = async ({ emit, emitText, state }) => {
    emit({ type: 'notice', kind: 'note', text: 'One moment.' })
    for (const word of ['Here ', 'are ', 'some ', 'mice.']) {
      emitText(word)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    emit({ type: 'text', text: 'Whole.' })
    emitText('Anew.')
    return outcomeOf(state)
  }

  it('come live, end with done, and make the very reply that is stored', async () => {
    const chat = await chats.start(streaming)
    const message = writtenMessage('mouse')
    await chat.submit(message)
    const events = await collect(chat.eventsAfter(keyOfMessage(message), undefined, never))
    expect(events.map(({ event }) => event)).toEqual([
      ...['meta', 'part', 'part', 'delta', 'delta', 'delta', 'part', 'part'],
      'done',
    ])
    const stored = await chats.store.reply(keyOfMessage(message))
    expect(reassemble(events)).toEqual(stored)
    expect(stored?.parts.map((part) => ('text' in part ? part.text : ''))).toEqual([
      ...['One moment.', 'Here are some mice.', 'Whole.', 'Anew.'],
    ])
  })

  it('come to each of many readers, early, late, slow or after the end', async () => {
    const chat = await chats.start(streaming)
    const message = writtenMessage('mouse')
    await chat.submit(message)
    const key = keyOfMessage(message)
    const slowly = async () => {
      const seen = []
      for await (const event of chat.eventsAfter(key, undefined, never)) {
        seen.push(event)
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
      return seen
    }
    const early = [collect(chat.eventsAfter(key, undefined, never)), slowly()]
    await new Promise((resolve) => setTimeout(resolve, 12))
    const late = [collect(chat.eventsAfter(key, undefined, never))]
    const all = await Promise.all([...early, ...late])
    const stored = await chats.store.reply(key)
    all.push(await collect(chat.eventsAfter(key, undefined, never)))
    for (const events of all) expect(reassemble(events)).toEqual(stored)
  })

  it('go on after a broken connection, while it is made and after', async () => {
    const chat = await chats.start(streaming)
    const message = writtenMessage('mouse')
    await chat.submit(message)
    const key = keyOfMessage(message)
    const had = []
    for await (const event of chat.eventsAfter(key, undefined, never)) {
      had.push(event)
      if (had.length === 4) break
    }
    const live = await collect(chat.eventsAfter(key, had.at(-1)?.id, never))
    const stored = await chats.store.reply(key)
    expect(reassemble(live, reassemble(had))).toEqual(stored)
    expect(live.some(({ event }) => event === 'meta')).toBe(false)
    const later = await collect(chat.eventsAfter(key, had.at(-1)?.id, never))
    expect(reassemble(later, reassemble(had))).toEqual(stored)
    expect(await collect(chat.eventsAfter(key, 'done', never))).toEqual([])
  })

  it('end quietly when the reader goes, and do not end the answer', async () => {
    const { answerer, begun, open } = gatedAnswerer()
    const chat = await chats.start(answerer)
    const message = writtenMessage('mouse')
    const submission = await chat.submit(message)
    await begun
    const leaving = new AbortController()
    const reading = collect(chat.eventsAfter(keyOfMessage(message), undefined, leaving.signal))
    leaving.abort()
    expect((await reading).length).toBeLessThanOrEqual(1)
    open()
    expect(textsOf(await replyIn(submission))).toEqual(['Done: mouse'])
  })

  it('of an unknown message are a 404', async () => {
    const chat = await chats.start(echo)
    const key = keyOfMessage(writtenMessage('never sent'))
    await expect(collect(chat.eventsAfter(key, undefined, never))).rejects.toMatchObject({ status: 404 })
    await expect(chat.stop(key)).rejects.toMatchObject({ status: 404 })
    expect(await chat.isKnown(key)).toBe(false)
  })

  it('are refused beyond a bound of readers', async () => {
    const { answerer, begun, open } = gatedAnswerer()
    const chat = await chats.start(answerer, { limits: { followers: 2 } })
    const message = writtenMessage('mouse')
    await chat.submit(message)
    await begun
    const key = keyOfMessage(message)
    const readers = [1, 2].map(() => collect(chat.eventsAfter(key, undefined, never)))
    await new Promise((resolve) => setTimeout(resolve, 10))
    await expect(collect(chat.eventsAfter(key, undefined, never))).rejects.toMatchObject({ status: 503 })
    open()
    for (const events of await Promise.all(readers)) expect(events.at(-1)?.event).toBe('done')
  })

  it('begin anew when what is stored is not what was said', async () => {
    const chat = await chats.start(async ({ emit, state }) => {
      emit({ type: 'text', text: 'This is never stored.' })
      await new Promise((resolve) => setTimeout(resolve, 10))
      return outcomeOf(state, [{ kind: 'keyword', why: 'words', request: 10n, tookMs: 1 }])
    })
    const message = writtenMessage('mouse')
    await chat.submit(message)
    const events = await collect(chat.eventsAfter(keyOfMessage(message), undefined, never))
    expect(events.map(({ event }) => event)).toEqual(['meta', 'part', 'meta', 'part', 'done'])
    expect(reassemble(events)).toEqual(await chats.store.reply(keyOfMessage(message)))
  })
})
