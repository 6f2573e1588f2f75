import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSlackChannel } from '../../../src/channels/slack/index.ts'
import type { Answerer } from '../../../src/chat/answer.ts'
import { createChat } from '../../../src/chat/chat.ts'
import type { ProductSearch } from '../../../src/search/search.ts'
import { storedReplyOf } from '../../contracts/deliverer.ts'
import { answerersOf, literalUnderstander, outcomeOf, recordingLog, temporaryStore } from '../../fixtures/chat.ts'
import { lexiconOf } from '../../fixtures/memory-product-search.ts'
import { until } from './slack-app.ts'
import { mention, postEvent, signingSecret, written } from './slack-events.ts'
import { bot, SlackStandIn } from './stand-in.ts'

async function openChannel() {
  const standIn = await SlackStandIn.start()
  const settings = {
    botToken: bot.token,
    signingSecret,
    appToken: undefined,
    apiUrl: standIn.apiUrl,
    handoffChannel: undefined,
  }
  const log = recordingLog()
  return { standIn, log, channel: await createSlackChannel({ settings, publicUrl: undefined, log }) }
}

/** The Slack channel before a chat that answers with `answerer`. */
async function openChat(answerer: Answerer) {
  const { standIn, log, channel } = await openChannel()
  const { store, remove } = await temporaryStore()
  const chat = createChat({
    store,
    understander: literalUnderstander,
    answerers: answerersOf(answerer),
    deliverers: [channel.deliverer],
    engine: 'sqlite',
    log,
  })
  const app = Fastify()
  await channel.routes(app, { chat, store, search: {} as ProductSearch, lexicon: async () => lexiconOf([]) })
  await chat.start()
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    expect(standIn.problems).toEqual([])
    await app.close()
    await chat.close()
    await remove()
    await standIn.stop()
  })
  return { standIn, log, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
}

/** Says its text word by word, with a pause between, and then something more. */
const writing =
  (words: readonly string[], pauseMs = 20): Answerer =>
  async ({ emit, emitText, state }) => {
    for (const word of words) {
      emitText(word)
      await sleep(pauseMs)
    }
    emit({ type: 'notice', kind: 'end', text: 'That was it.' })
    return outcomeOf(state)
  }

async function asked(standIn: SlackStandIn, url: string) {
  const { message, mention: event } = mention(standIn, 'tell me')
  await postEvent(url, event)
  await until('the whole answer', () =>
    standIn.answersIn('C0SHOP', message.ts).some(({ metadata }) => metadata !== undefined),
  )
  return standIn.answersIn('C0SHOP', message.ts)
}

const long = Array.from({ length: 30 }, (_, n) => `${n} <!channel> *word* [x](https://evil.example) and more of it. `)

describe('a text that is written slowly', () => {
  it('is shown while it is written, in one message, which becomes the answer', async () => {
    const { standIn, url } = await openChat(writing(long))
    const answers = await asked(standIn, url)
    expect(answers).toHaveLength(1)
    expect(standIn.callsOf('chat.startStream')).toMatchObject([
      { recipient_user_id: 'U0ADA', recipient_team_id: 'T0TEAM' },
    ])
    expect(standIn.callsOf('chat.appendStream').length).toBeGreaterThan(0)
    expect(standIn.callsOf('chat.postMessage')).toEqual([])
    const shown = answers[0]?.text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll(/\\([*_[\]#~|`\\])/g, '$1')
    expect(shown).toBe(long.join(''))
    expect(JSON.stringify(answers[0]?.blocks)).toContain('That was it.')
    expect(JSON.stringify(answers[0]?.blocks)).not.toContain('and more of it')
  })

  it('is updated in place where Slack offers no streams', async () => {
    const { standIn, url } = await openChat(writing(long))
    standIn.trouble('chat.startStream', { error: 'method_not_supported_for_channel_type' })
    const answers = await asked(standIn, url)
    expect(answers).toHaveLength(1)
    expect(standIn.callsOf('chat.update').length).toBeGreaterThan(1)
    expect(JSON.stringify(answers[0]?.blocks)).toMatch(/and more of it.*That was it\./)
  })

  it('goes on in blocks before a stream meets its limit', async () => {
    const words = Array.from({ length: 60 }, (_, n) => `${n} ${'word '.repeat(50)}`)
    const { standIn, url } = await openChat(writing(words, 5))
    const [answer] = await asked(standIn, url)
    expect(answer?.text.length).toBeLessThanOrEqual(9_000)
    expect(JSON.stringify(answer?.blocks)).toContain('59 word')
  })

  it('is completed in place when Slack has ended the stream', async () => {
    const { standIn, url } = await openChat(writing(long))
    standIn.trouble('chat.stopStream', { error: 'message_not_in_streaming_state' })
    const answers = await asked(standIn, url)
    expect(answers).toHaveLength(1)
    expect(JSON.stringify(answers[0]?.blocks)).toMatch(/and more of it.*That was it\./)
  })

  it('does not hold an answer that comes at once', async () => {
    const { standIn, url } = await openChat(async ({ emit, state }) => {
      emit({ type: 'text', text: 'At once.' })
      return outcomeOf(state)
    })
    await asked(standIn, url)
    expect(standIn.callsOf('chat.startStream')).toEqual([])
  })

  it('that a dead process began is completed in its message by the next', async () => {
    const { standIn, channel } = await openChannel()
    const thread = standIn.nextTs()
    const question = standIn.nextTs()
    const { webApi } = await import('@slack/bolt')
    const dead = new webApi.WebClient(bot.token, { slackApiUrl: standIn.apiUrl })
    await dead.chat.startStream({
      channel: 'C0SHOP',
      thread_ts: thread,
      recipient_user_id: 'U0ADA',
      recipient_team_id: 'T0TEAM',
      markdown_text: 'I fou',
    })
    const reply = storedReplyOf('slack', 'I found it.', { conversationId: `C0SHOP/${thread}`, messageId: question })
    await channel.deliverer.deliver(reply, true)
    await channel.deliverer.deliver(reply, true)
    expect(standIn.answersIn('C0SHOP', thread).map(({ text }) => text)).toEqual(['I found it.'])
    expect(standIn.problems).toEqual([])
    await standIn.stop()
  })
})

describe('an answer that takes long in the assistant', () => {
  it('is announced by a status, which its answer ends', async () => {
    const { standIn, url } = await openChat(async ({ emit, state }) => {
      await sleep(700)
      emit({ type: 'text', text: 'Here.' })
      return outcomeOf(state)
    })
    const thread = standIn.nextTs()
    await postEvent(url, written(standIn, 'desk lamp', { channel: 'D0DEE', thread_ts: thread }))
    await until('the answer', () => standIn.answersIn('D0DEE', thread).length === 1)
    const calls = standIn.calls.map(({ method }) => method)
    expect(standIn.callsOf('assistant.threads.setStatus')).toEqual([
      { channel_id: 'D0DEE', thread_ts: thread, status: expect.stringMatching(/looking/) },
    ])
    expect(calls.indexOf('assistant.threads.setStatus')).toBeLessThan(calls.indexOf('chat.postMessage'))
  })
})
