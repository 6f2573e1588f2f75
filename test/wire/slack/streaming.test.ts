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
import { bot, type Message, SlackStandIn } from './stand-in.ts'

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
async function openChat(answerer: Answerer, isStarted = true) {
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
  if (isStarted) await chat.start()
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    expect(standIn.problems).toEqual([])
    await app.close()
    await chat.close()
    await remove()
    await standIn.stop()
  })
  return { standIn, log, store, chat, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
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

/** Whether a message has the mark of a whole answer. */
const isWhole = ({ metadata }: Message): boolean =>
  metadata !== undefined && !JSON.stringify(metadata).includes('goes_on_at')

async function asked(standIn: SlackStandIn, url: string) {
  const { message, mention: event } = mention(standIn, 'tell me')
  await postEvent(url, event)
  await until('the whole answer', () => standIn.answersIn('C0SHOP', message.ts).some(isWhole))
  return standIn.answersIn('C0SHOP', message.ts)
}

/** What a streamed text shows. */
const shownIn = (markdown: string): string =>
  markdown
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\\([*_[\]#~|`\\])/g, '$1')

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
    expect(shownIn(answers[0]?.text ?? '')).toBe(long.join(''))
    expect(JSON.stringify(answers[0]?.blocks)).toContain('That was it.')
    expect(JSON.stringify(answers[0]?.blocks)).not.toContain('and more of it')
  })

  it('is updated in place where Slack offers no streams', async () => {
    const { standIn, url } = await openChat(writing(long, 60))
    standIn.trouble('chat.startStream', { error: 'method_not_supported_for_channel_type' })
    const answers = await asked(standIn, url)
    expect(answers).toHaveLength(1)
    expect(standIn.callsOf('chat.update').length).toBeGreaterThan(1)
    expect(JSON.stringify(answers[0]?.blocks)).toMatch(/and more of it.*That was it\./)
  })

  const words = Array.from({ length: 60 }, (_, n) => `${n} ${'word '.repeat(50)}`)
  const compact = (text: string): string => text.replaceAll(/\s/g, '')
  const textOf = ({ blocks }: Message): string =>
    blocks.map(({ text }) => (typeof text === 'object' && text !== null && 'text' in text ? text.text : '')).join('')

  it('goes on in a message of its own before a stream meets its limit, and nothing of it is lost', async () => {
    const { standIn, url } = await openChat(writing(words, 5))
    const [first, second, ...more] = await asked(standIn, url)
    expect(more).toEqual([])
    expect(first?.text.length).toBeLessThanOrEqual(9_000)
    expect(first?.blocks).toEqual([])
    expect(compact(shownIn(first?.text ?? '') + textOf(second as Message))).toBe(compact(words.join('')))
    expect(JSON.stringify(second?.blocks)).toContain('That was it.')
  })

  it('goes on only once when Slack puts the second message off, or its process dies between the two', async () => {
    const { standIn, url } = await openChat(writing(words, 5))
    standIn.trouble('chat.postMessage', { retryAfter: 1 })
    expect(await asked(standIn, url)).toHaveLength(2)
    standIn.trouble('chat.postMessage', { loseResponse: true })
    expect(await asked(standIn, url)).toHaveLength(2)
  })

  it('comes once when Slack puts its end off for a while', async () => {
    const { standIn, url } = await openChat(writing(long))
    standIn.trouble('chat.stopStream', { retryAfter: 1 })
    const answers = await asked(standIn, url)
    expect(answers).toHaveLength(1)
    expect(JSON.stringify(answers[0]?.blocks)).toContain('That was it.')
  })

  it('is updated in place in direct messages outside any thread', async () => {
    const { standIn, url } = await openChat(writing(long, 60))
    await postEvent(url, written(standIn, 'tell me', { channel: 'D0ADA' }))
    await until('the whole answer', () => standIn.answersIn('D0ADA').some(isWhole))
    expect(standIn.callsOf('chat.startStream')).toEqual([])
    expect(standIn.callsOf('chat.update').length).toBeGreaterThan(1)
    expect(standIn.answersIn('D0ADA')).toHaveLength(1)
    expect(JSON.stringify(standIn.answersIn('D0ADA')[0]?.blocks)).toMatch(/and more of it.*That was it\./)
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

  it.each(['C0SHOP', 'D0ADA'])(
    'that a process began in %s and died over is answered in that message',
    async (channel) => {
      const { standIn, store, chat } = await openChat(writing(['I found ', 'it.'], 1), false)
      const { webApi } = await import('@slack/bolt')
      const dead = new webApi.WebClient(bot.token, { slackApiUrl: standIn.apiUrl })
      const thread = channel === 'C0SHOP' ? { thread_ts: standIn.nextTs() } : {}
      const messageId = standIn.nextTs()
      const conversationId = [channel, ...Object.values(thread)].join('/')
      const question = { channel: 'slack', conversationId, messageId, userId: 'U0ADA', text: 'tell me' } as const
      await store.admit({ ...question, pictures: [], receivedAt: Date.now() }, 'a dead process')
      await dead.chat.postMessage({ channel, ...thread, text: 'I fou …' })
      await chat.start()
      await until('the whole answer', () => standIn.answersIn(channel).some(isWhole))
      expect(standIn.answersIn(channel).map(({ blocks }) => JSON.stringify(blocks))).toEqual([
        expect.stringContaining('I found it.'),
      ])
    },
  )

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

describe('an answer that takes long', () => {
  const slowly = async ({ emit, state }: Parameters<Answerer>[0]) => {
    await sleep(700)
    emit({ type: 'text', text: 'Here.' })
    return outcomeOf(state)
  }
  const statuses = (standIn: SlackStandIn) =>
    standIn.callsOf('assistant.threads.setStatus').map(({ thread_ts, status }) => [thread_ts, status])

  it('is announced in the thread of a mention', async () => {
    const { standIn, url } = await openChat(slowly)
    await asked(standIn, url)
    expect(statuses(standIn)).toEqual([[standIn.messages[0]?.thread_ts, expect.stringMatching(/looking/)]])
  })

  it('is announced below a direct message, and no longer once it is there', async () => {
    const { standIn, url } = await openChat(slowly)
    const question = written(standIn, 'desk lamp', { channel: 'D0DEE' })
    await postEvent(url, question)
    await until('the end of the status', () => statuses(standIn).length === 2)
    expect(standIn.answersIn('D0DEE')).toMatchObject([{ text: 'Here.' }])
    expect(statuses(standIn)).toEqual([
      [question.ts, expect.stringMatching(/looking/)],
      [question.ts, ''],
    ])
  })

  it('is announced no more when Slack sends its question again', async () => {
    const { standIn, url } = await openChat(async ({ emit, state }) => {
      emit({ type: 'text', text: 'Here.' })
      return outcomeOf(state)
    })
    const question = written(standIn, 'desk lamp', { channel: 'D0DEE', thread_ts: standIn.nextTs() })
    await postEvent(url, question)
    await until('the answer', () => standIn.answersIn('D0DEE').length === 1)
    await postEvent(url, question, { retry: 1 })
    await sleep(500)
    expect(statuses(standIn)).toEqual([])
  })

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
