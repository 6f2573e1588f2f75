import { describe, expect, it } from 'vitest'
import { until, useDiscordApp } from './discord-app.ts'
import { command, post } from './interactions.ts'
import { signatureOf } from './keys.ts'

const discord = useDiscordApp()

const ping = { id: '1', application_id: '2', type: 1, token: 'x', version: 1 }

describe('POST /discord/interactions', () => {
  it('answers a PING', async () => {
    expect(await post(discord.url, discord.standIn, ping)).toEqual({ status: 200, response: { type: 1 } })
  })

  it.each([
    ['of other bytes', { signed: 'something else' }],
    ['that is none', { signature: 'ff' }],
    ['that is missing', { signature: undefined }],
    ['of long ago', { secondsOff: -301 }],
    ['of the future', { secondsOff: 301 }],
  ])('refuses a signature %s with 401, and does nothing', async (_what, given) => {
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { channel: '3100000000000000001' })
    const { status, response } = await post(discord.url, discord.standIn, asked, given)
    expect([status, response]).toEqual([401, { error: { code: 'bad-signature', message: expect.any(String) } }])
    expect(discord.standIn.messages).toEqual([])
  })

  it('takes a request that is some minutes old, as clocks differ', async () => {
    expect((await post(discord.url, discord.standIn, ping, { secondsOff: -240 })).status).toBe(200)
  })

  it('gives the same request that is replayed one answer', async () => {
    const channel = '3100000000000000002'
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { channel })
    await post(discord.url, discord.standIn, asked)
    await discord.answers(1, channel)
    const edits = discord.standIn.callsOf('PATCH @original').length
    expect((await post(discord.url, discord.standIn, asked)).status).toBe(200)
    await discord.asked('search', { query: 'mouse' }, { channel: '3100000000000000003' })
    expect(discord.standIn.callsOf('PATCH @original')).toHaveLength(edits + 1)
    expect(discord.standIn.answersIn(channel)).toHaveLength(1)
  })

  it.each([
    ['no JSON', 'nonsense'],
    ['no interaction', '{"type":2}'],
    ['an interaction of another kind', '{"id":"1","application_id":"2","type":9,"token":"x"}'],
  ])('refuses %s that is signed with 400', async (_what, body) => {
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const headers = { 'x-signature-timestamp': timestamp, 'x-signature-ed25519': signatureOf(timestamp, body) }
    const response = await fetch(`${discord.url}/discord/interactions`, { method: 'POST', headers, body })
    expect(response.status).toBe(400)
  })

  it('defers four of the same at once, and answers once', async () => {
    const channel = '3100000000000000004'
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { channel })
    const before = discord.standIn.callsOf('PATCH @original').length
    const all = await Promise.all([1, 2, 3, 4].map(() => post(discord.url, discord.standIn, asked)))
    expect(all.map(({ status, response }) => [status, response.type])).toEqual(
      Array.from({ length: 4 }, () => [200, 5]),
    )
    await until('the answer', () => discord.standIn.answersIn(channel).length > 0)
    await discord.asked('search', { query: 'mouse' }, { channel: '3100000000000000005' })
    expect(discord.standIn.callsOf('PATCH @original')).toHaveLength(before + 2)
    expect(discord.standIn.messages.filter((one) => one.channel === channel)).toHaveLength(1)
  })
})
