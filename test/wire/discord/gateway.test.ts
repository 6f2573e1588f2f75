import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { answerTo, buttonOf, labelsOf, until } from './discord-app.ts'
import { GatewayStandIn } from './gateway-stand-in.ts'
import { autocomplete, command, discordEnv, people, press, shopChannel, textOf } from './interactions.ts'
import { bot, DiscordStandIn, directChannel } from './stand-in.ts'

type Json = Record<string, unknown>

let [standIn, gateway, opened]: [DiscordStandIn, GatewayStandIn, OpenedApp | undefined] = [
  undefined as never,
  undefined as never,
  undefined,
]
beforeEach(async () => {
  standIn = await DiscordStandIn.start()
  gateway = new GatewayStandIn(standIn)
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
  gateway.stop()
  await standIn.stop()
  expect(standIn.problems).toEqual([])
})

async function open(env: Record<string, string> = {}): Promise<FastifyInstance> {
  opened = await openSharedApp({ env: discordEnv(standIn, { DISCORD_PUBLIC_KEY: '', ...env }) })
  await opened.app.listen({ port: 0, host: '127.0.0.1' })
  return opened.app
}

const connected = () => until('the gateway', () => gateway.isConnected)

function dispatch(interaction: Json): void {
  standIn.expect(interaction)
  gateway.dispatch('INTERACTION_CREATE', interaction)
}

/** A message that somebody has written. */
const written = (content: string, given: Json = {}): Json & { id: string } => ({
  id: standIn.nextId(),
  channel_id: shopChannel,
  guild_id: '4000000000000000001',
  author: { id: people.ada, username: 'ada', discriminator: '0', avatar: null },
  content,
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
  ...given,
})
const us = [{ id: bot.id, username: 'Shopclerk', discriminator: '0000', avatar: null, bot: true }]
const mention = (content: string, given: Json = {}) => written(`<@${bot.id}> ${content}`, { mentions: us, ...given })
const say = (message: Json) => gateway.dispatch('MESSAGE_CREATE', message)

describe('the gateway', () => {
  it('brings the same interactions as HTTP does, with no privileged intent', async () => {
    await open()
    await connected()
    expect(gateway.identified).toEqual([{ intents: 1 << 12 }])
    const asked = command(standIn, 'search', { query: 'desk lamp', max_price: 40 })
    dispatch(asked)
    const answer = await answerTo(standIn, asked)
    expect(answer.ephemeral).toBe(people.ada)
    expect(standIn.callsOf('POST callback')[0]).toEqual({ type: 5, data: { flags: 64 } })
    dispatch(press(standIn, answer, buttonOf(answer, '✕ under $40').customId))
    await until('the wider answer', () => !labelsOf(answer).includes('✕ under $40'))
    dispatch(autocomplete(standIn, 'search', 'brand', 'peb'))
    await until('the choices', () => standIn.callsOf('POST callback').some(({ type }) => type === 8))
  })

  it('has no address for interactions by HTTP', async () => {
    const app = await open()
    expect((await app.inject({ method: 'POST', url: '/discord/interactions', payload: {} })).statusCode).toBe(404)
  })

  it('that drops is resumed, and neither loses nor repeats what came meanwhile', async () => {
    await open()
    await connected()
    const before = command(standIn, 'search', { query: 'desk lamp' })
    dispatch(before)
    await answerTo(standIn, before)
    gateway.drop()
    const meanwhile = command(standIn, 'search', { query: 'mouse' }, { channel: '3400000000000000001' })
    dispatch(meanwhile)
    await answerTo(standIn, meanwhile)
    expect(gateway.resumed).toHaveLength(1)
    expect(gateway.identified).toHaveLength(1)

    gateway.reconnect()
    const later = command(standIn, 'search', { query: 'backpack' }, { channel: '3400000000000000002' })
    dispatch(later)
    await answerTo(standIn, later)
    expect(gateway.resumed).toHaveLength(2)
    // The last event before each was sent once more.
    for (const { id } of [before, meanwhile, later])
      expect(standIn.messages.filter(({ interaction }) => interaction === id)).toHaveLength(1)
    expect(standIn.callsOf('PATCH @original')).toHaveLength(3)
  })

  it('whose session is over is begun anew', async () => {
    await open()
    await connected()
    gateway.forget()
    gateway.close(4000)
    await until('a new session', () => gateway.identified.length === 2 && gateway.isConnected)
    const asked = command(standIn, 'search', { query: 'desk lamp' })
    dispatch(asked)
    await answerTo(standIn, asked)
  })

  it('answers in time although the answer takes long', async () => {
    await open()
    await connected()
    standIn.trouble('POST callback', { delayMs: 300 })
    const asked = command(standIn, 'search', { query: 'desk lamp' })
    dispatch(asked)
    // The answer was ready long before Discord knew of its deferral.
    await answerTo(standIn, asked)
    expect(standIn.calls.map(({ name }) => name).filter((name) => /callback|original/.test(name))).toEqual([
      'POST callback',
      'PATCH @original',
    ])
  })
})

describe('messages', () => {
  it('with the bot alone are answered, and the conversation goes on', async () => {
    await open()
    await connected()
    const direct = { guild_id: undefined, channel_id: directChannel(people.ada) }
    say(written('desk lamp', direct))
    await until('an answer', () => standIn.answersIn(directChannel(people.ada)).length === 1)
    say(written('under $40', direct))
    await until('another', () => standIn.answersIn(directChannel(people.ada)).length === 2)
    const [, second] = standIn.answersIn(directChannel(people.ada))
    expect(labelsOf(second as never)).toContain('✕ under $40')
  })

  it('in channels are not heard unless that is turned on', async () => {
    await open()
    await connected()
    expect((gateway.identified[0]?.intents ?? 0) & ((1 << 9) | (1 << 15))).toBe(0)
  })

  it('that mention the bot are answered in a thread, which goes on without a mention', async () => {
    await open({ DISCORD_MESSAGES: 'on' })
    await connected()
    expect(gateway.identified).toEqual([{ intents: (1 << 9) | (1 << 12) | (1 << 15) }])
    const asked = mention('wireless mouse')
    say(asked)
    await until('an answer', () => standIn.answersIn(asked.id).length === 1)
    expect(standIn.threads.get(asked.id)).toEqual({ parent: shopChannel, name: 'wireless mouse' })

    const thread = { channel_id: asked.id }
    const bob = { id: people.bob, username: 'bob', discriminator: '0', avatar: null }
    say(written(`nice, <@${people.bob}>, look`, { ...thread, mentions: [bob] }))
    say(written('lunch?'))
    say(written('me too', { channel_id: '3400000000000000009' }))
    say(written('only black ones', { ...thread, author: bob }))
    await until('another', () => standIn.answersIn(asked.id).length === 2)
    const [, black] = standIn.answersIn(asked.id)
    expect(textOf(black?.components)).toMatch(/black/i)
    expect(standIn.messages).toHaveLength(2)

    // Who asked changes the answer in place; to anybody else it is another message.
    const own = press(standIn, black as never, buttonOf(black as never, /^✕/).customId, { user: people.bob })
    dispatch(own)
    await until('the change', () => standIn.callsOf('POST callback').some(({ type }) => type === 6))
    const [first] = standIn.answersIn(asked.id)
    const other = press(standIn, first as never, buttonOf(first as never, 'Show more').customId, { user: people.eve })
    dispatch(other)
    await until('a third', () => standIn.answersIn(asked.id).length === 3)
    expect(standIn.callsOf('POST callback').at(-1)).toEqual({ type: 5 })
  })

  it.each([
    ['another bot', { author: { id: '2000000000000000009', username: 'x', discriminator: '0', bot: true } }],
    ['our own', { author: us[0] }],
    ['a webhook', { webhook_id: '2000000000000000009' }],
    ['somebody joining', { type: 7 }],
    ['a thread being begun', { type: 18 }],
  ])('are not answered when they are of %s', async (_what, given) => {
    await open({ DISCORD_MESSAGES: 'on' })
    await connected()
    say(mention('desk lamp', given))
    const asked = mention('mouse')
    say(asked)
    await until('the other answer', () => standIn.answersIn(asked.id).length === 1)
    expect(standIn.messages).toHaveLength(1)
  })

  it('are answered below, where no thread may be begun, and directly, where nothing may be written', async () => {
    await open({ DISCORD_MESSAGES: 'on' })
    await connected()
    standIn.trouble('POST thread', { status: 403, code: 50013 }, { status: 403, code: 50013 })
    const asked = mention('desk lamp')
    say(asked)
    await until('an answer', () => standIn.answersIn(shopChannel).length === 1)
    expect(standIn.answersIn(shopChannel)[0]).toMatchObject({ replyTo: asked.id })

    standIn.trouble('POST message', { status: 403, code: 50001 })
    say(mention('mouse'))
    await until('a word', () => standIn.answersIn(directChannel(people.ada)).length === 1)
    expect(textOf(standIn.answersIn(directChannel(people.ada))[0]?.components)).toMatch(
      /cannot write it where you asked/,
    )
  })

  it('without the privileged intent are not read, and everything else goes on', async () => {
    gateway.allowsContent = false
    const app = await open({ DISCORD_MESSAGES: 'on' })
    await connected()
    expect(gateway.identified.map(({ intents }) => intents & (1 << 15))).toEqual([1 << 15, 0])
    const asked = command(standIn, 'search', { query: 'desk lamp' })
    dispatch(asked)
    await answerTo(standIn, asked)
    expect((await app.inject('/readyz')).json()).toMatchObject({ checks: { discord: { ok: true } } })
  })
})
