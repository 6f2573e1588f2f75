import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActionMeaning } from '../../src/chat/actions.ts'
import type { AnswerContext, Answerer } from '../../src/chat/answer.ts'
import type { Chat, ChatOptions } from '../../src/chat/chat.ts'
import { emptyState, type Intent } from '../../src/understanding/understanding.ts'
import { answerersOf, echo, literalUnderstander, outcomeOf, temporaryStore, writtenMessage } from '../fixtures/chat.ts'

import { kindsOf, replyTo, textsOf, useChats } from '../fixtures/chats.ts'

const chats = useChats()

describe('a button', () => {
  const actions = new Map<string, ActionMeaning>()
  const seen: Pick<AnswerContext, 'understanding' | 'state' | 'exact' | 'message'>[] = []
  /** Offers one button of each kind. */
  const offering: Answerer = async ({ understanding, state, exact, message, action, emit }) => {
    seen.push({ understanding, state, exact, message })
    const meanings: ActionMeaning[] = [
      { kind: 'say', text: 'blue keyboard' },
      { kind: 'more' },
      { kind: 'remove-limit', limit: { type: 'brand', value: 'Acme' } },
      { kind: 'exact', state: { ...state, page: 3 } },
    ]
    const chips = meanings.map((meaning) => {
      const made = action(meaning)
      actions.set(made, meaning)
      return { label: meaning.kind, action: made }
    })
    emit({ type: 'chips', chips })
    return outcomeOf({ ...state, brands: { include: ['Acme'], exclude: [] } })
  }
  const press = async (chat: Chat, kind: ActionMeaning['kind']) => {
    const [action] = [...actions].find(([, meaning]) => meaning.kind === kind) ?? []
    expect(Buffer.byteLength(action ?? '')).toBeLessThanOrEqual(100)
    const reply = await replyTo(chat, writtenMessage('', { messageId: `press ${kind}`, action }))
    return { reply, told: seen.at(-1) }
  }
  beforeEach(() => {
    actions.clear()
    seen.length = 0
  })

  it('that stands for words is as if they were written', async () => {
    const chat = await chats.start(offering)
    await replyTo(chat, writtenMessage('red mouse'))
    const { told } = await press(chat, 'say')
    expect(told).toMatchObject({ message: { text: 'blue keyboard' }, state: { terms: ['blue', 'keyboard'] } })
  })

  it('that removes a limit searches again without it', async () => {
    const chat = await chats.start(offering)
    await replyTo(chat, writtenMessage('red mouse'))
    const { told, reply } = await press(chat, 'remove-limit')
    expect(told).toMatchObject({
      understanding: { intent: 'refine', change: 'remove' },
      state: { terms: ['red', 'mouse'], brands: { include: [] } },
      exact: false,
    })
    expect(reply.intent).toBe('refine')
  })

  it('that asks for more goes to the next page', async () => {
    const chat = await chats.start(offering)
    await replyTo(chat, writtenMessage('red mouse'))
    const { told } = await press(chat, 'more')
    expect(told).toMatchObject({
      understanding: { intent: 'refine', change: 'more' },
      state: { terms: ['red', 'mouse'], page: 2 },
    })
  })

  it('that asks for all words does the search it belongs to, whatever came after', async () => {
    const chat = await chats.start(offering)
    await replyTo(chat, writtenMessage('red mouse'))
    const [, meaning] = [...actions].find(([, { kind }]) => kind === 'exact') ?? []
    await replyTo(chat, writtenMessage('keyboard'))
    const { told } = await press(chat, 'exact')
    expect(meaning?.kind).toBe('exact')
    expect(told).toMatchObject({ state: { terms: ['red', 'mouse'], page: 1 }, exact: true })
  })

  it('that is not known, or belongs to another conversation, gets a kind word and changes nothing', async () => {
    const chat = await chats.start(offering)
    const before = await replyTo(chat, writtenMessage('red mouse'))
    const [known] = actions.keys()
    const reply = await replyTo(chat, writtenMessage('', { messageId: 'press', action: 'never made' }))
    expect(kindsOf(reply)).toEqual(['expired-action'])
    expect(reply.state).toEqual(before.state)
    const foreign = writtenMessage('', { messageId: 'press', conversationId: 'another', action: known })
    expect(kindsOf(await replyTo(chat, foreign))).toEqual(['expired-action'])
    expect(chats.log.errors()).toEqual([])
  })

  it('has the same name when an answer is made again', async () => {
    const chat = await chats.start(offering)
    const first = await replyTo(chat, writtenMessage('red mouse'))
    const other = await temporaryStore()
    const elsewhere = await chats.start(offering, { store: other.store })
    const again = await replyTo(elsewhere, writtenMessage('red mouse'))
    expect(again.parts).toEqual(first.parts)
    await elsewhere.close()
    await other.remove()
  })
})

describe('a picture', () => {
  const pictures = [{ id: 'photo' }]
  const looking: Answerer = async ({ before, emit, understanding }) => {
    emit({ type: 'text', text: `As for the picture (${understanding.intent})` })
    return outcomeOf(before, [{ kind: 'image', why: 'picture', request: 1, tookMs: 1 }])
  }
  const withPictures = { answerers: answerersOf(echo, { image_search: looking }) }

  it('alone is a picture search that leaves the search in words as it was', async () => {
    const chat = await chats.start(echo, withPictures)
    await replyTo(chat, writtenMessage('red mouse'))
    const reply = await replyTo(chat, writtenMessage(' ', { pictures }))
    expect(textsOf(reply)).toEqual(['As for the picture (image_search)'])
    expect(reply).toMatchObject({ intent: 'image_search', state: { terms: ['red', 'mouse'] } })
  })

  it('with words is spoken of first, and the words are answered too', async () => {
    const chat = await chats.start(echo, withPictures)
    const reply = await replyTo(chat, writtenMessage('red mouse', { pictures }))
    expect(textsOf(reply)).toEqual(['As for the picture (product_search)', 'You said: red mouse'])
    expect(reply.intent).toBe('product_search')
    expect(reply.state.terms).toEqual(['red', 'mouse'])
    expect(reply.trace.queries).toHaveLength(1)
  })

  describe('of a list', () => {
    const listing: Answerer = async ({ before, emit }) => {
      emit({ type: 'text', text: 'The list' })
      return { ...outcomeOf({ ...before, terms: ['of the list'] }), ownsWords: true }
    }
    const ofIntent = (intent: Intent): Partial<ChatOptions> => ({
      answerers: answerersOf(echo, { image_search: listing }),
      understander: {
        understand: async () => ({
          ...(await literalUnderstander.understand('', emptyState())),
          intent,
          change: 'refer',
        }),
      },
    })

    it('is what words beside it are about', async () => {
      const chat = await chats.start(echo, ofIntent('product_search'))
      const reply = await replyTo(chat, writtenMessage('this is my school list', { pictures }))
      expect(textsOf(reply)).toEqual(['The list'])
      expect(reply.state.terms).toEqual(['of the list'])
    })

    it('leaves a question to the shop beside it, which keeps the list', async () => {
      const chat = await chats.start(echo, ofIntent('support'))
      const reply = await replyTo(chat, writtenMessage('what is delivery?', { pictures }))
      expect(textsOf(reply)).toEqual(['The list', 'You said: what is delivery?'])
      expect(reply.state.terms).toEqual(['of the list'])
    })
  })

  it('is released when its message is answered or its conversation forgotten, and not before', async () => {
    const released: string[] = []
    const gate = Promise.withResolvers<void>()
    const waiting: Answerer = async (context) => {
      await gate.promise
      return looking(context)
    }
    const chat = await chats.start(echo, {
      answerers: answerersOf(echo, { image_search: waiting }),
      releasePictures: async ({ messageId }) => void released.push(messageId),
    })
    const answered = replyTo(chat, writtenMessage(' ', { pictures, messageId: 'answered' }))
    const forgotten = chat.submit(writtenMessage(' ', { pictures, messageId: 'forgotten', conversationId: 'other' }))
    await forgotten
    expect(released).toEqual([])
    await chat.forget('other')
    await vi.waitFor(() => expect(released).toEqual(['forgotten']))
    gate.resolve()
    await answered
    await vi.waitFor(() => expect(released).toEqual(['forgotten', 'answered']))
  })
})

describe('a button beside a product', () => {
  it.each([
    ['details', 'product_detail', ['p2']],
    ['similar', 'product_similar', ['p2']],
    ['compare', 'product_compare', ['p2', 'p3']],
  ] as const)('asks for %s of what it names, whatever was shown since', async (ask, intent, products) => {
    let seen: unknown
    const answerer: Answerer = async ({ message, understanding, state, emit }) => {
      seen = { text: message.text, ...understanding, focus: state.focus }
      emit({ type: 'text', text: 'said' })
      return outcomeOf(state)
    }
    const chat = await chats.start(answerer)
    await replyTo(chat, writtenMessage('red mouse'))
    const about = { ask, products: [...products] }
    const reply = await replyTo(chat, writtenMessage('Details: a lamp', { about }))
    expect(seen).toMatchObject({ text: '', intent, change: 'refer', refers: ['it'], focus: products, confidence: 1 })
    expect(reply.state.terms).toEqual(['red', 'mouse'])
  })
})
