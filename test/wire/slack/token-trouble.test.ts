import { Writable } from 'node:stream'
import pino from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSlackChannel } from '../../../src/channels/slack/index.ts'
import { storedReplyOf } from '../../contracts/deliverer.ts'
import { openSharedApp } from '../../fixtures/app.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { until } from './slack-app.ts'
import { mention, postCommand, postEvent, postPayload, pressBody, signingSecret, slackEnv } from './slack-events.ts'
import { bot, SlackStandIn } from './stand-in.ts'

async function startStandIn(): Promise<SlackStandIn> {
  const standIn = await SlackStandIn.start()
  onTestFinished(() => standIn.stop())
  return standIn
}

const settingsFor = (standIn: SlackStandIn) => ({
  botToken: bot.token,
  signingSecret,
  appToken: undefined,
  apiUrl: standIn.apiUrl,
  handoffChannel: undefined,
})

const reply = () =>
  storedReplyOf('slack', 'one', { conversationId: 'C0SHOP/1700000000.000100', messageId: '1700000000.000100' })

describe('while Slack does not accept the token', () => {
  it('people hear kindly that it did not work, wherever they can be reached', async () => {
    const standIn = await startStandIn()
    const { app, close } = await openSharedApp({ env: slackEnv(standIn, { SLACK_BOT_TOKEN: 'xoxb-wrong' }) })
    onTestFinished(close)
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const responseUrl = standIn.responseUrl('C0SHOP', 'U0ADA')
    const fields = { text: 'lamp', channel_id: 'C0SHOP', user_id: 'U0ADA', trigger_id: '1.2.x' }
    const command = await postCommand(url, { ...fields, response_url: responseUrl })
    expect(await command.json()).toMatchObject({ response_type: 'ephemeral', text: expect.stringMatching(/try again/) })

    expect((await postPayload(url, pressBody(standIn, { actionId: 'person', value: 'x' }))).status).toBe(200)
    expect(standIn.messages).toMatchObject([{ ephemeral: 'U0ADA', text: expect.stringMatching(/try again/) }])

    const view = {
      id: 'V1',
      type: 'modal',
      callback_id: 'search_modal',
      private_metadata: '',
      blocks: [{ type: 'input', block_id: 'words' }],
      state: { values: {} },
    }
    const person = { team: { id: 'T0TEAM' }, user: { id: 'U0ADA', team_id: 'T0TEAM' } }
    const modal = await postPayload(url, { type: 'view_submission', ...person, view, response_urls: [] })
    expect(await modal.json()).toMatchObject({ errors: { words: expect.stringMatching(/try again/) } })
    const suggestion = { type: 'block_suggestion', action_id: 'brand_choice', block_id: 'brand', value: 'a', ...person }
    expect(await (await postPayload(url, suggestion)).json()).toEqual({ options: [] })
    // An event is sent again by Slack: it is not lost, should the token be mended by then.
    expect((await postEvent(url, mention(standIn, 'desk lamp').mention)).status).toBe(503)
  })

  it('any more, readiness says so, and it is known again when it does', async () => {
    const standIn = await startStandIn()
    const log = recordingLog()
    const { deliverer, check } = await createSlackChannel({ settings: settingsFor(standIn), publicUrl: undefined, log })
    expect(await check()).toMatchObject({ ok: true })
    const revoked = { error: 'token_revoked' }
    standIn.trouble('chat.postMessage', revoked)
    await expect(deliverer.deliver(reply(), false)).rejects.toMatchObject({ what: 'stuck' })
    standIn.trouble('auth.test', revoked)
    expect(await check()).toMatchObject({ ok: false })
    expect(await check()).toMatchObject({ ok: true })
    expect(log.errors().filter((line) => /was revoked/.test(line))).toHaveLength(1)
  })
})

describe('an answer that is no answer of Slack', () => {
  it('says nothing of whether the message is posted: it is looked for, and posted again', async () => {
    const standIn = await startStandIn()
    const log = recordingLog()
    const { deliverer } = await createSlackChannel({ settings: settingsFor(standIn), publicUrl: undefined, log })
    standIn.trouble('chat.postMessage', { error: '<html>Sign in to the Wi-Fi</html>' })
    await expect(deliverer.deliver(reply(), false)).rejects.not.toMatchObject({ name: 'DeliveryRefused' })
    await deliverer.deliver(reply(), true)
    expect(standIn.answersIn('C0SHOP')).toHaveLength(1)
    standIn.problems.splice(0)
  })
})

describe('the log of the service', () => {
  it.each([
    ['a connection that is cut', { cut: true } as const],
    ['a server error', { status: 503, error: 'unavailable' }],
    ['a refusal', { error: 'token_revoked' }],
    ['a rate limit', { retryAfter: 1 }],
  ])('holds no token and no response address after %s', async (_what, trouble) => {
    const standIn = await startStandIn()
    let logged = ''
    const stream = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk)
        done()
      },
    })
    const log = pino({ serializers: { err: pino.stdSerializers.err } }, stream)
    const { deliverer, fetchPicture } = await createSlackChannel({
      settings: settingsFor(standIn),
      publicUrl: undefined,
      log,
    })
    standIn.trouble('chat.postMessage', trouble)
    standIn.trouble('files.info', trouble)
    await deliverer.deliver(reply(), false).catch((err: unknown) => log.warn({ err }, 'refused'))
    await fetchPicture({ id: 'F0PICTURE' }).catch((err: unknown) => log.warn({ err }, 'refused'))
    await until('a line', () => logged !== '')
    expect(logged).not.toContain(bot.token)
    expect(logged).not.toContain('Bearer')
    standIn.problems.splice(0)
  })
})
