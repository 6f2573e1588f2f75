import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../src/chat/message.ts'
import { hasEnded, newOwner } from '../../src/chat/owner.ts'
import { storeLimits } from '../../src/chat/store-limits.ts'
import { storedReplyOf } from '../contracts/deliverer.ts'
import { alteredStore, echo, keyOfMessage, writtenMessage } from '../fixtures/chat.ts'
import { kindsOf, replyTo, textsOf, until, useChats } from '../fixtures/chats.ts'
import { FakePlatform, platformDeliverer } from '../fixtures/platform.ts'

const chats = useChats()
const stranger = 'another-host/1/some-start'
const quick = { beatMs: 20, sweepMs: 20, deadAfterMs: 200 }

/** Messages that `stranger` admitted and never answered. */
async function leftBehind(texts: readonly string[], given: Partial<ChatMessage> = {}): Promise<ChatMessage[]> {
  const messages = texts.map((text) => writtenMessage(text, given))
  for (const message of messages) await chats.store.admit(message, stranger)
  return messages
}

describe('what a process left behind', () => {
  it('is answered when that process does not beat any more, and not before', async () => {
    let now = 1_000_000
    await chats.store.beat(stranger, now)
    const [message] = await leftBehind(['mouse'])
    const key = keyOfMessage(message ?? writtenMessage(''))
    const chat = await chats.start(echo, { limits: quick, now: () => now })
    for (let i = 0; i < 5; i += 1) {
      now += 100
      await chats.store.beat(stranger, now)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(await chats.store.isPending(key)).toBe(true)
    now += 201
    await until(async () => (await chats.store.reply(key)) !== undefined)
    expect(await chat.isKnown(key)).toBe(true)
  })

  it('is answered at once, in order, by a start after a clean stop', async () => {
    await chats.store.beat(stranger, Date.now())
    await leftBehind(['1', '2', '3'])
    await chats.store.retire(stranger)
    const order: string[] = []
    const chat = await chats.start(async (context) => {
      order.push(context.message.text)
      return echo(context)
    })
    expect(textsOf(await replyTo(chat, writtenMessage('4')))).toEqual(['You said: 4'])
    expect(order).toEqual(['1', '2', '3', '4'])
  })

  it('is taken over as far as there is room, and the rest later', async () => {
    const texts = Array.from({ length: storeLimits.takenOverInOneCall * 2 + 1 }, (_, i) => `${i}`)
    await leftBehind(texts)
    let most = 0
    const chat = await chats.start(
      async (context) => {
        most = Math.max(most, chat.load().waiting)
        await new Promise((resolve) => setTimeout(resolve, 1))
        return echo(context)
      },
      { limits: { ...quick, waiting: 10, waitingInConversation: 10 } },
    )
    await until(async () => (await chats.store.reply(keyOfMessage(writtenMessage(texts.at(-1) ?? '')))) !== undefined)
    expect(most).toBeLessThanOrEqual(storeLimits.takenOverInOneCall + 10)
  })

  it('is delivered when it was answered already, once', async () => {
    const platform = new FakePlatform()
    const [message] = await leftBehind(['mouse'], { channel: 'slack' })
    const answered = message ?? writtenMessage('')
    const { reply } = storedReplyOf('slack', 'stored before', answered)
    await chats.store.commitAnswer({ message: answered, reply, actions: new Map() }, stranger)
    await platform.post(JSON.stringify(['slack', answered.conversationId, answered.messageId]), reply)
    const again = await leftBehind(['keyboard'], { channel: 'slack' })
    await chats.start(echo, { deliverers: [platformDeliverer(platform)], limits: quick })
    await until(() => platform.posts.length === 2)
    expect(platform.posts.at(-1)?.metadata).toContain(again[0]?.messageId)
  })

  it('is answered with an apology when answering it has ended three processes', async () => {
    await leftBehind(['poison'])
    for (const owner of ['b', 'c']) await chats.store.takeOver(`another-host/2/${owner}`, Date.now())
    let answers = 0
    const chat = await chats.start(async (context) => {
      answers += 1
      return echo(context)
    })
    expect(kindsOf(await replyTo(chat, writtenMessage('poison')))).toEqual(['failed'])
    expect(answers).toBe(0)
  })

  it('is given another try when it has ended two', async () => {
    await leftBehind(['mouse'])
    await chats.store.takeOver('another-host/2/b', Date.now())
    const chat = await chats.start(echo)
    expect(textsOf(await replyTo(chat, writtenMessage('mouse')))).toEqual(['You said: mouse'])
  })

  it('that is forgotten meanwhile stays forgotten', async () => {
    const [message] = await leftBehind(['mouse'])
    await chats.store.deleteConversation('talk')
    const chat = await chats.start(echo)
    expect(await chat.isKnown(keyOfMessage(message ?? writtenMessage('')))).toBe(false)
    expect(await chat.submit(writtenMessage('mouse'))).toEqual({ status: 'deleted' })
  })
})

describe('the signs of life', () => {
  it('go on although the store fails now and then, and end with a clean stop', async () => {
    let beats = 0
    const chat = await chats.start(echo, {
      owner: 'me',
      limits: quick,
      store: alteredStore(chats.store, {
        async beat(owner, now) {
          beats += 1
          if (beats === 3) throw new Error('database is locked')
          return chats.store.beat(owner, now)
        },
      }),
    })
    await until(() => beats > 5)
    expect(await chats.store.owners()).toEqual(['me'])
    expect(chats.log.errors()).toEqual(['The sign of life failed'])
    await chat.close()
    expect(await chats.store.owners()).toEqual([])
    const after = beats
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(beats).toBe(after)
  })

  it('cannot begin on a store that fails', async () => {
    const broken = alteredStore(chats.store, {
      beat: async () => {
        throw new Error('disk full')
      },
    })
    await expect(chats.start(echo, { store: broken })).rejects.toThrow('disk full')
  })
})

it('old conversations are forgotten after the days that were set', async () => {
  const day = 24 * 60 * 60 * 1_000
  const [old] = await leftBehind(['old'], { receivedAt: Date.now() - 3 * day, conversationId: 'old' })
  const [recent] = await leftBehind(['recent'], { receivedAt: Date.now() - day, conversationId: 'recent' })
  await chats.start(echo, { limits: { retentionDays: 2 } })
  await until(async () => !(await chats.store.isPending(keyOfMessage(old ?? writtenMessage('')))))
  await until(async () => (await chats.store.reply(keyOfMessage(recent ?? writtenMessage('')))) !== undefined)
  await until(async () => (await chats.store.state('old')) === undefined)
})

describe('whether a process has ended', () => {
  const [scope] = newOwner().split(`/${process.pid}/`)

  it.runIf(process.platform === 'linux')('is known of one on this machine that is not there', () => {
    // The greatest process id that Linux gives is 4,194,304.
    expect(hasEnded(`${scope}/4194305/x`)).toBe(true)
  })

  it('is not claimed of one that runs, of this one, and of any that this one cannot see', () => {
    expect(hasEnded(newOwner())).toBe(false)
    expect(hasEnded(`${scope}/${process.ppid}/x`)).toBe(false)
    expect(hasEnded('somewhere/4194305/x')).toBe(false)
    expect(hasEnded('another-start-of-the-kernel~pid:[1]/4194305/x')).toBe(false)
    expect(hasEnded('not such a name')).toBe(false)
  })

  it('cannot be mixed up: each start has a name of its own', () => {
    expect(newOwner()).not.toBe(newOwner())
  })
})
