import { describe, expect, it } from 'vitest'
import type { Abandoned, StateStore } from '../../../src/chat/state-store.ts'
import { storeLimits } from '../../../src/chat/store-limits.ts'
import { answerIn, answerTo, keyOf, message, replyOf, type StoreInTest } from './cases.ts'

/** All that `takeOver` hands over until nothing comes. */
async function takeOverAll(store: StateStore, owner: string, deadSince: number): Promise<Abandoned> {
  const all: Abandoned = { messages: [], replies: [] }
  for (;;) {
    const { messages, replies } = await store.takeOver(owner, deadSince)
    if (messages.length + replies.length === 0) return all
    all.messages.push(...messages)
    all.replies.push(...replies)
  }
}

export function workOfTheDead(tested: StoreInTest): void {
  describe('work of the dead', () => {
    it('leaves alone what belongs to the living and to the caller', async () => {
      await tested.store.admit(message(), 'one')
      await tested.store.admit(message({ messageId: 'm2' }), 'two')
      expect(await tested.store.takeOver('two', 1_000)).toEqual({ messages: [], replies: [] })
      await tested.store.beat('one', 5_000)
      expect(await tested.store.takeOver('two', 4_000)).toEqual({ messages: [], replies: [] })
    })

    it('passes on messages, oldest first, as they were, with one more attempt each time', async () => {
      const first = message({ text: 'first', action: 'a1', pictures: [{ id: 'p1', mimeType: 'image/png' }] })
      const second = message({ messageId: 'm2', conversationId: 'another', locale: 'en-GB' })
      await tested.store.admit(first, 'one')
      await tested.store.admit(second, 'one')
      await tested.store.beat('two', 9_000)
      expect((await tested.store.takeOver('two', 5_000)).messages).toEqual([
        { message: first, attempts: 2 },
        { message: second, attempts: 2 },
      ])
      expect((await tested.store.takeOver('two', 5_000)).messages).toEqual([])
      await tested.store.beat('three', 20_000)
      expect((await tested.store.takeOver('three', 15_000)).messages.map(({ attempts }) => attempts)).toEqual([3, 3])
    })

    it('passes on replies that are not known to be delivered, and no others', async () => {
      await answerIn(tested.store, message({ messageId: 'delivered' }))
      await tested.store.markDelivered(keyOf(message({ messageId: 'delivered' })))
      const unsent = message({ messageId: 'unsent', channel: 'slack', userId: 'grace' })
      await answerIn(tested.store, unsent, 'unsent')
      await tested.store.beat('two', 9_000)
      expect(await tested.store.takeOver('two', 5_000)).toEqual({
        messages: [],
        replies: [{ key: keyOf(unsent), userId: 'grace', reply: replyOf(unsent, 'unsent') }],
      })
      await tested.store.markDelivered(keyOf(unsent))
      await tested.store.beat('three', 20_000)
      expect(await tested.store.takeOver('three', 15_000)).toEqual({ messages: [], replies: [] })
    })

    it('passes on where the answer goes, and forgets that once it is there', async () => {
      const asked = message({ channel: 'discord', returnAddress: 'a secret' })
      await answerIn(tested.store, asked)
      await tested.store.admit(message({ messageId: 'm2', returnAddress: 'another' }), 'one')
      await tested.store.beat('two', 9_000)
      const { messages, replies } = await tested.store.takeOver('two', 5_000)
      expect(messages.map((entry) => entry.message.returnAddress)).toEqual(['another'])
      expect(replies.map(({ returnAddress }) => returnAddress)).toEqual(['a secret'])
      await tested.store.markDelivered(keyOf(asked))
      await tested.store.beat('three', 20_000)
      expect((await tested.store.takeOver('three', 15_000)).replies).toEqual([])
    })

    it('tells nobody who reads the conversation where its answers went', async () => {
      await answerIn(tested.store, message({ channel: 'discord', returnAddress: 'a secret' }))
      const read = [await tested.store.turns('talk', 10), await tested.store.messagesOf('discord', 'ada', 10)]
      expect(JSON.stringify(read)).not.toContain('a secret')
    })

    it('refuses a return address that is too large, with its message', async () => {
      const returnAddress = 'x'.repeat(storeLimits.returnAddressBytes + 1)
      await expect(tested.store.admit(message({ returnAddress }), 'one')).rejects.toMatchObject({ status: 413 })
      expect(await tested.store.isPending(message())).toBe(false)
    })

    it('keeps a delivered reply for who asks again', async () => {
      await answerIn(tested.store, message())
      await tested.store.markDelivered(keyOf(message()))
      expect(await tested.store.admit(message(), 'two')).toEqual({ status: 'answered', reply: replyOf(message()) })
    })

    it('fences off the owner that was given up', async () => {
      const other = await tested.opened.reopen()
      await tested.store.admit(message(), 'one')
      await other.beat('two', 9_000)
      expect((await other.takeOver('two', 5_000)).messages).toHaveLength(1)
      await tested.store.beat('one', 9_500)
      expect(await tested.store.commitAnswer(answerTo(message(), 'too late'), 'one')).toBe('lost')
      expect(await other.commitAnswer(answerTo(message(), 'in time'), 'two')).toBe('stored')
      expect(await tested.store.reply(keyOf(message()))).toEqual(replyOf(message(), 'in time'))
    })

    it('is taken by one of several at once', async () => {
      const other = await tested.opened.reopen()
      for (let i = 0; i < 10; i += 1) await tested.store.admit(message({ messageId: `m${i}` }), 'one')
      await Promise.all([tested.store.beat('two', 9_000), other.beat('three', 9_000)])
      const taken = await Promise.all([tested.store.takeOver('two', 5_000), other.takeOver('three', 5_000)])
      const ids = taken.flatMap(({ messages }) => messages.map((entry) => entry.message.messageId))
      expect(ids.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `m${i}`))
    })

    it('may be taken at once from an owner that retired or never beat', async () => {
      await tested.store.admit(message(), 'one')
      await tested.store.admit(message({ messageId: 'm2' }), 'unheard of')
      await tested.store.retire('one')
      const { messages } = await tested.store.takeOver('two', 0)
      expect(messages.map((entry) => entry.message.messageId)).toEqual(['m1', 'm2'])
    })

    it('comes in bounded batches until all is handed over, each once', async () => {
      const count = storeLimits.takenOverInOneCall * 2 + 5
      for (let i = 0; i < count; i += 1) {
        await tested.store.admit(message({ messageId: `m${i}` }), 'one')
        await answerIn(tested.store, message({ messageId: `r${i}` }))
      }
      await tested.store.retire('one')
      const first = await tested.store.takeOver('two', 0)
      expect(first.messages.length).toBeLessThanOrEqual(storeLimits.takenOverInOneCall)
      expect(first.replies.length).toBeLessThanOrEqual(storeLimits.takenOverInOneCall)
      const rest = await takeOverAll(tested.store, 'two', 0)
      const ids = [...first.messages, ...rest.messages].map((entry) => entry.message.messageId)
      expect(ids).toEqual(Array.from({ length: count }, (_, i) => `m${i}`))
      expect(first.replies.length + rest.replies.length).toBe(count)
    })

    it('lists the owners that beat, without those that retired or left nothing', async () => {
      await tested.store.beat('three', 9_000)
      await tested.store.retire('two')
      expect((await tested.store.owners()).toSorted()).toEqual(['one', 'three'])
      await tested.store.admit(message(), 'one')
      await tested.store.takeOver('three', 5_000)
      expect(await tested.store.owners()).toEqual(['three'])
    })
  })
}
