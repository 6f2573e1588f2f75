import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, it, onTestFinished, vi } from 'vitest'
import { customIds } from '../../../src/channels/discord/custom-ids.ts'
import type { Chat } from '../../../src/chat/chat.ts'
import type { Feedback, StateStore } from '../../../src/chat/state-store.ts'
import { storedReplyOf } from '../../contracts/deliverer.ts'
import { lexiconOf, memoryProductSearch } from '../../fixtures/memory-product-search.ts'
import { channelWith } from './channel.ts'
import { people, post, press, shopChannel } from './interactions.ts'

it('a rating that is replayed, as long as its signature holds, is stored once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { standIn, channel } = await channelWith()
  const reference = { conversationId: `${shopChannel}/${people.ada}`, messageId: standIn.nextId() }
  const stored: Feedback[] = []
  const store: Pick<StateStore, 'reply' | 'addFeedback'> = {
    reply: async () => storedReplyOf('discord', 'one', reference).reply,
    addFeedback: async (feedback) => void stored.push(feedback),
  }
  const chat: Pick<Chat, 'arriving'> = { arriving: (work) => work() }
  const app = Fastify()
  await channel.routes(app, {
    // A rating asks nothing, and needs no more of either.
    ...{ chat: chat as Chat, store: store as StateStore },
    search: memoryProductSearch([]),
    completion: async () => [],
    lexicon: async () => lexiconOf([]),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => void (await app.close()))
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const message = { id: '1', channel: shopChannel, content: '', components: [], flags: 0, ephemeral: people.ada }
  const rated = press(standIn, message, customIds.whole('up', reference))
  for (const seconds of [0, 60, 500]) {
    vi.setSystemTime(Date.now() + seconds * 1_000)
    expect(await post(url, standIn, rated)).toMatchObject({ status: 200, response: { type: 4 } })
  }
  expect(stored).toMatchObject([{ ...reference, rating: 'up' }])
  await post(url, standIn, press(standIn, message, customIds.whole('up', reference)))
  expect(stored).toHaveLength(2)
})
