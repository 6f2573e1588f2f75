import { describe, expect, it, onTestFinished } from 'vitest'
import { createDiscordApi } from '../../../src/channels/discord/discord-api.ts'
import { inviteLink } from '../../../src/channels/discord/permissions.ts'
import { renderText } from '../../../src/channels/discord/render/render-text.ts'
import { addressText } from '../../../src/channels/discord/return-address.ts'
import type { StoredReply } from '../../../src/chat/state-store.ts'
import { loadConfig } from '../../../src/config.ts'
import { storedReplyOf } from '../../contracts/deliverer.ts'
import { openSharedApp, sampleCatalogue, temporaryFolder } from '../../fixtures/app.ts'
import { startService, waitUntil } from '../../fixtures/service.ts'
import { channelWith } from './channel.ts'
import { GatewayStandIn } from './gateway-stand-in.ts'
import { discordEnv } from './interactions.ts'
import { bot, DiscordStandIn, type Trouble } from './stand-in.ts'

const tenMinutes = expect.toSatisfy((ms: number) => ms > 9 * 60_000 && ms <= 10 * 60_000)

/** An answer to a message in a thread. */
const reply = (): StoredReply => ({
  ...storedReplyOf('discord', 'one', { conversationId: '3800000000000000001', messageId: '3800000000000000002' }),
  returnAddress: addressText({ channel: '3800000000000000001' }),
})

describe('the admin is told in one line, once, and never a secret', () => {
  it.each<[string, Trouble, RegExp, string]>([
    ['a missing permission', { status: 403, code: 50013 }, /lacks a permission/, 'never'],
    ['a channel that the bot may not see', { status: 403, code: 50001 }, /may not see a channel/, 'never'],
    ['a channel that is gone', { status: 404, code: 10003 }, /gone, or was never there/, 'never'],
    ['a server without the bot', { status: 404, code: 10004 }, /not in a server/, 'never'],
    ['an archived thread', { status: 400, code: 50083 }, /archived/, 'never'],
    ['something new', { status: 400, code: 99999, message: 'Brand new' }, /Brand new/, 'never'],
  ])('of %s', async (_what, trouble, line, what) => {
    const { standIn, log, channel } = await channelWith()
    standIn.trouble('POST message', trouble)
    await expect(channel.deliverer.deliver(reply(), false)).rejects.toMatchObject({ name: 'DeliveryRefused', what })
    standIn.trouble('POST message', trouble)
    await channel.deliverer.deliver(reply(), false).catch(() => undefined)
    expect(log.errors().filter((one) => line.test(one))).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain(bot.token)
  })

  it('of a wrong token, with which nothing more is called', async () => {
    const { standIn, log, channel } = await channelWith({ botToken: 'another.bot.token-of-tests' })
    for (let n = 0; n < 3; n += 1) {
      await expect(channel.deliverer.deliver(reply(), false)).rejects.toMatchObject({ what: 'stuck' })
      expect(await channel.check()).toEqual({ ok: false, detail: expect.any(String) })
    }
    expect(log.errors().filter((line) => /does not know DISCORD_BOT_TOKEN/.test(line)).length).toBeLessThanOrEqual(2)
    expect(standIn.calls).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain('token-of-tests')
  })

  it('never so often that Discord would bar us for calls that it refuses', async () => {
    const standIn = await DiscordStandIn.start()
    onTestFinished(() => standIn.stop())
    const given = { discord: await import('discord.js'), botToken: bot.token, apiUrl: standIn.apiUrl }
    const api = createDiscordApi({ ...given, mostInvalid: 3 })
    standIn.trouble('POST message', ...Array.from({ length: 9 }, () => ({ status: 403, code: 50001 })))
    const post = () => api.post('38', renderText('x'), { nonce: 'n' })
    const kinds: string[] = []
    // What was refused before in this process counts too.
    for (let n = 0; n < 9; n += 1)
      kinds.push(
        await post()
          .catch(({ kind }) => String(kind))
          .then(String),
      )
    const refused = kinds.filter((kind) => kind === 'refused')
    expect(refused.length).toBeLessThanOrEqual(3)
    expect(kinds.slice(refused.length)).toEqual(Array.from({ length: 9 - refused.length }, () => 'rate-limited'))
    await expect(post()).rejects.toMatchObject({ afterMs: tenMinutes })
    expect(standIn.calls).toHaveLength(refused.length)
  })

  it('of a wrong public key and a wrong application', async () => {
    const { standIn, log, channel } = await channelWith({ applicationId: '1234567890123456789' })
    standIn.verifyKey = 'ab'.repeat(32)
    expect(await channel.check()).toMatchObject({ ok: true })
    await channel.check()
    expect(log.errors()).toEqual([
      `DISCORD_APPLICATION_ID is not the application of DISCORD_BOT_TOKEN, which is ${bot.applicationId}.`,
      expect.stringMatching(/^DISCORD_PUBLIC_KEY is not the public key/),
    ])
  })

  it('of an interaction that is over, by no token of it', async () => {
    const { standIn, log, channel } = await channelWith()
    const token = 'a-token-of-an-interaction'
    const stored: StoredReply = {
      ...storedReplyOf('discord', 'one', { conversationId: '38/39', messageId: standIn.nextId() }),
      returnAddress: addressText({ channel: '38', token, application: bot.applicationId }),
    }
    await channel.deliverer.deliver(stored, false)
    expect(log.errors()).toEqual([expect.stringMatching(/given up on a command or button/)])
    standIn.trouble('PATCH @original', { status: 500 }, { cut: true })
    await expect(channel.deliverer.deliver(stored, false)).rejects.toSatisfy((error) => !String(error).includes(token))
    await expect(channel.deliverer.deliver(stored, false)).rejects.toSatisfy(
      (error) => !JSON.stringify({ ...(error as object) }).includes(token),
    )
    expect(JSON.stringify(log.lines)).not.toContain(token)
  })
})

describe('at the start', () => {
  it('it is said how interactions come, and where the bot is added with the fewest permissions', async () => {
    const standIn = await DiscordStandIn.start()
    onTestFinished(() => standIn.stop())
    const shop = { DATA_DIR: temporaryFolder(), CATALOGUE: sampleCatalogue }
    const service = await startService({ ...shop, ...discordEnv(standIn), LOG_LEVEL: 'info' })
    onTestFinished(async () => void (await service.stop('SIGKILL')))
    await waitUntil('the lines', () => service.output().includes('permissions='))
    expect(service.output()).toContain('Discord is on: interactions come by HTTP, at POST /discord/interactions')
    expect(service.output()).toContain(inviteLink(bot.applicationId, { messages: false, handoff: false }))
    expect(service.output()).toContain('permissions=0')
    expect(service.output().match(/Slack is off/g)).toHaveLength(1)
    expect(service.output()).not.toContain(bot.token)
  })

  it('permissions grow with what is turned on, and no further', () => {
    const bitsOf = (needs: Parameters<typeof inviteLink>[1]) =>
      BigInt(/permissions=(\d+)$/.exec(inviteLink('1', needs))?.[1] ?? '-1')
    const view = (1n << 10n) | (1n << 11n)
    expect(bitsOf({ messages: false, handoff: true })).toBe(view)
    expect(bitsOf({ messages: true, handoff: false })).toBe(view | (1n << 16n) | (1n << 35n) | (1n << 38n))
  })
})

describe('a token that the gateway refuses', () => {
  it('costs Discord alone, and is said once', async () => {
    const standIn = await DiscordStandIn.start()
    const gateway = new GatewayStandIn(standIn)
    gateway.token = 'renewed.token.elsewhere'
    onTestFinished(async () => {
      gateway.stop()
      await standIn.stop()
    })
    const { app, close } = await openSharedApp({ env: discordEnv(standIn, { DISCORD_PUBLIC_KEY: '' }) })
    await app.listen({ port: 0, host: '127.0.0.1' })
    await waitUntil('the answer of Discord', async () => {
      const { checks } = (await app.inject('/readyz')).json()
      return checks.discord.detail === 'The gateway is not connected'
    })
    const answer = await app.inject({ method: 'POST', url: '/api/chat', payload: { message: 'desk lamp' } })
    expect(answer.statusCode).toBe(200)
    await close()
  })
})

describe('without its token Discord is off', () => {
  it.each([
    [{}, undefined],
    [{ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }, /DISCORD_BOT_TOKEN/],
    [{ DISCORD_MESSAGES: 'on' }, /DISCORD_BOT_TOKEN/],
  ])('with %j', async (env, missing) => {
    const { discord: settings } = loadConfig(env)
    if (missing === undefined) expect(settings).toBeUndefined()
    else expect(settings).toMatchObject({ missing: expect.stringMatching(missing) })
    const { app, close } = await openSharedApp({ env, ready: false })
    expect((await app.inject({ method: 'POST', url: '/discord/interactions' })).statusCode).toBe(404)
    expect((await app.inject('/readyz')).json().checks).not.toHaveProperty('discord')
    await close()
  })

  it.each([
    [{ DISCORD_BOT_TOKEN: 'nonsense' }, /^DISCORD_BOT_TOKEN must be the token of a bot[^(']*$/],
    [{ DISCORD_PUBLIC_KEY: 'abc' }, /^DISCORD_PUBLIC_KEY must be the public key/],
    [{ DISCORD_APPLICATION_ID: '#1' }, /^DISCORD_APPLICATION_ID must be the id of an application/],
    [{ DISCORD_HANDOFF_CHANNEL: 'help' }, /^DISCORD_HANDOFF_CHANNEL must be the id of a channel/],
    [{ DISCORD_MESSAGES: 'yes' }, /^DISCORD_MESSAGES must be one of on, off/],
  ])('and %j stops the start with a line that names it', (env, line) => {
    expect(() => loadConfig(env)).toThrow(line)
  })
})
