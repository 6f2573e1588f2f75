import { describe, expect, it } from 'vitest'
import type { ActionMeaning } from '../../../src/chat/actions.ts'
import type { ChatMessage } from '../../../src/chat/message.ts'
import { storeLimits } from '../../../src/chat/store-limits.ts'
import { emptyState } from '../../../src/understanding/understanding.ts'
import { answerIn, answerTo, keyOf, message, replyOf, type StoreInTest } from './cases.ts'

export function admissionAndAnswers(tested: StoreInTest): void {
  describe('admission', () => {
    it('is new once, then pending, then answered with the reply, also on another handle', async () => {
      const other = await tested.opened.reopen()
      expect(await tested.store.admit(message(), 'one')).toEqual({ status: 'new' })
      expect(await tested.store.admit(message(), 'one')).toEqual({ status: 'pending' })
      expect(await other.admit(message(), 'two')).toEqual({ status: 'pending' })
      await tested.store.commitAnswer(answerTo(message()), 'one')
      expect(await other.admit(message(), 'two')).toEqual({ status: 'answered', reply: replyOf(message()) })
    })

    it('makes one of 20 callers at once the owner, over two handles', async () => {
      const other = await tested.opened.reopen()
      const callers = Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? tested.store : other).admit(message(), `owner ${i}`),
      )
      const statuses = (await Promise.all(callers)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 'new')).toHaveLength(1)
      expect(statuses.filter((status) => status === 'pending')).toHaveLength(19)
    })

    it('tells messages apart by channel, conversation and id alone', async () => {
      expect((await tested.store.admit(message(), 'one')).status).toBe('new')
      for (const other of [{ channel: 'slack' as const }, { conversationId: 'another' }, { messageId: 'm2' }]) {
        expect((await tested.store.admit(message(other), 'one')).status).toBe('new')
      }
      expect((await tested.store.admit(message({ text: 'other words', userId: 'bob' }), 'one')).status).toBe('pending')
    })

    it('refuses a message of unreasonable size and keeps nothing of it', async () => {
      const huge = message({ text: 'x'.repeat(storeLimits.messageBytes) })
      await expect(tested.store.admit(huge, 'one')).rejects.toMatchObject({ status: 413, code: 'too-large' })
      expect(await tested.store.isPending(huge)).toBe(false)
      expect((await tested.store.admit(message(), 'one')).status).toBe('new')
    })
  })

  describe('answers', () => {
    it('gives back the reply, the state and the actions exactly as they were stored', async () => {
      const text = '👟 "quoted" \\ \u0000 \ud83d lone, and ünïcode'
      const meaning: ActionMeaning = { kind: 'remove-limit', limit: { type: 'brand', value: 'O’Neill' } }
      await answerIn(tested.store, message(), text, [['a1', meaning]])
      expect(await tested.store.reply(keyOf(message()))).toEqual(replyOf(message(), text))
      expect(await tested.store.state('talk')).toEqual({ ...emptyState(), terms: [text] })
      expect(await tested.store.action('talk', 'a1')).toEqual(meaning)
    })

    it('knows no reply, state or action before', async () => {
      await tested.store.admit(message(), 'one')
      expect(await tested.store.reply(keyOf(message()))).toBeUndefined()
      expect(await tested.store.state('talk')).toBeUndefined()
      expect(await tested.store.state('never heard of')).toBeUndefined()
      expect(await tested.store.action('talk', 'a1')).toBeUndefined()
    })

    it('is pending from admission to answer', async () => {
      expect(await tested.store.isPending(keyOf(message()))).toBe(false)
      await tested.store.admit(message(), 'one')
      expect(await tested.store.isPending(keyOf(message()))).toBe(true)
      await tested.store.commitAnswer(answerTo(message()), 'one')
      expect(await tested.store.isPending(keyOf(message()))).toBe(false)
    })

    it('keeps the last state of each conversation apart', async () => {
      await answerIn(tested.store, message(), 'first')
      await answerIn(tested.store, message({ conversationId: 'another' }), 'elsewhere')
      await answerIn(tested.store, message({ messageId: 'm2' }), 'second')
      expect(await tested.store.state('talk')).toMatchObject({ terms: ['second'] })
      expect(await tested.store.state('another')).toMatchObject({ terms: ['elsewhere'] })
    })

    it('keeps actions of earlier answers, each for its own conversation only', async () => {
      await answerIn(tested.store, message(), 'first', [['a1', { kind: 'more' }]])
      await answerIn(tested.store, message({ messageId: 'm2' }), 'second', [['a2', { kind: 'say', text: 'red ones' }]])
      expect(await tested.store.action('talk', 'a1')).toEqual({ kind: 'more' })
      expect(await tested.store.action('talk', 'a2')).toEqual({ kind: 'say', text: 'red ones' })
      expect(await tested.store.action('another', 'a1')).toBeUndefined()
    })

    it('stores one answer of many at once and loses the rest', async () => {
      const other = await tested.opened.reopen()
      await tested.store.admit(message(), 'one')
      const attempts = Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? tested.store : other).commitAnswer(answerTo(message(), `answer ${i}`), 'one'),
      )
      const outcomes = await Promise.all(attempts)
      expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
      const winner = `answer ${outcomes.indexOf('stored')}`
      expect(await tested.store.reply(keyOf(message()))).toEqual(replyOf(message(), winner))
      expect(await tested.store.state('talk')).toMatchObject({ terms: [winner] })
    })

    it('is lost for who does not own the message, and nothing of it is stored', async () => {
      await tested.store.admit(message(), 'one')
      const stolen = answerTo(message(), 'stolen', [['a1', { kind: 'more' }]])
      expect(await tested.store.commitAnswer(stolen, 'two')).toBe('lost')
      expect(await tested.store.reply(keyOf(message()))).toBeUndefined()
      expect(await tested.store.state('talk')).toBeUndefined()
      expect(await tested.store.action('talk', 'a1')).toBeUndefined()
      expect(await tested.store.commitAnswer(answerTo(message({ messageId: 'never admitted' })), 'one')).toBe('lost')
    })

    it('stores all of an answer or, when a piece is too large, nothing', async () => {
      await tested.store.admit(message(), 'one')
      const huge = 'x'.repeat(storeLimits.actionBytes)
      const answer = answerTo(message(), 'fits', [
        ['a1', { kind: 'more' }],
        ['a2', { kind: 'say', text: huge }],
      ])
      await expect(tested.store.commitAnswer(answer, 'one')).rejects.toMatchObject({ status: 413 })
      await expect(
        tested.store.commitAnswer(answerTo(message(), 'x'.repeat(storeLimits.replyBytes)), 'one'),
      ).rejects.toMatchObject({ status: 413 })
      expect(await tested.store.isPending(keyOf(message()))).toBe(true)
      expect(await tested.store.action('talk', 'a1')).toBeUndefined()
      expect(await tested.store.commitAnswer(answerTo(message()), 'one')).toBe('stored')
    })

    it('tells the turns of a conversation in their order, the last ones, with what was said and answered', async () => {
      await answerIn(tested.store, message(), 'first')
      await answerIn(tested.store, message({ conversationId: 'another' }), 'elsewhere')
      await answerIn(tested.store, message({ messageId: 'm2', text: 'in red' }), 'second')
      const waiting = message({ messageId: 'm3', text: 'a person please' })
      await tested.store.admit(waiting, 'one')
      const second = message({ messageId: 'm2', text: 'in red' })
      expect(await tested.store.turns('talk', 10)).toEqual([
        { message: message(), reply: replyOf(message(), 'first') },
        { message: second, reply: replyOf(second, 'second') },
        { message: waiting },
      ])
      expect((await tested.store.turns('talk', 2)).map((turn) => turn.message.messageId)).toEqual(['m2', 'm3'])
      expect(await tested.store.turns('never heard of', 10)).toEqual([])
      await tested.store.deleteConversation('talk')
      expect(await tested.store.turns('talk', 10)).toEqual([])
    })

    it('is there for a process that starts later', async () => {
      await answerIn(tested.store, message(), 'kept', [['a1', { kind: 'more' }]])
      await tested.store.close()
      const later = await tested.opened.reopen()
      expect(await later.reply(keyOf(message()))).toEqual(replyOf(message(), 'kept'))
      expect(await later.state('talk')).toMatchObject({ terms: ['kept'] })
      expect(await later.action('talk', 'a1')).toEqual({ kind: 'more' })
    })

    it('knows what one person wrote on a channel, newest first, and nobody on the web', async () => {
      const { store } = tested
      const on = (given: Partial<ChatMessage>) => message({ channel: 'slack', ...given })
      await answerIn(store, on({ messageId: 'm1', text: 'first' }))
      await answerIn(store, on({ messageId: 'm2', text: 'second', conversationId: 'another' }))
      await answerIn(store, on({ messageId: 'm3', text: 'of somebody else', userId: 'bob' }))
      await answerIn(store, message({ messageId: 'm4', text: 'elsewhere' }))
      const texts = async (limit: number) =>
        (await store.messagesOf('slack', 'ada', limit)).map(({ text, conversationId }) => [text, conversationId])
      expect(await texts(10)).toEqual([
        ['second', 'another'],
        ['first', 'talk'],
      ])
      expect(await texts(1)).toHaveLength(1)
      expect(await store.messagesOf('web', 'ada', 10)).toEqual([])
      await store.deleteConversation('another')
      expect(await texts(10)).toEqual([['first', 'talk']])
    })
  })
}
