import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Deliverer, DeliveryRefused } from '../../src/chat/deliverer.ts'
import { chatLimits } from '../../src/chat/limits.ts'
import { createOutbox, type Outbox, type OutboxOptions } from '../../src/chat/outbox.ts'
import type { StateStore, StoredReply } from '../../src/chat/state-store.ts'
import { storedReplyOf } from '../contracts/deliverer.ts'
import { alteredStore, keyOfMessage, writtenMessage } from '../fixtures/chat.ts'
import { until, useChats } from '../fixtures/chats.ts'
import { FakePlatform, platformDeliverer } from '../fixtures/platform.ts'

const chats = useChats()
let platform: FakePlatform
beforeEach(() => {
  platform = new FakePlatform()
})

const textsOn = (on: FakePlatform): string[] =>
  on.posts.flatMap(({ reply }) => reply.parts.map((part) => (part.type === 'text' ? part.text : '')))

function outboxWith(deliverers: Deliverer[], given: Partial<OutboxOptions> = {}): Outbox {
  const limits = chatLimits({ deliveryTries: 3 })
  return createOutbox({ store: chats.store, deliverers, log: chats.log, limits, turn: async () => undefined, ...given })
}

/** A reply that is stored as the answer to a message on `channel`. */
async function stored(
  text: string,
  conversationId = 'talk',
  channel: 'slack' | 'discord' = 'slack',
): Promise<StoredReply> {
  const message = writtenMessage(text, { conversationId, channel })
  const reply = storedReplyOf(channel, text, message)
  await chats.store.admit(message, 'owner')
  await chats.store.commitAnswer({ message, reply: reply.reply, actions: new Map() }, 'owner')
  return reply
}

/** What a process would find undelivered when all others are gone. */
const unsent = async (store: StateStore = chats.store): Promise<string[]> => {
  await store.retire('owner')
  return (await store.takeOver('taker', 0)).replies.map(({ key }) => key.messageId)
}

describe('the outbox', () => {
  it('sends through the deliverer of the channel, and notes it', async () => {
    const other = new FakePlatform()
    const outbox = outboxWith([platformDeliverer(platform), platformDeliverer(other, 'discord')])
    outbox.send(await stored('for slack'), false)
    outbox.send(await stored('for discord', 'talk', 'discord'), false)
    await outbox.close(1_000)
    expect(textsOn(platform)).toEqual(['for slack'])
    expect(textsOn(other)).toEqual(['for discord'])
    expect(await unsent()).toEqual([])
  })

  it('tries again after a failure, and shows one answer when the first had arrived', async () => {
    platform.troubles.push('response-lost', 'refused')
    const outbox = outboxWith([platformDeliverer(platform)])
    outbox.send(await stored('one'), false)
    outbox.send(await stored('two'), false)
    await outbox.close(10_000)
    expect(textsOn(platform)).toEqual(['one', 'two'])
    expect(await unsent()).toEqual([])
  })

  it('leaves unsent what cannot be delivered, and goes on with the rest', async () => {
    const deliver = vi.fn<Deliverer['deliver']>(async ({ key }) => {
      if (key.messageId === 'message of bad') throw new Error('503')
    })
    const outbox = outboxWith([{ channel: 'slack', deliver }])
    outbox.send(await stored('bad'), false)
    outbox.send(await stored('good'), false)
    await outbox.close(20_000)
    expect(deliver.mock.calls.map(([{ key }, again]) => [key.messageId, again])).toEqual([
      ['message of bad', false],
      ['message of bad', true],
      ['message of bad', true],
      ['message of good', false],
    ])
    expect(await unsent()).toEqual(['message of bad'])
    expect(chats.log.errors()).toHaveLength(1)
  })

  it('keeps the order of a conversation while others and other channels go on', async () => {
    const gate = Promise.withResolvers<void>()
    const sent: string[] = []
    const deliver: Deliverer['deliver'] = async ({ key }) => {
      if (key.messageId === 'message of a1') await gate.promise
      sent.push(key.messageId.replace('message of ', ''))
    }
    const outbox = outboxWith([
      { channel: 'slack', deliver },
      { channel: 'discord', deliver },
    ])
    for (const text of ['a1', 'a2', 'a3']) outbox.send(await stored(text, 'a'), false)
    outbox.send(await stored('b1', 'b'), false)
    outbox.send(await stored('c1', 'a', 'discord'), false)
    await until(() => sent.length === 2)
    await until(() => outbox.waiting === 3)
    gate.resolve()
    await outbox.close(1_000)
    expect(sent.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'c1'])
    expect(sent.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
  })

  it('leaves unsent what has no deliverer or no room', async () => {
    const gate = Promise.withResolvers<void>()
    const outbox = outboxWith([{ channel: 'slack', deliver: () => gate.promise }], {
      limits: chatLimits({ undelivered: 2 }),
    })
    outbox.send(await stored('elsewhere', 'talk', 'discord'), false)
    for (const text of ['one', 'two', 'three']) outbox.send(await stored(text), false)
    expect(outbox.hasRoom).toBe(false)
    gate.resolve()
    await outbox.close(1_000)
    expect(outbox.waiting).toBe(0)
    expect(await unsent()).toEqual(['message of elsewhere', 'message of three'])
  })

  it('does not try beside a delivery that hangs, and is not held up by it for ever', async () => {
    const deliver = vi.fn<Deliverer['deliver']>(async ({ key }) => {
      if (key.messageId === 'message of hanging') await new Promise(() => undefined)
    })
    const outbox = outboxWith([{ channel: 'slack', deliver }], { limits: chatLimits({ deliveryMs: 50 }) })
    outbox.send(await stored('hanging'), false)
    outbox.send(await stored('next'), false)
    await outbox.close(5_000)
    expect(deliver).toHaveBeenCalledTimes(2)
    expect(await unsent()).toEqual(['message of hanging'])
  })

  it('sends nothing of a conversation that was deleted while it waited', async () => {
    const gate = Promise.withResolvers<void>()
    const deliver = vi.fn<Deliverer['deliver']>(() => gate.promise)
    const outbox = outboxWith([{ channel: 'slack', deliver }])
    for (const text of ['one', 'two']) outbox.send(await stored(text), false)
    await until(() => deliver.mock.calls.length === 1)
    outbox.forget('talk')
    gate.resolve()
    await outbox.close(1_000)
    expect(deliver).toHaveBeenCalledTimes(1)
  })

  it('asks the store before it sends again: another process may have deleted the conversation', async () => {
    const deliver = vi.fn<Deliverer['deliver']>(async () => undefined)
    const outbox = outboxWith([{ channel: 'slack', deliver }])
    const reply = await stored('one')
    await chats.store.deleteConversation('talk')
    outbox.send(reply, true)
    await outbox.close(1_000)
    expect(deliver).not.toHaveBeenCalled()
  })

  it('notes a delivery although the store fails at first', async () => {
    let failures = 2
    const store = alteredStore(chats.store, {
      async markDelivered(key) {
        if (failures-- > 0) throw new Error('database is locked')
        return chats.store.markDelivered(key)
      },
    })
    const outbox = outboxWith([platformDeliverer(platform)], { store })
    outbox.send(await stored('one'), false)
    await outbox.close(10_000)
    expect(textsOn(platform)).toEqual(['one'])
    expect(await unsent()).toEqual([])
  })

  it('closes in time, whatever hangs, and sends nothing afterwards', async () => {
    const outbox = outboxWith([{ channel: 'slack', deliver: () => new Promise(() => undefined) }])
    outbox.send(await stored('hanging'), false)
    const before = performance.now()
    await outbox.close(50)
    expect(performance.now() - before).toBeLessThan(1_000)
    outbox.send(await stored('late'), false)
    expect(outbox.waiting).toBe(0)
    expect(await unsent()).toEqual(['message of hanging', 'message of late'])
  })

  it('takes one deliverer a channel', () => {
    expect(() => outboxWith([platformDeliverer(platform), platformDeliverer(platform)])).toThrow(RangeError)
  })
})

describe('a chat with a platform', () => {
  it('sends each answer once it is stored', async () => {
    const isStored: boolean[] = []
    const chat = await chats.start(
      async ({ emit, state }) => {
        emit({ type: 'text', text: 'Hello' })
        return { state, trace: { engine: 'sqlite', queries: [] } }
      },
      {
        deliverers: [
          {
            channel: 'slack',
            async deliver({ key }) {
              isStored.push((await chats.store.reply(key)) !== undefined)
            },
          },
        ],
      },
    )
    const message = writtenMessage('hi', { channel: 'slack' })
    await chat.submit(message)
    await until(() => isStored.length > 0)
    await until(() => chat.load().undelivered === 0)
    expect(isStored).toEqual([true])
    expect(await chats.store.isPending(keyOfMessage(message))).toBe(false)
  })

  it('waits as long as the platform says, without counting it as a try, and loses nothing', async () => {
    let refusals = 5
    const deliverer: Deliverer = {
      channel: 'slack',
      async deliver({ reply, key }, again) {
        expect(again).toBe(false)
        refusals -= 1
        if (refusals >= 0) throw new DeliveryRefused('Too many.', 'later', { afterMs: 1 })
        await platform.post(key.messageId, reply)
      },
    }
    const outbox = outboxWith([deliverer], { limits: chatLimits({ deliveryTries: 1 }) })
    outbox.send(await stored('one'), false)
    await outbox.close(5_000)
    expect(textsOn(platform)).toEqual(['one'])
    expect(await unsent()).toEqual([])
  })

  it.each([
    ['stuck', ['message of one']],
    ['never', []],
  ] as const)('does not try again what the platform refuses as %s', async (what, left) => {
    let tries = 0
    const deliverer: Deliverer = {
      channel: 'slack',
      async deliver() {
        tries += 1
        throw new DeliveryRefused('No.', what)
      },
    }
    const outbox = outboxWith([deliverer])
    outbox.send(await stored('one'), false)
    await outbox.close(5_000)
    expect(tries).toBe(1)
    expect(await unsent()).toEqual(left)
  })

  it('sends what shares a lane one after the other, whatever its conversation', async () => {
    let [atOnce, most] = [0, 0]
    const deliverer: Deliverer = {
      channel: 'slack',
      laneOf: ({ conversationId }) => conversationId.charAt(0),
      async deliver() {
        atOnce += 1
        most = Math.max(most, atOnce)
        await new Promise((resolve) => setTimeout(resolve, 5))
        atOnce -= 1
      },
    }
    const outbox = outboxWith([deliverer])
    for (const [n, conversation] of ['a1', 'a2', 'a3'].entries()) outbox.send(await stored(`${n}`, conversation), false)
    await outbox.close(5_000)
    expect(most).toBe(1)
  })
})
