import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { buttonOf, buttonsOf, typesOf, until, useSlackApp } from './slack-app.ts'
import { postEvent, postPayload, pressBody, written } from './slack-events.ts'
import type { Message } from './stand-in.ts'

const slack = useSlackApp({ SLACK_HANDOFF_CHANNEL: 'C0PEOPLE' })
const asked = (text: string, channel: string) => slack.asked(text, channel)

describe('buttons of an answer', () => {
  it('show details and similar products, compare, show more, and tell the query', async () => {
    const channel = 'C0BUTTONS'
    const { answer, thread } = await asked('mouse', channel)
    const press = (given: { actionId: string; value?: string }, message = answer) =>
      postPayload(slack.url, pressBody(slack.standIn, { ...given, channel, thread, ts: message.ts }))

    await press(buttonOf(answer, 'Details'))
    const [, details] = await slack.answers(2, channel, thread)
    expect(details?.text).toMatch(/Price: \$/)
    await press(buttonOf(answer, 'Similar'))
    const [, , similar] = await slack.answers(3, channel, thread)
    expect(similar?.text).toMatch(/Similar to|nothing else like/)
    await press(buttonOf(answer, 'Show more'))
    await slack.answers(4, channel, thread)

    await press(buttonOf(answer, 'Compare …'))
    const { view } = slack.standIn.callsOf('views.open').at(-1) as {
      view: { private_metadata: string; callback_id: string }
    }
    const chosen = {
      products: { value: { type: 'multi_static_select', selected_options: [{ value: '0' }, { value: '2' }] } },
    }
    const submitted = {
      type: 'view_submission',
      team: { id: 'T0TEAM' },
      user: { id: 'U0ADA', team_id: 'T0TEAM' },
      view: { ...view, id: 'V0COMPARE', type: 'modal', state: { values: chosen } },
    }
    await Promise.all([postPayload(slack.url, submitted), postPayload(slack.url, submitted)])
    const answers = await slack.answers(5, channel, thread)
    expect(typesOf(answers[4] as Message)).toContain('table')
    await postPayload(slack.url, {
      ...submitted,
      user: { id: 'U0EVE', team_id: 'T0TEAM' },
      view: { ...submitted.view, id: 'V0EVE' },
    })

    await press(buttonOf(answer, 'How I searched'))
    expect(JSON.stringify(slack.standIn.callsOf('views.open').at(-1))).toContain('keyword')
    expect(slack.standIn.answersIn(channel, thread)).toHaveLength(5)
  })

  it('take what people think of an answer', async () => {
    const channel = 'C0THUMBS'
    const { answer, thread } = await asked('desk lamp', channel)
    const thumbs = JSON.stringify(answer.blocks.at(-1))
    const [, down = ''] = /"value":"(down~[^"]+)"/.exec(thumbs) ?? []
    const before = slack.standIn.callsOf('views.open').length
    await postPayload(
      slack.url,
      pressBody(slack.standIn, { actionId: 'feedback', value: down, channel, thread, ts: answer.ts }),
    )
    const [modal] = slack.standIn.callsOf('views.open').slice(before) as {
      view: { callback_id: string; private_metadata: string }
    }[]
    expect(modal?.view.callback_id).toBe('comment_modal')
    const comment = { comment: { value: { type: 'plain_text_input', value: 'a floor lamp' } } }
    const response = await postPayload(slack.url, {
      type: 'view_submission',
      team: { id: 'T0TEAM' },
      user: { id: 'U0ADA', team_id: 'T0TEAM' },
      view: { ...modal?.view, id: 'V1', type: 'modal', state: { values: comment } },
    })
    expect(response.status).toBe(200)
    const database = new DatabaseSync(join(slack.folder, 'state.db'), { readOnly: true })
    const rows = database.prepare('SELECT feedback FROM feedback WHERE conversation_id = ?').all(`${channel}/${thread}`)
    database.close()
    expect(rows.map(({ feedback }) => JSON.parse(String(feedback)))).toMatchObject([
      { rating: 'down' },
      { rating: 'down', comment: 'a floor lamp' },
    ])
  })

  it('beside a product of several open the choice of what to compare, that product first', async () => {
    const channel = 'C0COMPAREONE'
    await slack.command('mouse', channel)
    const [answer] = await slack.answers(1, channel)
    const third = buttonsOf(answer).filter(({ label }) => label === 'Compare …')[2]
    await postPayload(
      slack.url,
      pressBody(slack.standIn, {
        actionId: third?.action_id ?? '',
        value: third?.value ?? '',
        channel,
        ephemeral: true,
      }),
    )
    const opened = slack.standIn.callsOf('views.open').at(-1) as {
      view: { private_metadata: string; blocks: [{ element: { initial_options: { value: string }[] } }] }
    }
    expect(opened.view.blocks[0].element.initial_options.map(({ value }) => value)).toEqual(['2', '0'])
    // The answer may be forgotten before the choice is made.
    const metadata = opened.view.private_metadata.replaceAll(/~[\w.-]+~2/g, '~c-forgotten~2')
    const chosen = { products: { value: { selected_options: [{ value: '0' }, { value: '2' }] } } }
    await postPayload(slack.url, {
      type: 'view_submission',
      team: { id: 'T0TEAM' },
      user: { id: 'U0ADA', team_id: 'T0TEAM' },
      view: {
        ...opened.view,
        id: 'V0GONE',
        callback_id: 'compare_modal',
        private_metadata: metadata,
        state: { values: chosen },
      },
    })
    await until('a kind line', () =>
      slack.standIn.answersIn(channel).some(({ text }) => /do not have that answer/.test(text)),
    )
  })

  it('‘Talk to a person’ hands the conversation to the channel of the shop’s people', async () => {
    const channel = 'C0PERSON'
    const { answer, thread } = await asked('desk lamp under $40 <!channel>', channel)
    await postPayload(
      slack.url,
      pressBody(slack.standIn, { ...buttonOf(answer, 'Talk to a person'), channel, thread, ts: answer.ts }),
    )
    const [, told] = await slack.answers(2, channel, thread)
    expect(told?.text).toMatch(/passed this conversation on/)
    const [ticket] = await slack.answers(1, 'C0PEOPLE')
    const shown = JSON.stringify(ticket?.blocks)
    expect(shown).toContain('<@U0ADA>')
    expect(shown).toContain('under $40')
    expect(shown).toContain('stand-in.slack.com/archives')
    // What people say to each other about it is not for the bot.
    await postEvent(
      slack.url,
      written(slack.standIn, 'I take that', { channel: 'C0PEOPLE', thread_ts: ticket?.ts, parent_user_id: 'U0BOT' }),
    )
    await asked('desk lamp', 'C0PERSONLATER')
    expect(slack.standIn.answersIn('C0PEOPLE')).toHaveLength(1)
  })

  it('‘Talk to a person’ waits out a rate limit of that channel', async () => {
    const channel = 'C0PATIENCE'
    const { answer, thread } = await asked('desk lamp under $40', channel)
    const before = slack.standIn.answersIn('C0PEOPLE').length
    slack.standIn.trouble('chat.postMessage', { retryAfter: 1 })
    const press = { ...buttonOf(answer, 'Talk to a person'), channel, thread, ts: answer.ts }
    await postPayload(slack.url, pressBody(slack.standIn, press))
    const [, told] = await slack.answers(2, channel, thread)
    expect(told?.text).toMatch(/passed this conversation on/)
    expect(slack.standIn.answersIn('C0PEOPLE')).toHaveLength(before + 1)
  })

  it('whose conversation is forgotten say so', async () => {
    const channel = 'C0GONE'
    const press = {
      actionId: 'product.details.0',
      value: `${channel}/1700000000.000001~1700000000.000001~0`,
      channel,
      thread: '1700000000.000001',
    }
    await postPayload(slack.url, pressBody(slack.standIn, press))
    await until('a kind line', () =>
      slack.standIn.messages.some(({ channel: at, text }) => at === channel && /do not have that answer/.test(text)),
    )
  })
})
