import { describe, expect, it } from 'vitest'
import { buttonOf, until, useSlackApp } from './slack-app.ts'
import { postPayload, pressBody } from './slack-events.ts'

const slack = useSlackApp()

describe('a button that is pressed twice', () => {
  it('at once is pressed once, and by two people twice', async () => {
    const channel = 'C0DOUBLE'
    const { answer, thread } = await slack.asked('desk lamp', channel)
    const press = (user: string) =>
      postPayload(
        slack.url,
        // Slack makes two presses of a double click: each has a time of its own.
        pressBody(slack.standIn, { ...buttonOf(answer, 'Details'), channel, thread, ts: answer.ts, user }),
      )
    await Promise.all([press('U0ADA'), press('U0ADA'), press('U0BOB')])
    await slack.answers(3, channel, thread)
    await slack.asked('desk lamp', 'C0DOUBLELATER')
    expect(slack.standIn.answersIn(channel, thread)).toHaveLength(3)
  })

  it('to share is not held against whom Slack did not let share the first time', async () => {
    const channel = 'C0SHAREAGAIN'
    const press = { channel, ephemeral: true, ts: slack.standIn.nextTs() }
    await slack.command('desk lamp', channel)
    const [answer] = await slack.answers(1, channel)
    const share = () =>
      postPayload(slack.url, pressBody(slack.standIn, { ...press, ...buttonOf(answer, 'Share to the channel') }))
    slack.standIn.trouble('chat.postMessage', { error: 'internal_error' })
    await share()
    await until('a kind line', () => slack.standIn.answersIn(channel).some(({ text }) => /did not let me/.test(text)))
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await share()
    await until('the answer', () => slack.standIn.answersIn(channel).some(({ ephemeral }) => ephemeral === undefined))
  })
})
