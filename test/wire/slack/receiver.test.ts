import { describe, expect, it } from 'vitest'
import { useSlackApp } from './slack-app.ts'
import { mention, post, postEvent } from './slack-events.ts'

const slack = useSlackApp()

describe('what Slack sends', () => {
  const challenge = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'over and out' })

  it('is answered when Slack verifies the address', async () => {
    const response = await post(slack.url, challenge, 'application/json')
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'over and out' }])
    expect((await post(slack.url, 'ssl_check=1&token=x', 'application/x-www-form-urlencoded')).status).toBe(200)
  })

  it.each([
    ['a wrong signature', { secret: 'another-secret-altogether' }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['a signature of another version', { signature: 'v1=abc' }],
    ['a stamp of six minutes ago', { secondsOff: -360 }],
    ['a stamp of six minutes from now', { secondsOff: 360 }],
  ])('reaches no listener with %s', async (_what, given) => {
    const { mention: event } = mention(slack.standIn, 'desk lamp', { channel: 'C0FORGED' })
    const response = await postEvent(slack.url, event, given)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: { code: 'bad-signature' } })
    expect((await post(slack.url, challenge, 'application/json', given)).status).toBe(401)
    const { message, mention: later } = mention(slack.standIn, 'desk lamp', { channel: 'C0SOUND' })
    await postEvent(slack.url, later, { secondsOff: -240 })
    await slack.answers(1, 'C0SOUND', message.ts)
    expect(slack.standIn.answersIn('C0FORGED')).toEqual([])
  })

  it.each([
    ['no JSON', '{"type":', 'application/json'],
    ['a list', '[1]', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a payload that is no JSON', 'payload=%7B', 'application/x-www-form-urlencoded'],
  ])('is refused kindly when it is %s', async (_what, body, type) => {
    const response = await post(slack.url, body, type)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 'invalid-input' } })
  })

  it.each([
    {},
    { type: 'event_callback' },
    { type: 'event_callback', event: null },
    { type: 'event_callback', event: { type: 'message' } },
    { type: 'event_callback', event: { type: 'app_mention', user: 7, ts: {}, channel: [] } },
    { type: 'block_actions' },
    { type: 'block_actions', actions: [] },
    { type: 'view_submission', view: {} },
    { type: 'shortcut' },
    { command: '/shop' },
  ])('leaves everything else as it is when it is strange: %j', async (body) => {
    const response = await post(slack.url, JSON.stringify(body), 'application/json')
    expect(response.status).toBeLessThan(504)
    expect((await fetch(`${slack.url}/healthz`)).status).toBe(200)
  })

  it('is acknowledged in time while everything is slow', async () => {
    const started = performance.now()
    const { message, mention: event } = mention(slack.standIn, 'desk lamp', { channel: 'C0SLOW' })
    slack.standIn.trouble('chat.postMessage', { delayMs: 4_000 })
    expect((await postEvent(slack.url, event)).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(3_000)
    await slack.answers(1, 'C0SLOW', message.ts)
  })

  it('goes nowhere by another method or path', async () => {
    expect((await fetch(`${slack.url}/slack/events`)).status).toBe(404)
  })
})
