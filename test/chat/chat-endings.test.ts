import { describe, expect, it } from 'vitest'
import type { Answerer } from '../../src/chat/answer.ts'
import { alteredStore, collect, echo, keyOfMessage, outcomeOf, reassemble, writtenMessage } from '../fixtures/chat.ts'

import { gatedAnswerer, kindsOf, replyIn, replyTo, textsOf, useChats } from '../fixtures/chats.ts'

const chats = useChats()

describe('stopping', () => {
  it('stores what is out by now and a notice, at once, also when the answerer does not listen', async () => {
    const chat = await chats.start(async ({ emit, emitText, state }) => {
      emit({ type: 'products', products: [], total: 0 })
      emitText('And then')
      await new Promise((resolve) => setTimeout(resolve, 60_000).unref())
      return outcomeOf(state)
    })
    const message = writtenMessage('red mouse')
    const submission = await chat.submit(message)
    const events = collect(chat.eventsAfter(keyOfMessage(message), undefined, new AbortController().signal))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const before = performance.now()
    expect(await chat.stop(keyOfMessage(message))).toBe('stopped')
    expect(performance.now() - before).toBeLessThan(1_000)
    const reply = await replyIn(submission)
    expect(kindsOf(reply)).toEqual(['products', 'text', 'stopped'])
    expect(reply.state.terms).toEqual(['red', 'mouse'])
    expect(reassemble(await events)).toEqual(reply)
    expect(await chats.store.reply(keyOfMessage(message))).toEqual(reply)
    expect(await chat.stop(keyOfMessage(message))).toBe('stopped')
    expect(chats.log.errors()).toEqual([])
  })

  it('leaves an answer that is whole as it is', async () => {
    const chat = await chats.start(echo)
    const reply = await replyTo(chat, writtenMessage('mouse'))
    expect(await chat.stop(keyOfMessage(writtenMessage('mouse')))).toBe('answered')
    expect(await replyTo(chat, writtenMessage('mouse'))).toEqual(reply)
  })

  it('tells the answerer by its signal', async () => {
    const aborted = Promise.withResolvers<boolean>()
    const chat = await chats.start(async ({ signal, state }) => {
      signal.addEventListener('abort', () => aborted.resolve(true))
      await aborted.promise
      return outcomeOf(state)
    })
    const message = writtenMessage('mouse')
    const submission = await chat.submit(message)
    await new Promise((resolve) => setTimeout(resolve, 10))
    await chat.stop(keyOfMessage(message))
    expect(await aborted.promise).toBe(true)
    expect(kindsOf(await replyIn(submission))).toEqual(['stopped'])
  })

  it('does not wait for the messages before it, and leaves their state alone', async () => {
    const { answerer, begun, open } = gatedAnswerer()
    const chat = await chats.start(answerer)
    const first = await chat.submit(writtenMessage('first one'))
    const second = await chat.submit(writtenMessage('second one'))
    await begun
    expect(await chat.stop(keyOfMessage(writtenMessage('second one')))).toBe('stopped')
    expect(kindsOf(await replyIn(second))).toEqual(['stopped'])
    open()
    expect(textsOf(await replyIn(first))).toEqual(['Done: first one'])
    expect(await chats.store.state('talk')).toMatchObject({ terms: ['first', 'one'] })
    expect(textsOf(await replyTo(chat, writtenMessage('third')))).toEqual(['Done: third'])
  })

  it('out of turn cannot undo what an earlier message does to the search meanwhile', async () => {
    const store = alteredStore(chats.store, {
      async state(conversationId) {
        const state = await chats.store.state(conversationId)
        await new Promise((resolve) => setTimeout(resolve, 40))
        return state
      },
    })
    const { answerer, begun, open } = gatedAnswerer()
    const chat = await chats.start(answerer, { store })
    const first = await chat.submit(writtenMessage('first one'))
    await chat.submit(writtenMessage('second one'))
    await begun
    const stopping = chat.stop(keyOfMessage(writtenMessage('second one')))
    await new Promise((resolve) => setTimeout(resolve, 10))
    open()
    await Promise.all([stopping, replyIn(first)])
    expect(await chats.store.state('talk')).toMatchObject({ terms: ['first', 'one'] })
  })

  it('keeps the products that were shown, so that they can be spoken of', async () => {
    const product = {
      id: 'p7',
      title: 'Mouse',
      category: [],
      availability: 'in_stock',
      attributes: {},
      version: 1,
    } as const
    const chat = await chats.start(async ({ emit }) => {
      emit({ type: 'products', products: [{ ...product, category: [] }], total: 1 })
      return new Promise(() => undefined)
    })
    const submission = await chat.submit(writtenMessage('mouse'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    await chat.stop(keyOfMessage(writtenMessage('mouse')))
    expect((await replyIn(submission)).state.results).toEqual(['p7'])
  })

  it('says that another process makes the answer', async () => {
    const { answerer, open } = gatedAnswerer()
    const one = await chats.start(answerer)
    const two = await chats.start(answerer, { store: await chats.openStore() })
    const submission = await one.submit(writtenMessage('mouse'))
    expect(await two.stop(keyOfMessage(writtenMessage('mouse')))).toBe('elsewhere')
    open()
    expect(kindsOf(await replyIn(submission))).toEqual(['text'])
  })
})

describe('forgetting a conversation', () => {
  it('in the middle of an answer leaves nothing, and who waits is told', async () => {
    const { answerer, begun, open } = gatedAnswerer(({ emit }) => emit({ type: 'text', text: 'So far' }))
    const chat = await chats.start(answerer)
    const message = writtenMessage('mouse')
    const running = replyIn(await chat.submit(message))
    const queued = replyIn(await chat.submit(writtenMessage('next')))
    const events = collect(chat.eventsAfter(keyOfMessage(message), undefined, new AbortController().signal))
    const outcomes = Promise.allSettled([running, queued, events])
    await begun
    await chat.forget('talk')
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { status: 404, code: 'not-found' } })
    }
    open()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await chats.store.state('talk')).toBe('deleted')
    expect(await chat.isKnown(keyOfMessage(message))).toBe(false)
    expect(await chats.store.reply(keyOfMessage(message))).toBeUndefined()
    expect((await chat.submit(message)).status).toBe('deleted')
    expect(chat.load()).toMatchObject({ waiting: 0, conversations: 0 })
    expect(chats.log.errors()).toEqual([])
  })

  it('by another process stops the answer from being stored', async () => {
    const { answerer, begun, open } = gatedAnswerer()
    const chat = await chats.start(answerer)
    const message = writtenMessage('mouse')
    const reply = replyIn(await chat.submit(message))
    await begun
    await (await chats.openStore()).deleteConversation('talk')
    open()
    await expect(reply).rejects.toMatchObject({ status: 404 })
    expect(await chats.store.reply(keyOfMessage(message))).toBeUndefined()
    expect(await chats.store.state('talk')).toBe('deleted')
  })

  it('by another process spares the messages that wait from being answered', async () => {
    const answered: string[] = []
    const { answerer, begun, open } = gatedAnswerer(({ message }) => answered.push(message.text))
    const chat = await chats.start(answerer)
    const running = replyIn(await chat.submit(writtenMessage('first')))
    const waiting = replyIn(await chat.submit(writtenMessage('second')))
    await begun
    await (await chats.openStore()).deleteConversation('talk')
    open()
    for (const reply of await Promise.allSettled([running, waiting])) {
      expect(reply).toMatchObject({ status: 'rejected', reason: { status: 404 } })
    }
    expect(answered).toEqual(['first'])
  })

  it('leaves other conversations alone', async () => {
    const { answerer, open } = gatedAnswerer()
    const chat = await chats.start(answerer)
    const other = await chat.submit(writtenMessage('mouse', { conversationId: 'another' }))
    await chat.forget('talk')
    open()
    expect(textsOf(await replyIn(other))).toEqual(['Done: mouse'])
  })
})

describe('a clean stop', () => {
  it('finishes what it can', async () => {
    const slowly: Answerer = async (context) => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return echo(context)
    }
    const chat = await chats.start(slowly, { limits: { closeMs: 30_000 } })
    const submissions = await Promise.all(['1', '2'].map((text) => chat.submit(writtenMessage(text))))
    await chat.close()
    for (const submission of submissions) expect(kindsOf(await replyIn(submission))).toEqual(['text'])
  })

  it('leaves the rest to the next process, which answers it without waiting', async () => {
    const { answerer } = gatedAnswerer()
    const chat = await chats.start(answerer, { limits: { closeMs: 50 } })
    const message = writtenMessage('mouse')
    const waiting = expect(replyIn(await chat.submit(message))).rejects.toMatchObject({ code: 'shutting-down' })
    await chat.close()
    await waiting
    expect(await chats.store.isPending(keyOfMessage(message))).toBe(true)
    const next = await chats.start(echo, { store: await chats.openStore() })
    expect(textsOf(await replyTo(next, message))).toEqual(['You said: mouse'])
    expect(chats.log.errors()).toEqual([])
  })

  it('ends in time although the store hangs', async () => {
    const store = alteredStore(chats.store, { admit: () => new Promise(() => undefined) })
    const chat = await chats.start(echo, { store, limits: { closeMs: 20 } })
    void chat.submit(writtenMessage('mouse'))
    await chat.close()
  })

  it('can be asked for twice', async () => {
    const chat = await chats.start(echo)
    await chat.close()
    await chat.close()
  })
})
