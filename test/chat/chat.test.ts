import { describe, expect, it } from 'vitest'
import type { Answerer } from '../../src/chat/answer.ts'
import { createChat, type Submission } from '../../src/chat/chat.ts'
import {
  alteredStore,
  answerersOf,
  echo,
  keyOfMessage,
  literalUnderstander,
  outcomeOf,
  writtenMessage,
} from '../fixtures/chat.ts'

import { gatedAnswerer, replyIn, replyTo, textsOf, useChats } from '../fixtures/chats.ts'

const chats = useChats()

describe('a message', () => {
  it('is understood, answered, and its state kept for the next one', async () => {
    const befores: string[][] = []
    const chat = await chats.start(async ({ state, before, emit }) => {
      befores.push(before.terms)
      emit({ type: 'text', text: `Looking for ${state.terms.join(' ')}` })
      return outcomeOf({ ...state, results: ['p1'] }, [{ kind: 'keyword', why: 'words', request: 1, tookMs: 1 }])
    })
    const message = writtenMessage('red mouse')
    const submission = await chat.submit(message)
    expect(submission.status).toBe('new')
    const reply = await replyIn(submission)
    expect(reply).toMatchObject({
      conversationId: message.conversationId,
      messageId: message.messageId,
      intent: 'product_search',
      state: { terms: ['red', 'mouse'], results: ['p1'] },
      parts: [{ type: 'text', text: 'Looking for red mouse' }],
      trace: { queries: [{ why: 'words' }] },
    })
    await replyTo(chat, writtenMessage('keyboard'))
    expect(befores).toEqual([[], ['red', 'mouse']])
    expect(await chats.store.state('talk')).toMatchObject({ terms: ['keyboard'] })
  })

  it('that comes four times at once is answered once, and all get that answer', async () => {
    let answers = 0
    const chat = await chats.start(async (context) => {
      answers += 1
      return echo(context)
    })
    const message = writtenMessage('mouse')
    const submissions = await Promise.all([1, 2, 3, 4].map(() => chat.submit({ ...message })))
    expect(submissions.map(({ status }) => status)).toEqual(['new', 'pending', 'pending', 'pending'])
    const replies = await Promise.all(submissions.map(replyIn))
    for (const reply of replies) expect(reply).toEqual(replies[0])
    const later = await chat.submit(message)
    expect(later.status).toBe('answered')
    expect(await replyIn(later)).toEqual(replies[0])
    expect(answers).toBe(1)
  })

  it('is answered once when it comes to two processes at once', async () => {
    let answers = 0
    const slow: Answerer = async (context) => {
      answers += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      return echo(context)
    }
    const one = await chats.start(slow)
    const two = await chats.start(slow, { store: await chats.openStore() })
    const message = writtenMessage('mouse')
    const submissions = await Promise.all([one.submit(message), two.submit(message)])
    expect(submissions.map(({ status }) => status).toSorted()).toEqual(['new', 'pending'])
    const [first, second] = await Promise.all(submissions.map(replyIn))
    expect(first).toEqual(second)
    expect(answers).toBe(1)
  })

  it('is answered in the order of its conversation, fifty conversations side by side', async () => {
    let running = 0
    let most = 0
    const answered = new Map<string, string[]>()
    const chat = await chats.start(async (context) => {
      const { conversationId, text } = context.message
      running += 1
      most = Math.max(most, running)
      // Longer than twenty turns of a busy machine's loop take, each of which begins one.
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 5))
      running -= 1
      answered.set(conversationId, [...(answered.get(conversationId) ?? []), text])
      return echo(context)
    })
    const texts = ['a', 'b', 'c', 'd', 'e']
    const submissions: Promise<Submission>[] = []
    for (const text of texts) {
      for (let i = 0; i < 50; i += 1)
        submissions.push(chat.submit(writtenMessage(text, { conversationId: `talk ${i}` })))
    }
    await Promise.all((await Promise.all(submissions)).map(replyIn))
    expect([...answered.values()]).toEqual(Array.from({ length: 50 }, () => texts))
    expect(most).toBeGreaterThan(20)
  })

  it('keeps its place when the store answers admissions out of order', async () => {
    const order: string[] = []
    let delay = 30
    const store = alteredStore(chats.store, {
      async admit(message, owner) {
        delay -= 10
        await new Promise((resolve) => setTimeout(resolve, delay))
        return chats.store.admit(message, owner)
      },
    })
    const chat = await chats.start(
      async (context) => {
        order.push(context.message.text)
        return echo(context)
      },
      { store },
    )
    const submissions = await Promise.all(['a', 'b', 'c'].map((text) => chat.submit(writtenMessage(text))))
    await Promise.all(submissions.map(replyIn))
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('that cannot be admitted is refused and leaves no trace: sent again it is answered', async () => {
    let failures = 1
    const store = alteredStore(chats.store, {
      async admit(message, owner) {
        if (failures-- > 0) throw new Error('disk full')
        return chats.store.admit(message, owner)
      },
    })
    const chat = await chats.start(echo, { store })
    await expect(chat.submit(writtenMessage('mouse'))).rejects.toThrow('disk full')
    expect(chat.load()).toEqual({ waiting: 0, conversations: 0, undelivered: 0 })
    expect(textsOf(await replyTo(chat, writtenMessage('mouse')))).toEqual(['You said: mouse'])
  })

  it('is not taken before the start and after the end', async () => {
    const options = { understander: literalUnderstander, answerers: answerersOf(echo), deliverers: [], log: chats.log }
    const chat = createChat({ store: chats.store, engine: 'sqlite', ...options })
    await expect(chat.submit(writtenMessage('early'))).rejects.toMatchObject({ status: 503, code: 'shutting-down' })
    await chat.start()
    await chat.close()
    await expect(chat.submit(writtenMessage('late'))).rejects.toMatchObject({ status: 503, code: 'shutting-down' })
    expect(await chats.store.isPending(writtenMessage('late'))).toBe(false)
  })
})

describe('when too much waits', () => {
  it('one conversation is refused beyond its bound, with nothing stored, and others are not', async () => {
    const { answerer, open } = gatedAnswerer()
    const chat = await chats.start(answerer, { limits: { waitingInConversation: 3 } })
    const taken = await Promise.all(['1', '2', '3'].map((text) => chat.submit(writtenMessage(text))))
    await expect(chat.submit(writtenMessage('4'))).rejects.toMatchObject({ status: 503, code: 'too-busy' })
    expect(await chat.isKnown(keyOfMessage(writtenMessage('4')))).toBe(false)
    expect((await chat.submit(writtenMessage('1', { conversationId: 'another' }))).status).toBe('new')
    open()
    await Promise.all(taken.map(replyIn))
    expect((await chat.submit(writtenMessage('4'))).status).toBe('new')
  })

  it('everybody is refused beyond the bound of all, and what is known already needs no room', async () => {
    const { answerer, open } = gatedAnswerer()
    const chat = await chats.start(answerer, { limits: { waiting: 2, waitingInConversation: 2 } })
    const old = writtenMessage('old')
    const first = await chat.submit(old)
    open()
    await replyIn(first)

    const { answerer: blocked, open: unblock } = gatedAnswerer()
    const full = await chats.start(blocked, { limits: { waiting: 2, waitingInConversation: 2 } })
    const one = await full.submit(writtenMessage('1', { conversationId: 'a' }))
    await full.submit(writtenMessage('2', { conversationId: 'b' }))
    await expect(full.submit(writtenMessage('3', { conversationId: 'c' }))).rejects.toMatchObject({
      code: 'too-busy',
      retryAfterSeconds: expect.any(Number),
    })
    expect((await full.submit(writtenMessage('1', { conversationId: 'a' }))).status).toBe('pending')
    expect((await full.submit(old)).status).toBe('answered')
    unblock()
    await replyIn(one)
  })

  it('a thousand may wait, twenty of them in one conversation, unless told otherwise', async () => {
    const { answerer, open } = gatedAnswerer()
    const chat = await chats.start(answerer)
    const submit = (i: number, conversation: number) =>
      chat.submit(writtenMessage(`${i}`, { conversationId: `talk ${conversation}` }))
    const taken: Submission[] = []
    for (let i = 0; i < 1_000; i += 1) taken.push(await submit(i, Math.floor(i / 20)))
    await expect(submit(1_000, 60)).rejects.toMatchObject({ code: 'too-busy' })
    open()
    await Promise.all(taken.map(replyIn))
    for (let i = 0; i < 20; i += 1) taken.push(await submit(2_000 + i, 0))
  })

  it('nothing of an idle conversation stays in memory', async () => {
    const chat = await chats.start(echo)
    const submissions = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        chat.submit(writtenMessage(`${i % 4}`, { conversationId: `talk ${i >> 2}` })),
      ),
    )
    expect(chat.load().conversations).toBeGreaterThan(0)
    await Promise.all(submissions.map(replyIn))
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(chat.load()).toEqual({ waiting: 0, conversations: 0, undelivered: 0 })
  })
})
