import { describe, expect, it } from 'vitest'
import { storeLimits } from '../../../src/chat/store-limits.ts'
import { answerIn, answerTo, keyOf, message, muchLater, replyOf, type StoreInTest } from './cases.ts'

export function deletionAndGrowth(tested: StoreInTest): void {
  describe('deletion', () => {
    it('keeps looks of pictures by a handle until their conversation is forgotten, the newest ones for a day', async () => {
      const { store } = tested
      const handle = (await store.keepLook('talk', '{"looks":1}', 1_000)) ?? ''
      expect(handle).toMatch(/^[\w-]{20,}$/)
      expect(await store.keptLook(handle)).toBe('{"looks":1}')
      expect(await store.keptLook('another')).toBeUndefined()
      const later = (await store.keepLook('other', '{}', 1_000 + storeLimits.looksKeptForMs)) ?? ''
      expect(await store.keptLook(handle)).toBe('{"looks":1}')
      await store.keepLook('other', '{}', 2_000 + storeLimits.looksKeptForMs)
      expect(await store.keptLook(handle)).toBeUndefined()
      await store.deleteConversation('other')
      expect(await store.keptLook(later)).toBeUndefined()
      expect(await store.keepLook('other', '{}', 3_000)).toBeUndefined()
    })

    it('keeps no more looks than it says, and none of unreasonable size', async () => {
      const { store } = tested
      const first = (await store.keepLook('talk', '{}', 1_000)) ?? ''
      for (let i = 0; i < storeLimits.looksKept; i++) await store.keepLook('talk', '{}', 1_001 + i)
      expect(await store.keptLook(first)).toBeUndefined()
      await expect(store.keepLook('talk', 'x'.repeat(storeLimits.lookBytes + 1), 9_000)).rejects.toMatchObject({
        status: 413,
      })
    })

    it('leaves nothing of the conversation, and everything of others', async () => {
      const pending = message({ messageId: 'pending' })
      await answerIn(tested.store, message(), 'said', [['a1', { kind: 'more' }]])
      await tested.store.admit(pending, 'one')
      await answerIn(tested.store, message({ conversationId: 'another' }), 'kept', [['a1', { kind: 'more' }]])
      await tested.store.addFeedback({ conversationId: 'talk', messageId: 'm1', rating: 'up', receivedAt: 1_000 })
      await tested.store.addEvents([{ name: 'click', body: { session_id: 'talk' }, receivedAt: 1_000 }])
      await tested.store.deleteConversation('talk')

      expect(await tested.store.state('talk')).toBe('deleted')
      expect(await tested.store.reply(keyOf(message()))).toBeUndefined()
      expect(await tested.store.isPending(keyOf(pending))).toBe(false)
      expect(await tested.store.action('talk', 'a1')).toBeUndefined()
      await tested.store.retire('one')
      const abandoned = await tested.store.takeOver('two', 0)
      expect(abandoned.messages).toEqual([])
      expect(abandoned.replies.map(({ key }) => key.conversationId)).toEqual(['another'])
      expect(await tested.store.state('another')).toMatchObject({ terms: ['kept'] })
      expect(await tested.store.action('another', 'a1')).toEqual({ kind: 'more' })

      // As much is left as where none of it ever was.
      const reference = await tested.openAnother()
      await reference.store.admit(message({ conversationId: 'another' }), 'one')
      const kept = answerTo(message({ conversationId: 'another' }), 'kept', [['a1', { kind: 'more' }]])
      await reference.store.commitAnswer(kept, 'one')
      await reference.store.deleteConversation('talk')
      await reference.store.beat('two', 1_000)
      expect(await tested.store.prune(muchLater)).toBe(await reference.store.prune(muchLater))
      await reference.close()
    })

    it('is final: later messages, answers and feedback bring nothing back, also after a restart', async () => {
      await tested.store.admit(message(), 'one')
      await tested.store.deleteConversation('talk')
      expect(await tested.store.admit(message(), 'one')).toEqual({ status: 'deleted' })
      expect(await tested.store.admit(message({ messageId: 'm2' }), 'one')).toEqual({ status: 'deleted' })
      expect(await tested.store.commitAnswer(answerTo(message(), 'late', [['a1', { kind: 'more' }]]), 'one')).toBe(
        'lost',
      )
      await tested.store.addFeedback({ conversationId: 'talk', messageId: 'm1', rating: 'up', receivedAt: 1_000 })
      await tested.store.deleteConversation('talk')
      await tested.store.close()

      const later = await tested.opened.reopen()
      expect(await later.state('talk')).toBe('deleted')
      expect(await later.admit(message(), 'two')).toEqual({ status: 'deleted' })
      expect(await later.reply(keyOf(message()))).toBeUndefined()
      expect(await later.action('talk', 'a1')).toBeUndefined()
      await later.retire('one')
      await later.retire('two')
      const reference = await tested.openAnother()
      await reference.store.deleteConversation('talk')
      expect(await later.prune(muchLater)).toBe(await reference.store.prune(muchLater))
      await reference.close()
    })

    it('holds for a conversation that was never heard of', async () => {
      await tested.store.deleteConversation('talk')
      expect(await tested.store.state('talk')).toBe('deleted')
      expect(await tested.store.admit(message(), 'one')).toEqual({ status: 'deleted' })
    })
  })

  describe('growth', () => {
    it('forgets what is older and keeps what is not', async () => {
      await answerIn(tested.store, message({ conversationId: 'old' }), 'old', [['a1', { kind: 'more' }]])
      await tested.store.admit(message({ conversationId: 'old pending' }), 'one')
      await tested.store.addFeedback({ conversationId: 'old', messageId: 'm1', rating: 'down', receivedAt: 1_000 })
      await tested.store.addEvents([{ name: 'click', body: {}, receivedAt: 1_000 }])
      await answerIn(tested.store, message({ conversationId: 'long', messageId: 'old' }), 'old', [
        ['a1', { kind: 'more' }],
      ])
      const recent = message({ conversationId: 'long', messageId: 'recent', receivedAt: 9_000 })
      await answerIn(tested.store, recent, 'recent', [['a2', { kind: 'more' }]])
      await tested.store.beat('one', 9_000)
      await tested.store.beat('two', 9_000)

      expect(await tested.store.prune(5_000)).toBeGreaterThan(0)
      expect(await tested.store.state('old')).toBeUndefined()
      expect(await tested.store.action('old', 'a1')).toBeUndefined()
      expect(await tested.store.isPending(message({ conversationId: 'old pending' }))).toBe(false)
      expect(await tested.store.reply(keyOf(message({ conversationId: 'long', messageId: 'old' })))).toBeUndefined()
      expect(await tested.store.action('long', 'a1')).toBeUndefined()
      expect(await tested.store.state('long')).toMatchObject({ terms: ['recent'] })
      expect(await tested.store.reply(keyOf(recent))).toEqual(replyOf(recent, 'recent'))
      expect(await tested.store.action('long', 'a2')).toEqual({ kind: 'more' })
      expect(await tested.store.prune(5_000)).toBe(0)
    })

    it('forgets thousands at once', async () => {
      for (let i = 0; i < 2_500; i += 1) await tested.store.admit(message({ messageId: `m${i}` }), 'one')
      expect(await tested.store.prune(5_000)).toBeGreaterThanOrEqual(2_500)
      expect(await tested.store.isPending(message({ messageId: 'm2499' }))).toBe(false)
    })

    it('bounds events and feedback by forgetting the oldest', async () => {
      const event = { name: 'click', body: {}, receivedAt: 1_000 }
      const calls = storeLimits.eventsKept / storeLimits.eventsInOneCall + 1
      for (let i = 0; i < calls; i += 1) {
        await tested.store.addEvents(Array.from({ length: storeLimits.eventsInOneCall }, () => event))
      }
      await tested.store.addEvents([{ ...event, receivedAt: 9_000 }])
      await tested.store.retire('one')
      await tested.store.retire('two')
      expect(await tested.store.prune(5_000)).toBeLessThanOrEqual(storeLimits.eventsKept)
      // The newest is still there.
      expect(await tested.store.prune(muchLater)).toBeGreaterThan(0)

      for (let i = 0; i < storeLimits.feedbackKept + 100; i += 1) {
        await tested.store.addFeedback({ conversationId: 'talk', messageId: `m${i}`, rating: 'up', receivedAt: i })
      }
      const kept = await tested.store.prune(muchLater)
      expect(kept).toBeGreaterThan(0)
      expect(kept).toBeLessThanOrEqual(storeLimits.feedbackKept)
    })

    it('refuses feedback and events of unreasonable size or number, all of a call', async () => {
      const comment = 'x'.repeat(storeLimits.feedbackBytes)
      const feedback = { conversationId: 'talk', messageId: 'm1', rating: 'up' as const, receivedAt: 1_000 }
      await expect(tested.store.addFeedback({ ...feedback, comment })).rejects.toMatchObject({ status: 413 })
      const event = { name: 'click', body: {}, receivedAt: 1_000 }
      const huge = { ...event, body: { message: 'x'.repeat(storeLimits.eventBytes) } }
      await expect(tested.store.addEvents([event, huge])).rejects.toMatchObject({ status: 413 })
      const many = Array.from({ length: storeLimits.eventsInOneCall + 1 }, () => event)
      await expect(tested.store.addEvents(many)).rejects.toMatchObject({ status: 413 })
      await tested.store.retire('one')
      await tested.store.retire('two')
      expect(await tested.store.prune(muchLater)).toBe(0)
    })
  })
}
