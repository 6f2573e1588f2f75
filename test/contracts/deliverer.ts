import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deliverer } from '../../src/chat/deliverer.ts'
import type { ChannelName } from '../../src/chat/message.ts'
import type { StoredReply } from '../../src/chat/state-store.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

export interface OpenedDeliverer {
  deliverer: Deliverer
  /** A stored reply as the channel's own messages get one: its key must be one that the deliverer can use. */
  storedReply(text: string): StoredReply
  /** The texts that the platform shows now, in the order of their arrival, each as often as it shows it. */
  shown(): Promise<string[]>
  /** The next request that would show an answer fails before the platform has it. */
  refuseNext(): void
  /** The platform takes the next answer, but its response is lost. */
  loseNextResponse(): void
  close(): Promise<void>
}

/** A reply of one text for `channel`, for suites whose keys need nothing special. */
export const storedReplyOf = (
  channel: ChannelName,
  text: string,
  ids: { conversationId: string; messageId: string },
): StoredReply => ({
  key: { channel, ...ids },
  userId: 'ada',
  reply: {
    ...ids,
    intent: 'smalltalk',
    state: emptyState(),
    parts: [{ type: 'text', text }],
    trace: { engine: 'sqlite', queries: [] },
  },
})

/** What the outbox relies on, whichever platform a deliverer sends to. */
export function delivererContract(name: string, open: () => Promise<OpenedDeliverer>): void {
  describe(`${name} delivers as the outbox expects`, () => {
    let opened: OpenedDeliverer
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    it('belongs to the channel of its replies', () => {
      expect(opened.storedReply('one').key.channel).toBe(opened.deliverer.channel)
    })

    it('shows an answer once', async () => {
      await opened.deliverer.deliver(opened.storedReply('one'), false)
      expect(await opened.shown()).toEqual(['one'])
    })

    it('shows answers to different messages, each once and in order', async () => {
      for (const text of ['one', 'two', 'three']) await opened.deliverer.deliver(opened.storedReply(text), false)
      expect(await opened.shown()).toEqual(['one', 'two', 'three'])
    })

    it('shows one answer when it is delivered again after it arrived', async () => {
      const reply = opened.storedReply('one')
      await opened.deliverer.deliver(reply, false)
      await opened.deliverer.deliver(reply, true)
      await opened.deliverer.deliver(reply, true)
      expect(await opened.shown()).toEqual(['one'])
    })

    it('shows an answer that is said to be delivered again but never arrived', async () => {
      await opened.deliverer.deliver(opened.storedReply('one'), true)
      expect(await opened.shown()).toEqual(['one'])
    })

    it('rejects what did not arrive, and shows it when it is delivered again', async () => {
      const reply = opened.storedReply('one')
      opened.refuseNext()
      await expect(opened.deliverer.deliver(reply, false)).rejects.toThrow()
      expect(await opened.shown()).toEqual([])
      await opened.deliverer.deliver(reply, true)
      expect(await opened.shown()).toEqual(['one'])
    })

    it('shows one answer when the first response was lost', async () => {
      const reply = opened.storedReply('one')
      opened.loseNextResponse()
      await opened.deliverer.deliver(reply, false).catch(() => undefined)
      await opened.deliverer.deliver(reply, true)
      expect(await opened.shown()).toEqual(['one'])
    })

    it('takes an answer for lost only when it is: the answer to another message is not it', async () => {
      opened.refuseNext()
      const [first, second] = [opened.storedReply('one'), opened.storedReply('two')]
      await opened.deliverer.deliver(first, false).catch(() => undefined)
      await opened.deliverer.deliver(second, false)
      await opened.deliverer.deliver(first, true)
      expect((await opened.shown()).toSorted()).toEqual(['one', 'two'])
    })
  })
}
