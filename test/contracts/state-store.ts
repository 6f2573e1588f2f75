import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActionMeaning } from '../../src/chat/actions.ts'
import type { ChatMessage, MessageKey } from '../../src/chat/message.ts'
import type { Reply } from '../../src/chat/reply.ts'
import type { Answer, StateStore } from '../../src/chat/state-store.ts'
import { storeLimits } from '../../src/chat/store-limits.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

export interface OpenedStore {
  /** A store with nothing in it. */
  store: StateStore
  /** Another handle on the same data, as another process has it. Handles that are open stay usable. */
  reopen(): Promise<StateStore>
  /** Closes all handles and removes the data. */
  close(): Promise<void>
}

const message = (given: Partial<ChatMessage> = {}): ChatMessage => ({
  channel: 'web',
  conversationId: 'talk',
  messageId: 'm1',
  userId: 'ada',
  text: 'wireless mouse',
  pictures: [],
  receivedAt: 1_000,
  ...given,
})

const keyOf = ({ channel, conversationId, messageId }: ChatMessage): MessageKey => ({
  channel,
  conversationId,
  messageId,
})

const answerTo = (to: ChatMessage, text = 'Here are some mice.', actions: [string, ActionMeaning][] = []): Answer => ({
  message: to,
  reply: {
    conversationId: to.conversationId,
    messageId: to.messageId,
    intent: 'product_search',
    state: { ...emptyState(), terms: [text] },
    parts: [{ type: 'text', text }],
    trace: { engine: 'sqlite', queries: [{ kind: 'keyword', why: 'words', request: { words: [text] }, tookMs: 0.5 }] },
  },
  actions: new Map(actions),
})

const replyOf = (to: ChatMessage, text?: string): Reply => answerTo(to, text).reply
const muchLater = 10_000_000_000_000

/** What every StateStore promises, whatever it is made of. */
export function stateStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the promises of a state store`, () => {
    let opened: OpenedStore
    let store: StateStore

    beforeEach(async () => {
      opened = await open()
      store = opened.store
      await store.beat('one', 1_000)
      await store.beat('two', 1_000)
    })
    afterEach(() => opened.close())

    const answered = async (to: ChatMessage, text?: string, actions?: [string, ActionMeaning][]): Promise<void> => {
      expect(await store.admit(to, 'one')).toEqual({ status: 'new' })
      expect(await store.commitAnswer(answerTo(to, text, actions), 'one')).toBe('stored')
    }
    const takeOverAll = async (owner: string, deadSince: number) => {
      const all: Awaited<ReturnType<StateStore['takeOver']>> = { messages: [], replies: [] }
      for (;;) {
        const { messages, replies } = await store.takeOver(owner, deadSince)
        if (messages.length + replies.length === 0) return all
        all.messages.push(...messages)
        all.replies.push(...replies)
      }
    }

    describe('admission', () => {
      it('is new once, then pending, then answered with the reply, also on another handle', async () => {
        const other = await opened.reopen()
        expect(await store.admit(message(), 'one')).toEqual({ status: 'new' })
        expect(await store.admit(message(), 'one')).toEqual({ status: 'pending' })
        expect(await other.admit(message(), 'two')).toEqual({ status: 'pending' })
        await store.commitAnswer(answerTo(message()), 'one')
        expect(await other.admit(message(), 'two')).toEqual({ status: 'answered', reply: replyOf(message()) })
      })

      it('makes one of 20 callers at once the owner, over two handles', async () => {
        const other = await opened.reopen()
        const callers = Array.from({ length: 20 }, (_, i) => (i % 2 ? store : other).admit(message(), `owner ${i}`))
        const statuses = (await Promise.all(callers)).map(({ status }) => status)
        expect(statuses.filter((status) => status === 'new')).toHaveLength(1)
        expect(statuses.filter((status) => status === 'pending')).toHaveLength(19)
      })

      it('tells messages apart by channel, conversation and id alone', async () => {
        expect((await store.admit(message(), 'one')).status).toBe('new')
        for (const other of [{ channel: 'slack' as const }, { conversationId: 'another' }, { messageId: 'm2' }]) {
          expect((await store.admit(message(other), 'one')).status).toBe('new')
        }
        expect((await store.admit(message({ text: 'other words', userId: 'bob' }), 'one')).status).toBe('pending')
      })

      it('refuses a message of unreasonable size and keeps nothing of it', async () => {
        const huge = message({ text: 'x'.repeat(storeLimits.messageBytes) })
        await expect(store.admit(huge, 'one')).rejects.toMatchObject({ status: 413, code: 'too-large' })
        expect(await store.isPending(huge)).toBe(false)
        expect((await store.admit(message(), 'one')).status).toBe('new')
      })
    })

    describe('answers', () => {
      it('gives back the reply, the state and the actions exactly as they were stored', async () => {
        const text = '👟 "quoted" \\ \u0000 \ud83d lone, and ünïcode'
        const meaning: ActionMeaning = { kind: 'remove-limit', limit: { type: 'brand', value: 'O’Neill' } }
        await answered(message(), text, [['a1', meaning]])
        expect(await store.reply(keyOf(message()))).toEqual(replyOf(message(), text))
        expect(await store.state('talk')).toEqual({ ...emptyState(), terms: [text] })
        expect(await store.action('talk', 'a1')).toEqual(meaning)
      })

      it('knows no reply, state or action before', async () => {
        await store.admit(message(), 'one')
        expect(await store.reply(keyOf(message()))).toBeUndefined()
        expect(await store.state('talk')).toBeUndefined()
        expect(await store.state('never heard of')).toBeUndefined()
        expect(await store.action('talk', 'a1')).toBeUndefined()
      })

      it('is pending from admission to answer', async () => {
        expect(await store.isPending(keyOf(message()))).toBe(false)
        await store.admit(message(), 'one')
        expect(await store.isPending(keyOf(message()))).toBe(true)
        await store.commitAnswer(answerTo(message()), 'one')
        expect(await store.isPending(keyOf(message()))).toBe(false)
      })

      it('keeps the last state of each conversation apart', async () => {
        await answered(message(), 'first')
        await answered(message({ conversationId: 'another' }), 'elsewhere')
        await answered(message({ messageId: 'm2' }), 'second')
        expect(await store.state('talk')).toMatchObject({ terms: ['second'] })
        expect(await store.state('another')).toMatchObject({ terms: ['elsewhere'] })
      })

      it('keeps actions of earlier answers, each for its own conversation only', async () => {
        await answered(message(), 'first', [['a1', { kind: 'more' }]])
        await answered(message({ messageId: 'm2' }), 'second', [['a2', { kind: 'say', text: 'red ones' }]])
        expect(await store.action('talk', 'a1')).toEqual({ kind: 'more' })
        expect(await store.action('talk', 'a2')).toEqual({ kind: 'say', text: 'red ones' })
        expect(await store.action('another', 'a1')).toBeUndefined()
      })

      it('stores one answer of many at once and loses the rest', async () => {
        const other = await opened.reopen()
        await store.admit(message(), 'one')
        const attempts = Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? store : other).commitAnswer(answerTo(message(), `answer ${i}`), 'one'),
        )
        const outcomes = await Promise.all(attempts)
        expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1)
        const winner = `answer ${outcomes.indexOf('stored')}`
        expect(await store.reply(keyOf(message()))).toEqual(replyOf(message(), winner))
        expect(await store.state('talk')).toMatchObject({ terms: [winner] })
      })

      it('is lost for who does not own the message, and nothing of it is stored', async () => {
        await store.admit(message(), 'one')
        const stolen = answerTo(message(), 'stolen', [['a1', { kind: 'more' }]])
        expect(await store.commitAnswer(stolen, 'two')).toBe('lost')
        expect(await store.reply(keyOf(message()))).toBeUndefined()
        expect(await store.state('talk')).toBeUndefined()
        expect(await store.action('talk', 'a1')).toBeUndefined()
        expect(await store.commitAnswer(answerTo(message({ messageId: 'never admitted' })), 'one')).toBe('lost')
      })

      it('stores all of an answer or, when a piece is too large, nothing', async () => {
        await store.admit(message(), 'one')
        const huge = 'x'.repeat(storeLimits.actionBytes)
        const answer = answerTo(message(), 'fits', [
          ['a1', { kind: 'more' }],
          ['a2', { kind: 'say', text: huge }],
        ])
        await expect(store.commitAnswer(answer, 'one')).rejects.toMatchObject({ status: 413 })
        await expect(
          store.commitAnswer(answerTo(message(), 'x'.repeat(storeLimits.replyBytes)), 'one'),
        ).rejects.toMatchObject({ status: 413 })
        expect(await store.isPending(keyOf(message()))).toBe(true)
        expect(await store.action('talk', 'a1')).toBeUndefined()
        expect(await store.commitAnswer(answerTo(message()), 'one')).toBe('stored')
      })

      it('is there for a process that starts later', async () => {
        await answered(message(), 'kept', [['a1', { kind: 'more' }]])
        await store.close()
        const later = await opened.reopen()
        expect(await later.reply(keyOf(message()))).toEqual(replyOf(message(), 'kept'))
        expect(await later.state('talk')).toMatchObject({ terms: ['kept'] })
        expect(await later.action('talk', 'a1')).toEqual({ kind: 'more' })
      })
    })

    describe('work of the dead', () => {
      it('leaves alone what belongs to the living and to the caller', async () => {
        await store.admit(message(), 'one')
        await store.admit(message({ messageId: 'm2' }), 'two')
        expect(await store.takeOver('two', 1_000)).toEqual({ messages: [], replies: [] })
        await store.beat('one', 5_000)
        expect(await store.takeOver('two', 4_000)).toEqual({ messages: [], replies: [] })
      })

      it('passes on messages, oldest first, as they were, with one more attempt each time', async () => {
        const first = message({ text: 'first', action: 'a1', pictures: [{ id: 'p1', mimeType: 'image/png' }] })
        const second = message({ messageId: 'm2', conversationId: 'another', locale: 'en-GB' })
        await store.admit(first, 'one')
        await store.admit(second, 'one')
        await store.beat('two', 9_000)
        expect((await store.takeOver('two', 5_000)).messages).toEqual([
          { message: first, attempts: 2 },
          { message: second, attempts: 2 },
        ])
        expect((await store.takeOver('two', 5_000)).messages).toEqual([])
        await store.beat('three', 20_000)
        expect((await store.takeOver('three', 15_000)).messages.map(({ attempts }) => attempts)).toEqual([3, 3])
      })

      it('passes on replies that are not known to be delivered, and no others', async () => {
        await answered(message({ messageId: 'delivered' }))
        await store.markDelivered(keyOf(message({ messageId: 'delivered' })))
        const unsent = message({ messageId: 'unsent', channel: 'slack', userId: 'grace' })
        await answered(unsent, 'unsent')
        await store.beat('two', 9_000)
        expect(await store.takeOver('two', 5_000)).toEqual({
          messages: [],
          replies: [{ key: keyOf(unsent), userId: 'grace', reply: replyOf(unsent, 'unsent') }],
        })
        await store.markDelivered(keyOf(unsent))
        await store.beat('three', 20_000)
        expect(await store.takeOver('three', 15_000)).toEqual({ messages: [], replies: [] })
      })

      it('keeps a delivered reply for who asks again', async () => {
        await answered(message())
        await store.markDelivered(keyOf(message()))
        expect(await store.admit(message(), 'two')).toEqual({ status: 'answered', reply: replyOf(message()) })
      })

      it('fences off the owner that was given up', async () => {
        const other = await opened.reopen()
        await store.admit(message(), 'one')
        await other.beat('two', 9_000)
        expect((await other.takeOver('two', 5_000)).messages).toHaveLength(1)
        await store.beat('one', 9_500)
        expect(await store.commitAnswer(answerTo(message(), 'too late'), 'one')).toBe('lost')
        expect(await other.commitAnswer(answerTo(message(), 'in time'), 'two')).toBe('stored')
        expect(await store.reply(keyOf(message()))).toEqual(replyOf(message(), 'in time'))
      })

      it('is taken by one of several at once', async () => {
        const other = await opened.reopen()
        for (let i = 0; i < 10; i += 1) await store.admit(message({ messageId: `m${i}` }), 'one')
        await Promise.all([store.beat('two', 9_000), other.beat('three', 9_000)])
        const taken = await Promise.all([store.takeOver('two', 5_000), other.takeOver('three', 5_000)])
        const ids = taken.flatMap(({ messages }) => messages.map((entry) => entry.message.messageId))
        expect(ids.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `m${i}`))
      })

      it('may be taken at once from an owner that retired or never beat', async () => {
        await store.admit(message(), 'one')
        await store.admit(message({ messageId: 'm2' }), 'unheard of')
        await store.retire('one')
        const { messages } = await store.takeOver('two', 0)
        expect(messages.map((entry) => entry.message.messageId)).toEqual(['m1', 'm2'])
      })

      it('comes in bounded batches until all is handed over, each once', async () => {
        const count = storeLimits.takenOverInOneCall * 2 + 5
        for (let i = 0; i < count; i += 1) {
          await store.admit(message({ messageId: `m${i}` }), 'one')
          await answered(message({ messageId: `r${i}` }))
        }
        await store.retire('one')
        const first = await store.takeOver('two', 0)
        expect(first.messages.length).toBeLessThanOrEqual(storeLimits.takenOverInOneCall)
        expect(first.replies.length).toBeLessThanOrEqual(storeLimits.takenOverInOneCall)
        const rest = await takeOverAll('two', 0)
        const ids = [...first.messages, ...rest.messages].map((entry) => entry.message.messageId)
        expect(ids).toEqual(Array.from({ length: count }, (_, i) => `m${i}`))
        expect(first.replies.length + rest.replies.length).toBe(count)
      })

      it('lists the owners that beat, without those that retired or left nothing', async () => {
        await store.beat('three', 9_000)
        await store.retire('two')
        expect((await store.owners()).toSorted()).toEqual(['one', 'three'])
        await store.admit(message(), 'one')
        await store.takeOver('three', 5_000)
        expect(await store.owners()).toEqual(['three'])
      })
    })

    describe('deletion', () => {
      it('leaves nothing of the conversation, and everything of others', async () => {
        const pending = message({ messageId: 'pending' })
        await answered(message(), 'said', [['a1', { kind: 'more' }]])
        await store.admit(pending, 'one')
        await answered(message({ conversationId: 'another' }), 'kept', [['a1', { kind: 'more' }]])
        await store.addFeedback({ conversationId: 'talk', messageId: 'm1', rating: 'up', receivedAt: 1_000 })
        await store.addEvents([{ name: 'click', body: { session_id: 'talk' }, receivedAt: 1_000 }])
        await store.deleteConversation('talk')

        expect(await store.state('talk')).toBe('deleted')
        expect(await store.reply(keyOf(message()))).toBeUndefined()
        expect(await store.isPending(keyOf(pending))).toBe(false)
        expect(await store.action('talk', 'a1')).toBeUndefined()
        await store.retire('one')
        const abandoned = await store.takeOver('two', 0)
        expect(abandoned.messages).toEqual([])
        expect(abandoned.replies.map(({ key }) => key.conversationId)).toEqual(['another'])
        expect(await store.state('another')).toMatchObject({ terms: ['kept'] })
        expect(await store.action('another', 'a1')).toEqual({ kind: 'more' })

        // As much is left as where none of it ever was.
        const reference = await open()
        await reference.store.admit(message({ conversationId: 'another' }), 'one')
        const kept = answerTo(message({ conversationId: 'another' }), 'kept', [['a1', { kind: 'more' }]])
        await reference.store.commitAnswer(kept, 'one')
        await reference.store.deleteConversation('talk')
        await reference.store.beat('two', 1_000)
        expect(await store.prune(muchLater)).toBe(await reference.store.prune(muchLater))
        await reference.close()
      })

      it('is final: later messages, answers and feedback bring nothing back, also after a restart', async () => {
        await store.admit(message(), 'one')
        await store.deleteConversation('talk')
        expect(await store.admit(message(), 'one')).toEqual({ status: 'deleted' })
        expect(await store.admit(message({ messageId: 'm2' }), 'one')).toEqual({ status: 'deleted' })
        expect(await store.commitAnswer(answerTo(message(), 'late', [['a1', { kind: 'more' }]]), 'one')).toBe('lost')
        await store.addFeedback({ conversationId: 'talk', messageId: 'm1', rating: 'up', receivedAt: 1_000 })
        await store.deleteConversation('talk')
        await store.close()

        const later = await opened.reopen()
        expect(await later.state('talk')).toBe('deleted')
        expect(await later.admit(message(), 'two')).toEqual({ status: 'deleted' })
        expect(await later.reply(keyOf(message()))).toBeUndefined()
        expect(await later.action('talk', 'a1')).toBeUndefined()
        await later.retire('one')
        await later.retire('two')
        const reference = await open()
        await reference.store.deleteConversation('talk')
        expect(await later.prune(muchLater)).toBe(await reference.store.prune(muchLater))
        await reference.close()
      })

      it('holds for a conversation that was never heard of', async () => {
        await store.deleteConversation('talk')
        expect(await store.state('talk')).toBe('deleted')
        expect(await store.admit(message(), 'one')).toEqual({ status: 'deleted' })
      })
    })

    describe('growth', () => {
      it('forgets what is older and keeps what is not', async () => {
        await answered(message({ conversationId: 'old' }), 'old', [['a1', { kind: 'more' }]])
        await store.admit(message({ conversationId: 'old pending' }), 'one')
        await store.addFeedback({ conversationId: 'old', messageId: 'm1', rating: 'down', receivedAt: 1_000 })
        await store.addEvents([{ name: 'click', body: {}, receivedAt: 1_000 }])
        await answered(message({ conversationId: 'long', messageId: 'old' }), 'old', [['a1', { kind: 'more' }]])
        const recent = message({ conversationId: 'long', messageId: 'recent', receivedAt: 9_000 })
        await answered(recent, 'recent', [['a2', { kind: 'more' }]])
        await store.beat('one', 9_000)
        await store.beat('two', 9_000)

        expect(await store.prune(5_000)).toBeGreaterThan(0)
        expect(await store.state('old')).toBeUndefined()
        expect(await store.action('old', 'a1')).toBeUndefined()
        expect(await store.isPending(message({ conversationId: 'old pending' }))).toBe(false)
        expect(await store.reply(keyOf(message({ conversationId: 'long', messageId: 'old' })))).toBeUndefined()
        expect(await store.action('long', 'a1')).toBeUndefined()
        expect(await store.state('long')).toMatchObject({ terms: ['recent'] })
        expect(await store.reply(keyOf(recent))).toEqual(replyOf(recent, 'recent'))
        expect(await store.action('long', 'a2')).toEqual({ kind: 'more' })
        expect(await store.prune(5_000)).toBe(0)
      })

      it('forgets thousands at once', async () => {
        for (let i = 0; i < 2_500; i += 1) await store.admit(message({ messageId: `m${i}` }), 'one')
        expect(await store.prune(5_000)).toBeGreaterThanOrEqual(2_500)
        expect(await store.isPending(message({ messageId: 'm2499' }))).toBe(false)
      })

      it('bounds events and feedback by forgetting the oldest', async () => {
        const event = { name: 'click', body: {}, receivedAt: 1_000 }
        const calls = storeLimits.eventsKept / storeLimits.eventsInOneCall + 1
        for (let i = 0; i < calls; i += 1) {
          await store.addEvents(Array.from({ length: storeLimits.eventsInOneCall }, () => event))
        }
        await store.addEvents([{ ...event, receivedAt: 9_000 }])
        await store.retire('one')
        await store.retire('two')
        expect(await store.prune(5_000)).toBeLessThanOrEqual(storeLimits.eventsKept)
        // The newest is still there.
        expect(await store.prune(muchLater)).toBeGreaterThan(0)

        for (let i = 0; i < storeLimits.feedbackKept + 100; i += 1) {
          await store.addFeedback({ conversationId: 'talk', messageId: `m${i}`, rating: 'up', receivedAt: i })
        }
        const kept = await store.prune(muchLater)
        expect(kept).toBeGreaterThan(0)
        expect(kept).toBeLessThanOrEqual(storeLimits.feedbackKept)
      })

      it('refuses feedback and events of unreasonable size or number, all of a call', async () => {
        const comment = 'x'.repeat(storeLimits.feedbackBytes)
        const feedback = { conversationId: 'talk', messageId: 'm1', rating: 'up' as const, receivedAt: 1_000 }
        await expect(store.addFeedback({ ...feedback, comment })).rejects.toMatchObject({ status: 413 })
        const event = { name: 'click', body: {}, receivedAt: 1_000 }
        const huge = { ...event, body: { message: 'x'.repeat(storeLimits.eventBytes) } }
        await expect(store.addEvents([event, huge])).rejects.toMatchObject({ status: 413 })
        const many = Array.from({ length: storeLimits.eventsInOneCall + 1 }, () => event)
        await expect(store.addEvents(many)).rejects.toMatchObject({ status: 413 })
        await store.retire('one')
        await store.retire('two')
        expect(await store.prune(muchLater)).toBe(0)
      })
    })

    it('can be closed twice', async () => {
      await store.close()
      await store.close()
    })
  })
}
