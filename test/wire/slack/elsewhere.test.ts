import { describe, expect, it } from 'vitest'
import { buttonOf, labelsOf, until, useSlackApp } from './slack-app.ts'
import { postPayload, pressBody } from './slack-events.ts'
import type { Message } from './stand-in.ts'

const slack = useSlackApp()

/** What only its asker was to see in a channel without the bot, in their direct messages. */
async function answeredDirectly(channel: string, user: string): Promise<{ answer: Message; direct: string }> {
  slack.standIn.trouble('response_url', { status: 404, error: 'used_url' })
  slack.standIn.trouble('chat.postEphemeral', { error: 'not_in_channel' })
  await slack.command('desk lamp under $40', channel, user)
  const direct = `D${user.slice(1)}`
  const [answer] = await slack.answers(1, direct)
  return { answer: answer as Message, direct }
}

describe('a private answer that comes to direct messages', () => {
  it('has buttons that work there, for its owner', async () => {
    const { answer, direct } = await answeredDirectly('C0WITHOUT', 'U0IDA')
    const press = (label: string, user = 'U0IDA') =>
      postPayload(
        slack.url,
        pressBody(slack.standIn, { ...buttonOf(answer, label), channel: direct, ts: answer.ts, user }),
      )
    await press('Details')
    const [, details] = await slack.answers(2, direct)
    expect(details?.text).toMatch(/Price: \$/)
    await press('✕ under $40')
    const [, , wider] = await slack.answers(3, direct)
    expect(wider?.response).toMatchObject({ replace_original: true })
    expect(labelsOf(wider as Message)).not.toContain('✕ under $40')
  })

  it('can be shared when the bot has been invited, and says so when it has not', async () => {
    const { answer, direct } = await answeredDirectly('C0LOCKED', 'U0JAN')
    const share = () =>
      postPayload(
        slack.url,
        pressBody(slack.standIn, {
          ...buttonOf(answer, 'Share to the channel'),
          channel: direct,
          ts: answer.ts,
          user: 'U0JAN',
        }),
      )
    slack.standIn.trouble('chat.postMessage', { error: 'not_in_channel' })
    await share()
    await until('a kind line', () =>
      slack.standIn.answersIn(direct).some(({ text }) => /not in that channel/.test(text)),
    )
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await share()
    await slack.answers(1, 'C0LOCKED')
  })
})
