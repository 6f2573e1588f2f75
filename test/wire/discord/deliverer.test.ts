import { afterEach, describe, expect, it } from 'vitest'
import { createDiscordChannel } from '../../../src/channels/discord/index.ts'
import { addressText, type ReturnAddress } from '../../../src/channels/discord/return-address.ts'
import { delivererContract, storedReplyOf } from '../../contracts/deliverer.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { people, textOf } from './interactions.ts'
import { bot, DiscordStandIn, directChannel } from './stand-in.ts'

const standIns: DiscordStandIn[] = []
afterEach(() => {
  for (const standIn of standIns.splice(0)) expect(standIn.problems).toEqual([])
})

interface Asked {
  conversationId: string
  address: ReturnAddress
  /** The call that shows an answer. */
  call: string
}

/** A channel, and messages that are asked as `ask` says of their ids. */
async function open(ask: (standIn: DiscordStandIn, messageId: string) => Asked) {
  const standIn = await DiscordStandIn.start()
  standIns.push(standIn)
  const settings = {
    botToken: bot.token,
    applicationId: undefined,
    publicKey: undefined,
    apiUrl: standIn.apiUrl,
    messages: true,
    handoffChannel: undefined,
  }
  const { deliverer } = await createDiscordChannel({ settings, publicUrl: undefined, log: recordingLog() })
  let call = ''
  return {
    standIn,
    deliverer,
    storedReply(text: string) {
      const messageId = standIn.nextId()
      const asked = ask(standIn, messageId)
      call = asked.call
      const reply = storedReplyOf('discord', text, { conversationId: asked.conversationId, messageId })
      return { ...reply, userId: people.ada, returnAddress: addressText(asked.address) }
    },
    shown: async () =>
      standIn.messages
        .filter(({ isDeferred }) => isDeferred !== true)
        .map(({ components }) => textOf(components).trim()),
    refuseNext: () => standIn.trouble(call || 'POST message', { cut: true }),
    loseNextResponse: () => standIn.trouble(call || 'POST message', { loseResponse: true }),
    close: () => standIn.stop(),
  }
}

const inChannel = (channel: string) => (): Asked => ({
  conversationId: channel,
  address: { channel },
  call: 'POST message',
})

/** A mention, whose answer begins a thread. */
const mentioned = (_standIn: DiscordStandIn, messageId: string): Asked => ({
  conversationId: messageId,
  address: { channel: '3900000000000000001', startsThread: true },
  call: 'POST message',
})

/** A command whose answer was deferred. */
function commanded(standIn: DiscordStandIn, id: string): Asked {
  const channel = '3900000000000000002'
  const token = `token-${id}`
  standIn.expect({ id, token, channel_id: channel, user: { id: people.ada } })
  standIn.take(token, { type: 5, data: { flags: 64 } })
  const address = { channel, token, application: bot.applicationId }
  return { conversationId: `${channel}/${people.ada}`, address, call: 'PATCH @original' }
}

delivererContract('Discord, in direct messages or a thread', () => open(inChannel('3900000000000000003')))
delivererContract('Discord, in threads that begin', () => open(mentioned))

describe('a deferred response', () => {
  it('becomes the answer, and stays one however often that is done', async () => {
    const { standIn, deliverer, storedReply, shown, close } = await open(commanded)
    const [one, two] = [storedReply('one'), storedReply('two')]
    standIn.trouble('PATCH @original', { cut: true }, { loseResponse: true })
    await expect(deliverer.deliver(one, false)).rejects.toThrow()
    expect(await shown()).toEqual([])
    await expect(deliverer.deliver(one, true)).rejects.toThrow()
    await deliverer.deliver(two, false)
    await deliverer.deliver(one, true)
    expect(await shown()).toEqual(['one', 'two'])
    await close()
  })
})

describe('a deferred response that was deleted', () => {
  it('whose interaction is over before anything is said beside it becomes a direct message', async () => {
    const { standIn, deliverer, storedReply, close } = await open(commanded)
    standIn.trouble('PATCH @original', { status: 404, code: 10008, message: 'Unknown Message' })
    standIn.trouble('POST follow-up', { status: 401, code: 50027, message: 'Invalid Webhook Token' })
    await deliverer.deliver(storedReply('one'), false)
    expect(standIn.answersIn(directChannel(people.ada)).map(({ components }) => textOf(components).trim())).toEqual([
      'one',
    ])
    await close()
  })
})

describe('an answer that is looked for', () => {
  it('is found behind many others of its channel', async () => {
    const channel = '3900000000000000004'
    const { standIn, deliverer, storedReply, close } = await open(inChannel(channel))
    const [first, ...others] = ['one', 'two', 'three', 'four'].map((text) => storedReply(text))
    if (first === undefined) throw new Error('There is none.')
    for (const other of others) await deliverer.deliver(other, false)
    await deliverer.deliver(first, false)
    // As if so much time had passed that Discord has forgotten the nonces.
    for (const message of standIn.messages) delete message.nonce
    await deliverer.deliver(first, true)
    expect(standIn.answersIn(channel)).toHaveLength(4)
    await close()
  })

  it('is found in the older message whose place it took, when its token is over', async () => {
    const channel = '3900000000000000006'
    const { standIn, deliverer, storedReply, close } = await open(inChannel(channel))
    await deliverer.deliver(storedReply('the answer with the button'), false)
    const [pressed] = standIn.answersIn(channel)
    if (pressed === undefined) throw new Error('There is none.')
    pressed.id = standIn.nextId(Date.now() - 20 * 60_000)
    // The press has a second left.
    const id = standIn.nextId(Date.now() - 15 * 60_000 + 10_000 + 1_000)
    const token = `token-${id}`
    standIn.expect({ id, token, channel_id: channel, user: { id: people.ada }, message: { id: pressed.id } })
    standIn.take(token, { type: 6 })
    const address = { channel, token, application: bot.applicationId, replaces: pressed.id }
    const changed = storedReplyOf('discord', 'wider', { conversationId: channel, messageId: id })
    const stored = { ...changed, userId: people.ada, returnAddress: addressText(address) }
    await deliverer.deliver(stored, false)
    expect(textOf(pressed.components)).toMatch(/wider/)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await deliverer.deliver(stored, true)
    expect(standIn.answersIn(channel)).toEqual([pressed])
    await close()
  })

  it('is not posted twice within some minutes, even when it cannot be looked for', async () => {
    const channel = '3900000000000000005'
    const { standIn, deliverer, storedReply, close } = await open(inChannel(channel))
    const reply = storedReply('one')
    await deliverer.deliver(reply, false)
    await deliverer.deliver(reply, false)
    expect(standIn.callsOf('POST message')).toHaveLength(2)
    expect(standIn.answersIn(channel)).toHaveLength(1)
    await close()
  })
})
