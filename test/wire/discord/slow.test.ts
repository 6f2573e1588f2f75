import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, it, onTestFinished } from 'vitest'
import { type Chat, createChat } from '../../../src/chat/chat.ts'
import type { StateStore } from '../../../src/chat/state-store.ts'
import { ShopclerkError } from '../../../src/errors.ts'
import { answerersOf, echo, literalUnderstander, temporaryStore } from '../../fixtures/chat.ts'
import { lexiconOf, memoryProductSearch } from '../../fixtures/memory-product-search.ts'
import { channelWith } from './channel.ts'
import { answerTo } from './discord-app.ts'
import { command, post, textOf } from './interactions.ts'
import type { DiscordStandIn } from './stand-in.ts'

/** The channel behind its route, with another chat than the shop's. */
async function listening(
  chatOf: (channel: Awaited<ReturnType<typeof channelWith>>, store: StateStore) => Promise<Chat>,
) {
  const opened = await channelWith()
  const { store, remove } = await temporaryStore()
  const chat = await chatOf(opened, store)
  const app = Fastify()
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof ShopclerkError ? error.status : 500).send({}),
  )
  await opened.channel.routes(app, {
    ...{ chat, store },
    search: memoryProductSearch([]),
    completion: async () => [],
    lexicon: async () => lexiconOf([]),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await app.close()
    await chat.close()
    await remove()
  })
  return { ...opened, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}

const ask = async (url: string, standIn: DiscordStandIn) => {
  const asked = command(standIn, 'ask', { message: 'mouse' })
  const started = performance.now()
  const { response } = await post(url, standIn, asked)
  return { asked, response, ms: performance.now() - started }
}

it('a search that takes longer than Discord waits is deferred in time all the same', async () => {
  const { url, standIn } = await listening(async ({ channel, log }, store) => {
    const answerers = answerersOf(async (context) => {
      await sleep(4_000)
      return echo(context)
    })
    const understander = literalUnderstander
    const chat = createChat({ store, understander, answerers, deliverers: [channel.deliverer], engine: 'sqlite', log })
    await chat.start()
    return chat
  })
  const { asked, response, ms } = await ask(url, standIn)
  expect(response.type).toBe(5)
  expect(ms).toBeLessThan(3_000)
  expect(textOf((await answerTo(standIn, asked)).components)).toMatch(/You said: mouse/)
})

/** A chat of which only `submit` matters. */
const chatThat = (submit: Chat['submit']): Chat => ({
  submit,
  arriving: (work) => work(),
  eventsAfter: () => {
    throw new Error('Nobody follows an answer here.')
  },
  isKnown: async () => false,
  stop: async () => 'answered',
  forget: async () => undefined,
  load: () => ({ waiting: 0, conversations: 0, undelivered: 0 }),
  start: async () => undefined,
  close: async () => undefined,
})
const busy = new ShopclerkError({ code: 'too-busy', status: 503, message: 'Too many messages are waiting.' })

it('where too much waits it is said at once, and where storing hangs before Discord gives up', async () => {
  const full = await listening(async () => chatThat(() => Promise.reject(busy)))
  const { response } = await ask(full.url, full.standIn)
  expect(response).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } })
  expect(textOf(response.data)).toMatch(/ask me again in a minute/)

  const hanging = await listening(async () => chatThat(() => sleep(2_500).then(() => Promise.reject(busy))))
  const { asked, response: deferral, ms } = await ask(hanging.url, hanging.standIn)
  expect([deferral.type, ms < 3_000]).toEqual([5, true])
  expect(textOf((await answerTo(hanging.standIn, asked)).components)).toMatch(/ask me again in a minute/)
})

it('what fails is said kindly, and to the admin', async () => {
  const { url, standIn, log } = await listening(async () => chatThat(() => Promise.reject(new Error('a defect'))))
  const { response } = await ask(url, standIn)
  expect(textOf(response.data)).toMatch(/Something went wrong/)
  expect(log.errors()).toContain('An interaction of Discord could not be answered')
})
