import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedApp, openSharedApp } from '../../fixtures/app.ts'
import { until } from './slack-app.ts'
import { eventBody, mention, pressables, pressBody, slackEnv } from './slack-events.ts'
import { SocketStandIn } from './socket-stand-in.ts'
import { bot, SlackStandIn } from './stand-in.ts'

let [standIn, socket, opened] = [undefined, undefined, undefined] as unknown as [SlackStandIn, SocketStandIn, OpenedApp]
beforeAll(async () => {
  standIn = await SlackStandIn.start()
  socket = new SocketStandIn(standIn)
  opened = await openSharedApp({
    env: { ...slackEnv(standIn), SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: bot.appToken },
  })
  await opened.app.listen({ port: 0, host: '127.0.0.1' })
  await until('a connection', () => socket.isConnected)
})
afterAll(async () => {
  await opened.close()
  await standIn.stop()
})

/** Asks in a channel and resolves with the answer; what is sent while nothing is connected is sent again, as Slack does. */
async function asked(channel: string, text = 'desk lamp') {
  const { message, mention: event } = mention(standIn, text, { channel })
  const id = `envelope ${channel}`
  const isAcknowledged = () => socket.acknowledged.some(({ envelope_id }) => envelope_id === id)
  const send = () => socket.send('events_api', id, eventBody(event))
  send()
  const timer = setInterval(() => isAcknowledged() || send(), 100)
  await until('an acknowledgement', isAcknowledged).finally(() => clearInterval(timer))
  await until('the answer', () => standIn.answersIn(channel, message.ts).length > 0)
  return { answer: standIn.answersIn(channel, message.ts)[0], thread: message.ts }
}

describe('Socket Mode', () => {
  it('needs no address of our own, and uses the app token for its connection alone', async () => {
    const { port } = opened.app.server.address() as AddressInfo
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).status).toBe(404)
    const tokens = standIn.calls.map(({ method, token }) => `${method} ${token}`)
    expect(tokens).toContain(`apps.connections.open ${bot.appToken}`)
    expect(tokens.filter((one) => one.endsWith(bot.appToken) && !one.startsWith('apps.connections.open'))).toEqual([])
    expect((await opened.app.inject('/readyz')).json().checks.slack).toMatchObject({ ok: true })
  })

  it('carries events, commands and buttons', async () => {
    const { answer, thread } = await asked('C0SOCKET')
    const details = pressables(answer?.blocks).find(({ label }) => label === 'Details')
    socket.send(
      'interactive',
      'press',
      pressBody(standIn, {
        actionId: details?.action_id ?? '',
        value: details?.value ?? '',
        channel: 'C0SOCKET',
        thread,
      }),
    )
    await until('the details', () => standIn.answersIn('C0SOCKET', thread).length === 2)
    const command = {
      command: '/shop',
      text: 'mouse',
      team_id: 'T0TEAM',
      channel_id: 'C0COMMAND',
      user_id: 'U0ADA',
      trigger_id: '1.2.x',
      response_url: standIn.responseUrl('C0COMMAND', 'U0ADA'),
    }
    socket.send('slash_commands', 'command', command)
    await until('the answer', () => standIn.answersIn('C0COMMAND').length === 1)
    expect(socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual(
      expect.arrayContaining(['press', 'command']),
    )
  })

  it('answers once what is sent again', async () => {
    const { mention: event, message } = mention(standIn, 'desk lamp', { channel: 'C0AGAIN' })
    for (const retry of [0, 1, 2]) socket.send('events_api', `again ${retry}`, eventBody(event), retry)
    await asked('C0AGAINLATER')
    await until(
      'three acknowledgements',
      () => socket.acknowledged.filter(({ envelope_id }) => envelope_id.startsWith('again')).length === 3,
    )
    expect(standIn.answersIn('C0AGAIN', message.ts)).toHaveLength(1)
  })

  it('connects again when Slack asks for it, when the connection breaks, and after Slack was not to be had', async () => {
    const before = socket.connections
    socket.refresh()
    await until('a new connection', () => socket.connections > before && socket.isConnected)
    await asked('C0REFRESHED')
    const broken = socket.connections
    standIn.trouble('apps.connections.open', { status: 503, error: 'x' }, { error: 'internal_error' }, { cut: true })
    socket.drop()
    await until('a new connection', () => socket.connections > broken && socket.isConnected)
    await asked('C0BROKEN')
    expect(standIn.problems).toEqual([])
  })

  it('goes on when Slack refuses the app token for a while', async () => {
    standIn.trouble('apps.connections.open', { error: 'invalid_auth' })
    const before = socket.connections
    socket.drop()
    await until('a new connection', () => socket.connections > before && socket.isConnected)
    await asked('C0REFUSED')
  })
})
