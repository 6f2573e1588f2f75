import { describe, expect, it } from 'vitest'
import { until, useSlackApp } from './slack-app.ts'
import { postEvent, written } from './slack-events.ts'

const slack = useSlackApp()
const promptCalls = () => slack.standIn.callsOf('assistant.threads.setSuggestedPrompts')
const openTab = (tab: string, channel: string) =>
  postEvent(slack.url, { type: 'app_home_opened', user: 'U0DEE', channel, tab, event_ts: slack.standIn.nextTs() })

describe('the agent’s view', () => {
  it('offers ways to begin when somebody opens their messages with it, for no thread: Slack ignores those', async () => {
    await openTab('home', 'D0DEE')
    await openTab('messages', 'D0DEE')
    await until('the prompts', () => promptCalls().length > 0)
    const [call] = promptCalls()
    expect(call).toMatchObject({ channel_id: 'D0DEE' })
    expect(call).not.toHaveProperty('thread_ts')
    const offered = call?.prompts as { title: string; message: string }[]
    expect(offered.length).toBeGreaterThan(1)
    expect(offered.length).toBeLessThanOrEqual(4)
    expect(promptCalls()).toHaveLength(1)
  })

  it('is acknowledged at once, however long Slack takes over what is shown', async () => {
    slack.standIn.trouble('assistant.threads.setSuggestedPrompts', { delayMs: 3_000 })
    slack.standIn.trouble('views.publish', { delayMs: 3_000 })
    const started = performance.now()
    const responses = [await openTab('messages', 'D0SLOW'), await openTab('home', 'D0SLOW')]
    expect(responses.map(({ status }) => status)).toEqual([200, 200])
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('names a thread by what was asked in it first', async () => {
    const thread = slack.standIn.nextTs()
    const say = (text: string) =>
      postEvent(slack.url, written(slack.standIn, text, { channel: 'D0DEE', user: 'U0DEE', thread_ts: thread }))
    await say('desk lamp')
    await slack.answers(1, 'D0DEE', thread)
    await say('in black')
    await slack.answers(2, 'D0DEE', thread)
    const titles = slack.standIn.callsOf('assistant.threads.setTitle')
    expect(titles).toEqual([{ channel_id: 'D0DEE', thread_ts: thread, title: 'desk lamp' }])
  })
})
