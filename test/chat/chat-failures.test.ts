import { describe, expect, it } from 'vitest'
import type { Understander } from '../../src/chat/answer.ts'
import { alteredStore, echo, keyOfMessage, outcomeOf, writtenMessage } from '../fixtures/chat.ts'

import { kindsOf, replyIn, replyTo, textsOf, useChats } from '../fixtures/chats.ts'

const chats = useChats()

describe('an answer that goes wrong', () => {
  it('ends with an apology after what was said, and is not tried again', async () => {
    let answers = 0
    const chat = await chats.start(async ({ message, emit, state }) => {
      answers += 1
      emit({ type: 'text', text: 'Let me look.' })
      if (message.text === 'bad') throw new Error('secret detail')
      return outcomeOf(state)
    })
    await replyTo(chat, writtenMessage('good one'))
    const reply = await replyTo(chat, writtenMessage('bad'))
    expect(kindsOf(reply)).toEqual(['text', 'failed'])
    expect(JSON.stringify(reply)).not.toContain('secret detail')
    expect(answers).toBe(2)
    expect(chats.log.errors()).toHaveLength(1)
    // The failed message has changed nothing of the search before it.
    expect(reply.state.terms).toEqual(['good', 'one'])
    expect(await chats.store.reply(keyOfMessage(writtenMessage('bad')))).toEqual(reply)
  })

  it('is logged without a word of the shopper and without what opens the conversation', async () => {
    const chat = await chats.start(async () => {
      throw new Error('broken')
    })
    await replyTo(chat, writtenMessage('my secret wish', { conversationId: 'key to it', messageId: 'm1' }))
    const lines = JSON.stringify(chats.log.lines)
    expect(lines).toContain('m1')
    expect(lines).not.toMatch(/secret wish|key to it/)
  })

  it('is an apology when nothing was said, or too much', async () => {
    const chat = await chats.start(async ({ message, emit, state, action }) => {
      if (message.text === 'parts') for (;;) emit({ type: 'text', text: 'again' })
      if (message.text === 'actions') for (let i = 0; ; i += 1) action({ kind: 'say', text: `${i}` })
      return outcomeOf(state)
    })
    expect(kindsOf(await replyTo(chat, writtenMessage('silence')))).toEqual(['failed'])
    expect(kindsOf(await replyTo(chat, writtenMessage('parts'))).at(-1)).toBe('failed')
    expect(kindsOf(await replyTo(chat, writtenMessage('actions')))).toEqual(['failed'])
  })

  it('is an apology when understanding fails', async () => {
    const understander: Understander = {
      understand: async () => {
        throw new Error('no model')
      },
    }
    const chat = await chats.start(echo, { understander })
    expect(kindsOf(await replyTo(chat, writtenMessage('mouse')))).toEqual(['failed'])
  })

  it('is cut off when it takes too long, whether or not it listens, and the next message is answered', async () => {
    const chat = await chats.start(
      async (context) => {
        if (context.message.text !== 'slow') return echo(context)
        context.emit({ type: 'text', text: 'Wait for it.' })
        return new Promise(() => undefined)
      },
      { limits: { answerMs: 60 } },
    )
    const [slow, next] = [await chat.submit(writtenMessage('slow')), await chat.submit(writtenMessage('next'))]
    expect(kindsOf(await replyIn(slow))).toEqual(['text', 'failed'])
    expect(textsOf(await replyIn(next))).toEqual(['You said: next'])
  })

  it('cannot speak any more once it is over', async () => {
    let late: (() => void) | undefined
    const chat = await chats.start(async ({ emit, state }) => {
      emit({ type: 'text', text: 'All.' })
      late = () => emit({ type: 'text', text: 'And another thing.' })
      return outcomeOf(state)
    })
    const reply = await replyTo(chat, writtenMessage('mouse'))
    expect(() => late?.()).toThrow()
    expect(textsOf(reply)).toEqual(['All.'])
  })

  it('is an apology when the reply cannot be stored at all', async () => {
    const chat = await chats.start(async ({ emit, state }) => {
      emit({ type: 'text', text: 'Here.' })
      return outcomeOf(state, [{ kind: 'keyword', why: 'words', request: 10n, tookMs: 1 }])
    })
    const reply = await replyTo(chat, writtenMessage('mouse'))
    expect(kindsOf(reply)).toEqual(['failed'])
    expect(await chats.store.reply(keyOfMessage(writtenMessage('mouse')))).toEqual(reply)
  })

  it('waits for a store that is in trouble for a while, without answering twice', async () => {
    const failures = { state: 2, action: 1, commitAnswer: 2 }
    let answers = 0
    const { store } = chats
    const chat = await chats.start(
      async (context) => {
        answers += 1
        return echo(context)
      },
      {
        store: alteredStore(store, {
          async state(id) {
            if (failures.state-- > 0) throw new Error('database is locked')
            return store.state(id)
          },
          async commitAnswer(answer, owner) {
            if (failures.commitAnswer-- > 0) throw new Error('database is locked')
            return store.commitAnswer(answer, owner)
          },
        }),
      },
    )
    expect(textsOf(await replyTo(chat, writtenMessage('mouse')))).toEqual(['You said: mouse'])
    expect(answers).toBe(1)
  })
})
