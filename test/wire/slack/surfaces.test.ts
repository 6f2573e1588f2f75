import { describe, expect, it } from 'vitest'
import { addressOfFile, photoOfList, pictureFile, pictureOfNoWords, platformFiles } from '../../fixtures/photos.ts'
import { sampleProducts } from '../../fixtures/sample-products.ts'
import { buttonOf, labelsOf, typesOf, until, useSlackApp } from './slack-app.ts'
import { mention, postEvent, postPayload, pressables, pressBody, written } from './slack-events.ts'
import { bot, type Message } from './stand-in.ts'

const slack = useSlackApp({ SLACK_HANDOFF_CHANNEL: 'C0PEOPLE' })

/** Asks by a mention in a channel of its own and resolves with the answer. */
const asked = (text: string, channel: string) => slack.asked(text, channel)

describe('a mention in a channel', () => {
  it('is answered in its thread with cards, chips and ways to go on', async () => {
    const { answer } = await asked('wireless mouse under $30', 'C0MENTION')
    expect(typesOf(answer)).toEqual(['section', 'actions', 'carousel', 'actions', 'actions', 'context_actions'])
    expect(labelsOf(answer)).toEqual(
      expect.arrayContaining(['✕ under $30', 'Details', 'Similar', 'Compare …', 'How I searched', 'Talk to a person']),
    )
  })

  it('is one message with the other event that Slack makes of it', async () => {
    const { message, mention: event } = mention(slack.standIn, 'desk lamp', { channel: 'C0BOTH' })
    await Promise.all([postEvent(slack.url, event), postEvent(slack.url, message)])
    await slack.answers(1, 'C0BOTH', message.ts)
    await postEvent(slack.url, message)
    await asked('desk lamp', 'C0BOTHLATER')
    expect(slack.standIn.answersIn('C0BOTH')).toHaveLength(1)
  })

  it('goes on in its thread without a mention, and hears nothing that is said elsewhere or to others', async () => {
    const channel = 'C0THREAD'
    const { thread } = await asked('wireless mouse', channel)
    const inThread = { channel, thread_ts: thread }
    await postEvent(slack.url, written(slack.standIn, 'nice, <@U0BOB>, look', inThread))
    await postEvent(slack.url, written(slack.standIn, 'lunch?', { channel }))
    await postEvent(slack.url, written(slack.standIn, 'me too', { channel, thread_ts: slack.standIn.nextTs() }))
    await postEvent(slack.url, written(slack.standIn, 'only black ones', { ...inThread, user: 'U0BOB' }))
    const answers = await slack.answers(2, channel, thread)
    expect(answers[1]?.text).toMatch(/black/i)
    await asked('desk lamp', 'C0THREADLATER')
    expect(slack.standIn.answersIn(channel)).toHaveLength(2)
  })

  it.each([
    ['another bot', { bot_id: 'B0OTHER', user: 'U0OTHER' }],
    ['our own message', { user: 'U0BOT' }],
    ['our own message as a bot', { bot_id: 'B0BOT', user: 'U0BOT' }],
    ['an edit', { subtype: 'message_changed', hidden: true }],
    ['an edited mention', { edited: { user: 'U0ADA', ts: '1.1' } }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['a message of a workflow', { subtype: 'bot_message', bot_id: 'B0FLOW' }],
  ])('is not answered when it is %s', async (_what, given) => {
    const channel = 'C0IGNORED'
    const { message, mention: event } = mention(slack.standIn, 'desk lamp', { channel, ...given })
    expect((await postEvent(slack.url, message)).status).toBe(200)
    expect((await postEvent(slack.url, event)).status).toBe(200)
    await asked('desk lamp', `C0AFTER`)
    expect(slack.standIn.answersIn(channel)).toEqual([])
  })

  it('without a word is a greeting', async () => {
    const { answer } = await asked('', 'C0HELLO')
    expect(answer.text).not.toBe('')
  })
})

describe('a direct message', () => {
  const direct = (text: string, given: object = {}) =>
    postEvent(slack.url, written(slack.standIn, text, { channel: 'D0ADA', channel_type: 'im', ...given }))

  it('is answered, and the conversation goes on', async () => {
    await direct('desk lamp')
    await slack.answers(1, 'D0ADA')
    await direct('under $40')
    const answers = await slack.answers(2, 'D0ADA')
    expect(answers[1]?.thread_ts).toBeUndefined()
    expect(labelsOf(answers[1] as Message)).toContain('✕ under $40')
  })

  it('with a picture of no list says kindly that pictures are not searched by, and answers the words', async () => {
    const files = [{ id: 'F0PICTURE', mimetype: 'image/png', name: 'lamp.png', mode: 'hosted' }]
    const channel = 'D0PICTURE'
    slack.standIn.files.set('F0PICTURE', pictureFile('F0PICTURE'))
    platformFiles().set(addressOfFile('F0PICTURE'), await pictureOfNoWords())
    await direct('', { channel, subtype: 'file_share', files })
    const [alone] = await slack.answers(1, channel)
    expect(alone?.text).toMatch(/can’t look for products by a picture/)
    await direct('desk lamp like this', { channel, subtype: 'file_share', files })
    const [, both] = await slack.answers(2, channel)
    expect(both?.text).toMatch(/can’t look for products by a picture[\s\S]*amp/)
    slack.standIn.calls.splice(0)
  })

  it('with a file of another organisation asks Slack what it is', async () => {
    slack.standIn.files.set('F0CONNECT', pictureFile('F0CONNECT'))
    const served = platformFiles()
    served.set(addressOfFile('F0CONNECT'), await photoOfList())
    const files = [{ id: 'F0CONNECT', file_access: 'check_file_info', mode: 'file_access' }]
    await direct('', { channel: 'D0CONNECT', subtype: 'file_share', files })
    const [answer] = await slack.answers(1, 'D0CONNECT')
    expect(answer?.text).toMatch(/read this from a picture[\s\S]*12 × pencils/)
    // What it is, when it comes; where it is, when it is read.
    expect(slack.standIn.callsOf('files.info')).toEqual([{ file: 'F0CONNECT' }, { file: 'F0CONNECT' }])
    expect(served.asked).toEqual([addressOfFile('F0CONNECT')])
    expect(served.tokens).toEqual([`Bearer ${bot.token}`])
  })
})

describe('/shop', () => {
  const command = (text: string, channel: string) => slack.command(text, channel)

  it('answers whoever asked and nobody else, and shares with the channel once when they want', async () => {
    const channel = 'C0COMMAND'
    const response = await command('desk lamp', channel)
    expect([response.status, await response.text()]).toEqual([200, ''])
    const [answer] = await slack.answers(1, channel)
    expect(answer).toMatchObject({ ephemeral: 'U0ADA', response: { response_type: 'ephemeral' } })
    const share = pressBody(slack.standIn, { ...buttonOf(answer, 'Share to the channel'), channel, ephemeral: true })
    await Promise.all([postPayload(slack.url, share), postPayload(slack.url, share)])
    await slack.answers(2, channel)
    const shared = slack.standIn.answersIn(channel).filter(({ ephemeral }) => ephemeral === undefined)
    expect(shared).toHaveLength(1)
    expect(labelsOf(shared[0] as Message)).not.toContain('Share to the channel')

    // Everybody may ask about what was shared; the answer comes below it.
    const details = pressBody(slack.standIn, {
      ...buttonOf(shared[0], 'Details'),
      channel,
      user: 'U0BOB',
      ts: shared[0]?.ts ?? '',
    })
    await postPayload(slack.url, details)
    const [more] = await slack.answers(1, channel, shared[0]?.ts)
    expect(more?.ephemeral).toBeUndefined()
    expect(more?.text).toMatch(/Price: \$/)
  })

  it('is shared by the response address where the bot is not in the channel', async () => {
    const channel = 'C0ELSEWHERE'
    await command('desk lamp', channel)
    const [answer] = await slack.answers(1, channel)
    slack.standIn.trouble('chat.postMessage', { error: 'not_in_channel' })
    await postPayload(
      slack.url,
      pressBody(slack.standIn, { ...buttonOf(answer, 'Share to the channel'), channel, ephemeral: true }),
    )
    const [, shared] = await slack.answers(2, channel)
    expect(shared).toMatchObject({ response: { response_type: 'in_channel', replace_original: false } })
  })

  it('replaces its answer when a limit is taken away', async () => {
    const channel = 'C0CHIP'
    await command('desk lamp under $40', channel)
    const [answer] = await slack.answers(1, channel)
    await postPayload(
      slack.url,
      pressBody(slack.standIn, { ...buttonOf(answer, '✕ under $40'), channel, ephemeral: true }),
    )
    const [, wider] = await slack.answers(2, channel)
    expect(wider).toMatchObject({ ephemeral: 'U0ADA', response: { replace_original: true } })
    expect(labelsOf(wider as Message)).not.toContain('✕ under $40')
  })

  it('lets nobody else use a button of an answer that only one person sees', async () => {
    const channel = 'C0FOREIGN'
    await command('desk lamp', channel)
    const [answer] = await slack.answers(1, channel)
    const mine = buttonOf(answer, 'Details')
    await postPayload(slack.url, pressBody(slack.standIn, { ...mine, channel, user: 'U0EVE', ephemeral: true }))
    await postPayload(slack.url, pressBody(slack.standIn, { ...mine, channel: 'C0OTHER', user: 'U0EVE' }))
    await until(
      'two refusals',
      () => slack.standIn.messages.filter(({ ephemeral }) => ephemeral === 'U0EVE').length === 2,
    )
    const said = slack.standIn.messages.filter(({ ephemeral }) => ephemeral === 'U0EVE').map(({ text }) => text)
    expect(said.every((text) => /do not have that answer/.test(text))).toBe(true)
  })

  it('without words opens the search modal', async () => {
    const before = slack.standIn.callsOf('views.open').length
    await command('', 'C0EMPTY')
    expect(slack.standIn.callsOf('views.open').slice(before)).toMatchObject([{ view: { callback_id: 'search_modal' } }])
  })
})

describe('shortcuts', () => {
  it('‘Find this product’ looks for the words of a message, for whoever asks', async () => {
    const channel = 'C0FIND'
    const payload = {
      type: 'message_action',
      callback_id: 'find_product',
      trigger_id: '1.1.x',
      action_ts: slack.standIn.nextTs(),
      team: { id: 'T0TEAM', domain: 'x' },
      user: { id: 'U0ADA', name: 'ada' },
      channel: { id: channel, name: 'x' },
      message_ts: slack.standIn.nextTs(),
      message: {
        type: 'message',
        user: 'U0BOB',
        text: 'my <https://x.example|desk lamp> &amp; chair broke, I need a *desk lamp*',
        ts: '1.1',
      },
      response_url: slack.standIn.responseUrl(channel, 'U0ADA'),
    }
    await postPayload(slack.url, payload)
    const [answer] = await slack.answers(1, channel)
    expect(answer).toMatchObject({ ephemeral: 'U0ADA' })
  })

  const submission = (values: Record<string, unknown>, given: object = {}) => ({
    type: 'view_submission',
    team: { id: 'T0TEAM', domain: 'x' },
    user: { id: 'U0CAL', team_id: 'T0TEAM' },
    view: {
      id: `V${slack.standIn.nextTs().replace('.', '')}`,
      type: 'modal',
      callback_id: 'search_modal',
      private_metadata: '',
      state: { values },
    },
    response_urls: [],
    ...given,
  })

  it('the global one opens a search modal, whose answer comes where it should', async () => {
    await postPayload(slack.url, {
      type: 'shortcut',
      callback_id: 'search_shop',
      trigger_id: '1.2.x',
      action_ts: slack.standIn.nextTs(),
      team: { id: 'T0TEAM', domain: 'x' },
      user: { id: 'U0CAL', username: 'cal', team_id: 'T0TEAM' },
    })
    const opened = slack.standIn.callsOf('views.open').at(-1)
    expect(JSON.stringify(opened)).toMatch(/Department.*Brand.*Price from/)

    const values = {
      words: { value: { type: 'plain_text_input', value: 'mouse' } },
      brand: { brand_choice: { type: 'external_select', selected_option: null } },
      least: { value: { type: 'number_input', value: null } },
      most: { value: { type: 'number_input', value: '30.5' } },
    }
    const url = slack.standIn.responseUrl('C0WHERE', 'U0CAL')
    await postPayload(
      slack.url,
      submission(values, {
        response_urls: [{ block_id: 'where', action_id: 'value', channel_id: 'C0WHERE', response_url: url }],
      }),
    )
    const [here] = await slack.answers(1, 'C0WHERE')
    expect(here).toMatchObject({ ephemeral: 'U0CAL' })
    expect(labelsOf(here as Message)).toContain('✕ under $30.50')

    await postPayload(slack.url, submission(values))
    const [direct] = await slack.answers(1, 'D0CAL')
    expect(labelsOf(direct as Message)).toContain('✕ under $30.50')
  })

  it('the modal finds in a department, which can be taken away', async () => {
    const values = {
      words: { value: { type: 'plain_text_input', value: 'wireless' } },
      department: { value: { type: 'static_select', selected_option: { value: 'Audio' } } },
    }
    const url = slack.standIn.responseUrl('C0DEPARTMENT', 'U0CAL')
    await postPayload(
      slack.url,
      submission(values, {
        response_urls: [{ block_id: 'where', action_id: 'value', channel_id: 'C0DEPARTMENT', response_url: url }],
      }),
    )
    const [answer] = await slack.answers(1, 'C0DEPARTMENT')
    expect(labelsOf(answer as Message)).toContain('✕ in Audio')
    const said = JSON.stringify(answer)
    const shown = sampleProducts.filter(({ title }) => said.includes(JSON.stringify(title).slice(1, -1)))
    expect(shown.length).toBeGreaterThan(1)
    expect(new Set(shown.map(({ category }) => category[0]))).toEqual(new Set(['Audio']))
  })

  it('a search for nothing is refused in the modal, and brands are found while typing', async () => {
    const response = await postPayload(slack.url, submission({}))
    expect(await response.json()).toMatchObject({ response_action: 'errors', errors: { words: expect.any(String) } })
    const brands = await postPayload(slack.url, {
      type: 'block_suggestion',
      action_id: 'brand_choice',
      block_id: 'brand',
      value: 'peb',
      team: { id: 'T0TEAM' },
      user: { id: 'U0CAL' },
    })
    const { options } = (await brands.json()) as { options: { value: string }[] }
    expect(options.map(({ value }) => value)).toContain('Pebblit')
  })
})

describe('App Home', () => {
  it('shows how it works and what its owner looked for, and asks that again', async () => {
    let shown = 0
    const opened = async () => {
      const event = { type: 'app_home_opened', user: 'U0HUE', channel: 'D0HUE', tab: 'home', event_ts: '1.1' }
      await postEvent(slack.url, event)
      shown += 1
      await until('the Home tab', () => slack.standIn.callsOf('views.publish').length === shown)
    }
    await opened()
    expect(JSON.stringify(slack.standIn.callsOf('views.publish').at(-1))).toContain('Nothing yet')
    await postEvent(
      slack.url,
      written(slack.standIn, 'desk lamp', { channel: 'D0HUE', channel_type: 'im', user: 'U0HUE' }),
    )
    await slack.answers(1, 'D0HUE')
    await opened()
    const { view } = slack.standIn.callsOf('views.publish').at(-1) as { view: { blocks: unknown } }
    const again = pressables(view.blocks).find(({ label }) => label === 'desk lamp')
    expect(again).toBeDefined()
    const press = pressBody(slack.standIn, {
      actionId: again?.action_id ?? '',
      value: again?.value ?? '',
      user: 'U0HUE',
    })
    const { container: _, channel: __, response_url: ___, ...onHome } = press
    await postPayload(slack.url, {
      ...onHome,
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home' },
    })
    await slack.answers(2, 'D0HUE')
    // Nobody asks again what another person did.
    await postPayload(slack.url, {
      ...onHome,
      user: { id: 'U0EVE', team_id: 'T0TEAM' },
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home' },
    })
    await asked('desk lamp', 'C0HOMELATER')
    expect(slack.standIn.answersIn('D0EVE')).toEqual([])
  })
})

describe('an article of the help centre', () => {
  it('is quoted with its source', async () => {
    const { answer } = await asked('how do I return something?', 'C0HELP')
    expect(JSON.stringify(answer.blocks)).toContain('From the help centre')
  })
})
