import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSlackChannel } from '../../../src/channels/slack/index.ts'
import type { Chat } from '../../../src/chat/chat.ts'
import type { StateStore } from '../../../src/chat/state-store.ts'
import { loadConfig } from '../../../src/config.ts'
import { tooBusy } from '../../../src/errors.ts'
import type { ProductSearch } from '../../../src/search/search.ts'
import { storedReplyOf } from '../../contracts/deliverer.ts'
import { openSharedApp } from '../../fixtures/app.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { lexiconOf } from '../../fixtures/memory-product-search.ts'
import { until, useSlackApp } from './slack-app.ts'
import {
  mention,
  postCommand,
  postEvent,
  postPayload,
  pressBody,
  signingSecret,
  slackEnv,
  written,
} from './slack-events.ts'
import { bot, SlackStandIn } from './stand-in.ts'

const slack = useSlackApp()

const ask = async (channel: string, text = 'desk lamp') => {
  const { message, mention: event } = mention(slack.standIn, text, { channel })
  await postEvent(slack.url, event)
  return message.ts
}

describe('what Slack refuses', () => {
  it('for a while, comes later: Retry-After is kept to and no answer is lost', async () => {
    slack.standIn.trouble('chat.postMessage', { retryAfter: 1 }, { retryAfter: 1 })
    const started = performance.now()
    const thread = await ask('C0LIMITED')
    await slack.answers(1, 'C0LIMITED', thread)
    expect(performance.now() - started).toBeGreaterThan(1_900)
    expect(slack.standIn.callsOf('conversations.replies').filter(({ channel }) => channel === 'C0LIMITED')).toEqual([])
  })

  it('in one busy channel holds up no other', async () => {
    slack.standIn.trouble('chat.postMessage', { retryAfter: 3 })
    const busy = await ask('C0BUSY')
    const calm = await ask('C0CALM')
    await slack.answers(1, 'C0CALM', calm)
    expect(slack.standIn.answersIn('C0BUSY')).toEqual([])
    await slack.answers(1, 'C0BUSY', busy)
  })

  it('sends about one message a second to a channel', async () => {
    const channel = 'C0PACED'
    for (let n = 0; n < 6; n += 1) await ask(channel)
    await slack.answers(6, channel)
    const times = slack.standIn.answersIn(channel).map(({ ts }) => Number(ts))
    // A burst of four, and the other two once a second; the first may have been late.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1.5)
  })

  it('because of a picture comes without pictures, because of its blocks in simpler ones, at last as words', async () => {
    const type = (n: number) =>
      slack.standIn
        .answersIn('C0BLOCKS')
        [n]?.blocks.map(({ type }) => type)
        .join(' ') ?? ''
    slack.standIn.trouble('chat.postMessage', {
      error: 'invalid_blocks',
      messages: ['[ERROR] downloading image failed [json-pointer:/blocks/2]'],
    })
    await ask('C0BLOCKS')
    await slack.answers(1, 'C0BLOCKS')
    expect(type(0)).toContain('carousel')
    const refused = { error: 'invalid_blocks', messages: ['[ERROR] unsupported type: carousel'] }
    slack.standIn.trouble('chat.postMessage', refused, refused, refused)
    await ask('C0BLOCKS')
    await slack.answers(2, 'C0BLOCKS')
    expect(type(1)).toBe('')
    slack.standIn.trouble('chat.postMessage', refused)
    await ask('C0BLOCKS')
    await slack.answers(3, 'C0BLOCKS')
    expect(type(2)).toMatch(/section actions/)
    // From then on nothing is tried that Slack does not have.
    await ask('C0BLOCKS')
    await slack.answers(4, 'C0BLOCKS')
    expect(type(3)).not.toContain('carousel')
  })

  it('in a channel where the bot is not is told to whoever asked, kindly, and not tried again', async () => {
    slack.standIn.trouble('chat.postMessage', { error: 'not_in_channel' })
    await postEvent(slack.url, mention(slack.standIn, 'desk lamp', { channel: 'C0OUTSIDE', user: 'U0FAY' }).mention)
    const [told] = await slack.answers(1, 'D0FAY')
    expect(told?.text).toMatch(/invite me/)
    expect(slack.standIn.answersIn('C0OUTSIDE')).toEqual([])
  })

  it('because the question was deleted is left at that', async () => {
    slack.standIn.trouble('chat.postMessage', { error: 'thread_not_found' })
    const gone = mention(slack.standIn, 'desk lamp', { channel: 'C0DELETED', user: 'U0GUS' })
    await postEvent(slack.url, gone.mention)
    await slack.answers(1, 'C0DELETED', await ask('C0DELETED'))
    expect(slack.standIn.answersIn('C0DELETED')).toHaveLength(1)
    expect(slack.standIn.answersIn('D0GUS')).toEqual([])
  })

  it('nowhere matters: a failed status, title, or prompt costs no answer', async () => {
    const channel = 'D0HAL'
    slack.standIn.trouble('assistant.threads.setTitle', { error: 'missing_scope', needed: 'assistant:write' })
    const thread = slack.standIn.nextTs()
    await postEvent(slack.url, written(slack.standIn, 'desk lamp', { channel, user: 'U0HAL', thread_ts: thread }))
    await slack.answers(1, channel, thread)
  })

  it('of a private answer at its address goes to the channel, for the asker alone, or to their direct messages', async () => {
    const command = (channel: string, user: string) =>
      postCommand(slack.url, {
        text: 'desk lamp',
        channel_id: channel,
        user_id: user,
        trigger_id: `${slack.standIn.nextTs()}.x`,
        response_url: slack.standIn.responseUrl(channel, user),
      })
    slack.standIn.trouble('response_url', { status: 404, error: 'used_url' })
    await command('C0USED', 'U0IDA')
    const [here] = await slack.answers(1, 'C0USED')
    expect(here).toMatchObject({ ephemeral: 'U0IDA' })
    expect(slack.standIn.callsOf('chat.postEphemeral')).toHaveLength(1)
    slack.standIn.trouble('response_url', { status: 404, error: 'used_url' })
    slack.standIn.trouble('chat.postEphemeral', { error: 'not_in_channel' })
    await command('C0NOWHERE', 'U0IDA')
    await slack.answers(1, 'D0IDA')
  })

  it('with a server error is looked for before it is sent again', async () => {
    slack.standIn.trouble('chat.postMessage', { loseResponse: true })
    const thread = await ask('C0LOST')
    await until('the look', () =>
      slack.standIn.callsOf('conversations.replies').some(({ channel }) => channel === 'C0LOST'),
    )
    slack.standIn.trouble('chat.postMessage', { status: 503, error: 'unavailable' })
    const second = await ask('C0LOST')
    await slack.answers(1, 'C0LOST', second)
    expect(slack.standIn.answersIn('C0LOST', thread)).toHaveLength(1)
    expect(slack.standIn.answersIn('C0LOST', second)).toHaveLength(1)
  })
})

describe('too much at once', () => {
  /** The channel before a chat that takes nothing in. */
  async function fullApp() {
    const { standIn, channel } = await channelWith()
    const app = Fastify()
    app.setErrorHandler((error: { status?: number }, _request, reply) => reply.status(error.status ?? 500).send())
    const refuse = async (): Promise<never> => {
      throw tooBusy(5)
    }
    const chat = { submit: refuse, isKnown: async () => true } as unknown as Chat
    const store = { turns: async () => [] } as unknown as StateStore
    const lexicon = async () => lexiconOf([])
    await channel.routes(app, { chat, store, search: {} as ProductSearch, lexicon })
    await app.listen({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => app.close())
    return { standIn, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
  }

  it('has Slack send an event again, and is said kindly when it will not any more', async () => {
    const { standIn, url } = await fullApp()
    const { message, mention: event } = mention(standIn, 'desk lamp')
    for (const retry of [0, 1, 2]) expect((await postEvent(url, event, { retry })).status).toBe(503)
    expect(standIn.messages).toEqual([])
    expect((await postEvent(url, event, { retry: 3 })).status).toBe(200)
    expect(standIn.answersIn('C0SHOP', message.ts).map(({ text }) => text)).toEqual([
      expect.stringMatching(/ask me again/),
    ])
    expect(standIn.problems).toEqual([])
  })

  it('is said at once to whoever used a command, a button or a modal', async () => {
    const { standIn, url } = await fullApp()
    const fields = {
      text: 'lamp',
      channel_id: 'C0SHOP',
      user_id: 'U0ADA',
      trigger_id: '1.2.x',
      response_url: standIn.responseUrl('C0SHOP', 'U0ADA'),
    }
    expect(await (await postCommand(url, fields)).json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringMatching(/ask me again/),
    })
    await postPayload(url, pressBody(standIn, { actionId: 'press.abc' }))
    expect(standIn.messages.at(-1)).toMatchObject({ ephemeral: 'U0ADA', text: expect.stringMatching(/ask me again/) })
    const values = { words: { value: { type: 'plain_text_input', value: 'mouse' } } }
    const view = { id: 'V1', type: 'modal', callback_id: 'search_modal', private_metadata: '', state: { values } }
    const refused = await postPayload(url, {
      type: 'view_submission',
      team: { id: 'T0TEAM' },
      user: { id: 'U0ADA', team_id: 'T0TEAM' },
      view,
      response_urls: [],
    })
    expect(await refused.json()).toMatchObject({ errors: { words: expect.stringMatching(/ask me again/) } })
    expect(standIn.problems).toEqual([])
  })
})

/** A channel of its own, with what it says to the admin. */
async function channelWith(change: (standIn: SlackStandIn) => void = () => undefined, token: string = bot.token) {
  const standIn = await SlackStandIn.start()
  onTestFinished(() => standIn.stop())
  change(standIn)
  const log = recordingLog()
  const settings = {
    botToken: token,
    signingSecret,
    appToken: undefined,
    apiUrl: standIn.apiUrl,
    handoffChannel: undefined,
  }
  return { standIn, log, channel: await createSlackChannel({ settings, publicUrl: undefined, log }) }
}

const reply = () =>
  storedReplyOf('slack', 'one', { conversationId: 'C0SHOP/1700000000.000100', messageId: '1700000000.000100' })

describe('the admin is told in one line, once, and never a token', () => {
  it.each([
    ['a wrong token', { error: 'invalid_auth' }, /does not know SLACK_BOT_TOKEN/, 'stuck'],
    ['a revoked token', { error: 'token_revoked' }, /was revoked/, 'stuck'],
    ['an app that was removed', { error: 'account_inactive' }, /was removed/, 'stuck'],
    ['a missing scope', { error: 'missing_scope', needed: 'chat:write' }, /lacks the scope chat:write/, 'stuck'],
    ['a channel without the bot', { error: 'not_in_channel' }, /\/invite/, 'never'],
    ['an archived channel', { error: 'is_archived' }, /archived/, 'never'],
    ['something new', { error: 'brand_new_error' }, /brand_new_error/, 'never'],
  ])('of %s', async (_what, trouble, line, what) => {
    const { standIn, log, channel } = await channelWith((one) =>
      one.trouble('chat.postMessage', trouble, ...(what === 'never' ? [{}] : []), trouble),
    )
    await expect(channel.deliverer.deliver(reply(), false)).rejects.toMatchObject({ name: 'DeliveryRefused', what })
    await channel.deliverer.deliver(reply(), false).catch(() => undefined)
    expect(log.errors().filter((one) => line.test(one))).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain(bot.token)
    standIn.problems.splice(0)
  })

  it('when Slack knows the token and the app lacks scopes', async () => {
    const { log, channel } = await channelWith((one) => {
      one.scopes = 'chat:write,commands'
    })
    expect(await channel.check()).toMatchObject({ ok: true })
    expect(log.errors()[0]).toMatch(/lacks app_mentions:read, assistant:write/)
  })

  it('when Slack does not know the token, and nothing else is affected', async () => {
    const { log, channel } = await channelWith(undefined, 'xoxb-of-another-app')
    expect(await channel.check()).toEqual({ ok: false, detail: expect.any(String) })
    await channel.check()
    expect(log.errors().filter((line) => /does not know SLACK_BOT_TOKEN/.test(line))).toHaveLength(1)
    expect(JSON.stringify(log.lines)).not.toContain('xoxb-of-another-app')
  })

  it('when Slack is not reached: the shop goes on, and says so in its readiness', async () => {
    const { app, close } = await openSharedApp({
      env: { ...slackEnv(slack.standIn), SLACK_API_URL: 'http://127.0.0.1:9/api/' },
    })
    const ready = await app.inject('/readyz')
    expect(ready.statusCode).toBe(200)
    expect(ready.json().checks.slack).toMatchObject({ ok: false })
    const answer = await app.inject({ method: 'POST', url: '/api/chat', payload: { message: 'desk lamp' } })
    expect(answer.statusCode).toBe(200)
    await close()
  })
})

describe('without all of its settings Slack is off', () => {
  it.each([
    [{}, undefined],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET.*SLACK_APP_TOKEN/],
    [{ SLACK_SIGNING_SECRET: 'a-signing-secret' }, /SLACK_BOT_TOKEN/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN/],
  ])('with %j', async (env, missing) => {
    const { slack: settings } = loadConfig(env)
    if (missing === undefined) expect(settings).toBeUndefined()
    else expect(settings).toMatchObject({ missing: expect.stringMatching(missing) })
    const { app, close } = await openSharedApp({ env, ready: false })
    expect((await app.inject({ method: 'POST', url: '/slack/events' })).statusCode).toBe(404)
    expect((await app.inject('/readyz')).json().checks).not.toHaveProperty('slack')
    await close()
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN must be a bot token[^(]*$/],
    [{ SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN must be/],
    [{ SLACK_HANDOFF_CHANNEL: '#help' }, /^SLACK_HANDOFF_CHANNEL must be the id/],
    [{ PUBLIC_URL: 'https://shop.example/path' }, /^PUBLIC_URL must be/],
  ])('and %j stops the start with a line that names it', (env, line) => {
    expect(() => loadConfig(env)).toThrow(line)
  })
})
