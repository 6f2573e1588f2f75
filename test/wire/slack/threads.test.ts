import { describe, expect, it } from 'vitest'
import { useSlackApp } from './slack-app.ts'
import { mention, postEvent, written } from './slack-events.ts'

const slack = useSlackApp()

describe('a thread of others into which the bot is called', () => {
  it('goes on with who called it, without a mention, and leaves the others alone', async () => {
    const channel = 'C0OTHERS'
    const at = { channel, thread_ts: slack.standIn.nextTs() }
    const say = (text: string, user: string) => postEvent(slack.url, written(slack.standIn, text, { ...at, user }))
    await say('what about lunch?', 'U0ADA')
    await postEvent(slack.url, mention(slack.standIn, 'wireless mouse', { ...at, user: 'U0ADA' }).mention)
    await slack.answers(1, channel, at.thread_ts)
    await say('I do not need one', 'U0BOB')
    await say('only black ones', 'U0ADA')
    const answers = await slack.answers(2, channel, at.thread_ts)
    expect(answers[1]?.text).toMatch(/black/i)
    await postEvent(slack.url, written(slack.standIn, 'elsewhere', { channel, thread_ts: slack.standIn.nextTs() }))
    await slack.asked('desk lamp', 'C0OTHERSLATER')
    expect(slack.standIn.answersIn(channel)).toHaveLength(2)
  })
})
