import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../../fixtures/app.ts'
import { type Service, startService } from '../../fixtures/service.ts'
import { until } from './slack-app.ts'
import { mention, postCommand, postEvent, postPayload, pressables, pressBody, slackEnv } from './slack-events.ts'
import { SlackStandIn } from './stand-in.ts'

let [standIn, folder]: [SlackStandIn, string] = [undefined as never, '']
const services: Service[] = []
beforeEach(async () => {
  standIn = await SlackStandIn.start()
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-slack-'))
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop('SIGKILL')
  await standIn.stop()
  rmSync(folder, { recursive: true, force: true })
  expect(standIn.problems).toEqual([])
})

/** The service as its own process, on what the ones before it have left. */
async function start(): Promise<Service> {
  const service = await startService({
    DATA_DIR: folder,
    ...{ CATALOGUE: sampleCatalogue, EMBEDDINGS: 'off' },
    ...slackEnv(standIn),
  })
  services.push(service)
  // A process of its own on a busy machine.
  await until('the catalogue', async () => (await fetch(`${service.url}/readyz`)).ok, 60)
  return service
}

/** Nothing is left to be sent, as far as the service knows. */
const isIdle = async ({ url }: Service): Promise<boolean> =>
  (
    (await (await fetch(`${url}/readyz`)).json()) as { checks: { conversations: { detail: string } } }
  ).checks.conversations.detail.startsWith('0 ')

const answers = (channel: string) => standIn.answersIn(channel)

describe('an answer on Slack comes exactly once', () => {
  it('when Slack sends its event four times at once, before and after a restart by kill -9', async () => {
    const { message, mention: event } = mention(standIn, 'desk lamp')
    const first = await start()
    const send = (url: string) =>
      Promise.all([0, 1, 2, 3].map((retry) => postEvent(url, retry % 2 === 0 ? event : message, { retry })))
    // The connections end with the process.
    const sent = send(first.url).catch(() => undefined)
    await until('the post', () => answers('C0SHOP').length > 0 || standIn.callsOf('chat.postMessage').length > 0)
    await first.stop('SIGKILL')
    await sent
    const second = await start()
    expect((await send(second.url)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    await until('the answer', () => answers('C0SHOP').length > 0)
    const { mention: later } = mention(standIn, 'a mouse')
    await postEvent(second.url, later)
    await until('a later answer', () => answers('C0SHOP').length > 1)
    await until('rest', () => isIdle(second))
    expect(answers('C0SHOP').filter(({ thread_ts: thread }) => thread === message.ts)).toHaveLength(1)
  })

  it('when the process is killed before it could post', async () => {
    const { message, mention: event } = mention(standIn, 'desk lamp')
    standIn.trouble('chat.postMessage', { delayMs: 60_000, cut: true })
    const first = await start()
    expect((await postEvent(first.url, event)).status).toBe(200)
    await until('the attempt', () => standIn.callsOf('chat.postMessage').length === 1)
    await first.stop('SIGKILL')
    expect(answers('C0SHOP')).toEqual([])
    await start()
    await until('the answer', () => answers('C0SHOP').length > 0)
    expect(answers('C0SHOP').map(({ thread_ts: thread }) => thread)).toEqual([message.ts])
  })

  it('when the process is killed after Slack had the answer and before it said so', async () => {
    const { message, mention: event } = mention(standIn, 'desk lamp')
    standIn.trouble('chat.postMessage', { hang: true })
    const first = await start()
    await postEvent(first.url, event)
    await until('the answer', () => answers('C0SHOP').length === 1)
    await first.stop('SIGKILL')
    const second = await start()
    await until('the look', () => standIn.callsOf('conversations.replies').length > 0)
    expect(standIn.callsOf('conversations.replies')[0]).toMatchObject({
      channel: 'C0SHOP',
      ts: message.ts,
      include_all_metadata: true,
    })
    const { mention: later } = mention(standIn, 'a mouse')
    await postEvent(second.url, later)
    await until('a later answer', () => answers('C0SHOP').length === 2)
    await until('rest', () => isIdle(second))
    expect(answers('C0SHOP').filter(({ thread_ts: thread }) => thread === message.ts)).toHaveLength(1)
  })

  it('when its event was acknowledged and nothing else done', async () => {
    const { message, mention: event } = mention(standIn, 'desk lamp')
    const first = await start()
    // What is acknowledged is stored: the process may end in the same moment.
    const acknowledged = await postEvent(first.url, event)
    const ended = first.stop('SIGKILL')
    expect(acknowledged.status).toBe(200)
    await ended
    const second = await start()
    await until('the answer', () => answers('C0SHOP').length > 0)
    await until('rest', () => isIdle(second))
    expect(answers('C0SHOP').map(({ thread_ts: thread }) => thread)).toEqual([message.ts])
  })

  it('at most, where only one person sees it; then they are offered to ask again', async () => {
    const first = await start()
    standIn.trouble('response_url', { hang: true })
    await postCommand(first.url, {
      text: 'desk lamp',
      channel_id: 'C0SHOP',
      user_id: 'U0ADA',
      trigger_id: `${standIn.nextTs()}.abc`,
      response_url: standIn.responseUrl('C0SHOP', 'U0ADA'),
    })
    await until('the answer', () => answers('C0SHOP').length === 1)
    await first.stop('SIGKILL')
    const second = await start()
    await until('the offer', () => answers('C0SHOP').length === 2)
    const offer = answers('C0SHOP')[1]
    expect(offer).toMatchObject({ ephemeral: 'U0ADA', text: expect.stringMatching(/interrupted/) })
    const again = pressables(offer?.blocks).find(({ label }) => label === 'Ask again')
    await postPayload(
      second.url,
      pressBody(standIn, { actionId: again?.action_id ?? '', value: again?.value ?? '', ephemeral: true }),
    )
    await until('the answer', () => answers('C0SHOP').length === 3)
    expect(answers('C0SHOP')[2]).toMatchObject({ ephemeral: 'U0ADA', text: expect.stringMatching(/amp/) })
  })
})
