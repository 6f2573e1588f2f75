import { describe, expect, it } from 'vitest'
import { answerTo, buttonOf, labelsOf, until } from './discord-app.ts'
import { mention, us, useGatewayApp, written } from './gateway-app.ts'
import { command, people, press, shopChannel, textOf } from './interactions.ts'
import { directChannel, type Message } from './stand-in.ts'

const intents = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 }
const bob = { id: people.bob, username: 'bob', discriminator: '0', avatar: null }

describe('messages in channels, where that is turned on', () => {
  const discord = useGatewayApp({ DISCORD_MESSAGES: 'on', DISCORD_HANDOFF_CHANNEL: '3500000000000000001' })
  const { say } = discord

  /** The answers in a thread, once there are `count`. */
  async function answers(count: number, thread: string): Promise<Message[]> {
    await until(`${count} answers`, () => discord.standIn.answersIn(thread).length >= count)
    return discord.standIn.answersIn(thread)
  }

  /** Asks by a mention, and resolves with the answer, in its thread. */
  async function mentioned(text: string, given: object = {}): Promise<{ thread: string; answer: Message }> {
    const asked = mention(discord.standIn, text, { ...given })
    say(asked)
    const [answer] = await answers(1, asked.id)
    if (answer === undefined) throw new Error('There is no answer.')
    return { thread: asked.id, answer }
  }

  it('need the privileged intent', () => {
    expect(discord.gateway.identified).toEqual([
      { intents: intents.guildMessages | intents.directMessages | intents.messageContent },
    ])
  })

  it('that mention the bot are answered in a thread, which goes on without a mention', async () => {
    const { standIn } = discord
    const { thread } = await mentioned('wireless mouse')
    expect(standIn.threads.get(thread)).toEqual({ parent: shopChannel, name: 'wireless mouse' })
    const before = standIn.messages.length
    const inThread = { channel_id: thread }
    say(written(standIn, `nice, <@${people.bob}>, look`, { ...inThread, mentions: [bob] }))
    say(written(standIn, 'lunch?'))
    say(written(standIn, 'me too', { channel_id: '3500000000000000009' }))
    say(written(standIn, 'only black ones', { ...inThread, author: bob }))
    const [, black] = await answers(2, thread)
    expect(textOf(black?.components)).toMatch(/black/i)
    expect(standIn.messages).toHaveLength(before + 1)
  })

  it('have buttons that change the answer for who asked, and make another one for anybody else', async () => {
    const { standIn } = discord
    const { thread, answer } = await mentioned('wireless mouse under $40')
    discord.dispatch(press(standIn, answer, buttonOf(answer, 'Show more').customId, { user: people.eve }))
    await answers(2, thread)
    expect(standIn.callsOf('POST callback').at(-1)).toEqual({ type: 5 })
    expect(labelsOf(answer)).toContain('✕ under $40')
    discord.dispatch(press(standIn, answer, buttonOf(answer, '✕ under $40').customId))
    await until('the change', () => !labelsOf(answer).includes('✕ under $40'))
    expect(standIn.answersIn(thread)).toHaveLength(2)
  })

  it.each([
    ['another bot', { author: { ...us, id: '2000000000000000009' } }],
    ['our own', { author: us }],
    ['a webhook', { webhook_id: '2000000000000000009' }],
    ['somebody joining', { type: 7 }],
    ['a thread being begun', { type: 18 }],
  ])('are not answered when they are of %s', async (_what, given) => {
    const before = discord.standIn.messages.length
    say(mention(discord.standIn, 'desk lamp', given))
    await mentioned('mouse')
    expect(discord.standIn.messages).toHaveLength(before + 1)
  })

  it('that are the bot’s name alone are a greeting', async () => {
    const { answer } = await mentioned('')
    expect(textOf(answer.components)).not.toBe('')
  })

  it('that come again are one', async () => {
    const asked = mention(discord.standIn, 'desk lamp')
    say(asked)
    say(asked)
    await answers(1, asked.id)
    say(asked)
    await mentioned('mouse')
    expect(discord.standIn.answersIn(asked.id)).toHaveLength(1)
  })

  it('are answered below, where no thread may be begun, and directly, where nothing may be written', async () => {
    const { standIn } = discord
    standIn.trouble('POST thread', { status: 403, code: 50013 })
    const asked = mention(standIn, 'desk lamp')
    say(asked)
    const [below] = await answers(1, shopChannel)
    expect(below).toMatchObject({ replyTo: asked.id })
    // In a thread that somebody else has begun there can be no other.
    const { thread } = await mentioned('mouse')
    standIn.delete(standIn.answersIn(thread)[0]?.id ?? '')
    const foreign = '3500000000000000007'
    standIn.threads.set(foreign, { parent: shopChannel, name: 'theirs' })
    say(mention(standIn, 'mouse', { channel_id: foreign }))
    await answers(1, foreign)

    standIn.trouble('POST message', { status: 403, code: 50001 })
    say(mention(standIn, 'mouse'))
    const [word] = await answers(1, directChannel(people.ada))
    expect(textOf(word?.components)).toMatch(/cannot write it where you asked/)
  })

  it('that want a person go to the people’s channel, where what they say is not for the bot', async () => {
    const { standIn } = discord
    const people = '3500000000000000001'
    const { thread } = await mentioned('desk lamp under $40')
    say(written(standIn, 'I want to talk to a person', { channel_id: thread, author: bob }))
    await answers(2, thread)
    const [ticket] = await answers(1, people)
    expect(textOf(ticket?.components)).toMatch(/wants a person[\s\S]*desk lamp under \$40/)
    say(written(standIn, 'I take this one', { channel_id: people }))
    await mentioned('mouse')
    expect(standIn.answersIn(people)).toHaveLength(1)
  })
})

describe('messages in channels, without the privileged intent', () => {
  const discord = useGatewayApp({ DISCORD_MESSAGES: 'on' }, { allowsContent: false })

  it('are not read, and everything else goes on', async () => {
    const { standIn, gateway, app } = discord
    expect(gateway.identified.map((one) => one.intents & intents.messageContent)).toEqual([intents.messageContent, 0])
    const asked = command(standIn, 'search', { query: 'desk lamp' })
    discord.dispatch(asked)
    await answerTo(standIn, asked)
    expect((await app.inject('/readyz')).json()).toMatchObject({ checks: { discord: { ok: true } } })
  })
})
