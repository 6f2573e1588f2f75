import { describe, expect, it } from 'vitest'
import { addressOfFile, pictureFile, pictureOfNoWords, platformFiles } from '../../fixtures/photos.ts'
import { useSlackApp } from './slack-app.ts'
import { postEvent, postPayload, written } from './slack-events.ts'

const slack = useSlackApp()
const connectFile = (id: string) => ({ id, file_access: 'check_file_info', mode: 'file_access' })
const send = (files: unknown[], channel: string, text = '', given: object = {}) =>
  postEvent(slack.url, written(slack.standIn, text, { channel, subtype: 'file_share', files, ...given }))

describe('a file with a message', () => {
  it.each([
    ['a film of 3 GB', { id: 'F0FILM', mimetype: 'video/mp4', size: 3_000_000_000, mode: 'hosted' }, /JPEG, PNG/],
    ['a picture of 3 GB', { id: 'F0HUGE', mimetype: 'image/png', size: 3_000_000_000, mode: 'hosted' }, /than 10 MB/],
    ['one of another organisation that Slack tells nothing of', connectFile('F0HIDDEN'), /not there any more/],
  ])('that is all of it is answered kindly when it is %s', async (_what, file, words) => {
    const channel = `D${file.id}`
    if (!('file_access' in file)) slack.standIn.files.set(file.id, { ...file, url_private: addressOfFile(file.id) })
    await send([file], channel)
    const [answer] = await slack.answers(1, channel)
    expect(answer?.text).toMatch(words)
  })

  it('that is no picture, or cannot be read, costs its words nothing', async () => {
    const files = [{ id: 'F0PDF', mimetype: 'application/pdf' }, { id: 'no id' }, 7, { id: 'F0NULL', mimetype: null }]
    await send(files, 'D0WORDS', 'desk lamp')
    const [answer] = await slack.answers(1, 'D0WORDS')
    expect(answer?.text).toMatch(/amp/)
    expect(answer?.text).not.toMatch(/pictures/)
  })

  it('that people show each other in a thread is not for the bot, and that of a deleted one is none', async () => {
    const { thread } = await slack.asked('desk lamp', 'C0FILES')
    await send([{ id: 'F0PDF', mimetype: 'application/pdf' }], 'C0FILES', '', { thread_ts: thread })
    await send([{ id: 'F0GONE', mode: 'tombstone' }], 'C0FILES', '', { thread_ts: thread })
    await slack.asked('desk lamp', 'C0FILESLATER')
    expect(slack.standIn.answersIn('C0FILES')).toHaveLength(1)
  })

  it('of another organisation is looked at by ‘Find this product’ too', async () => {
    slack.standIn.files.set('F0SHORTCUT', pictureFile('F0SHORTCUT'))
    platformFiles().set(addressOfFile('F0SHORTCUT'), await pictureOfNoWords())
    const channel = 'C0FINDFILE'
    await postPayload(slack.url, {
      type: 'message_action',
      callback_id: 'find_product',
      trigger_id: '1.1.x',
      action_ts: slack.standIn.nextTs(),
      team: { id: 'T0TEAM', domain: 'x' },
      user: { id: 'U0ADA', name: 'ada' },
      channel: { id: channel, name: 'x' },
      message_ts: slack.standIn.nextTs(),
      message: { type: 'message', user: 'U0BOB', text: '', ts: '1.1', files: [connectFile('F0SHORTCUT')] },
      response_url: slack.standIn.responseUrl(channel, 'U0ADA'),
    })
    const [answer] = await slack.answers(1, channel)
    expect(answer?.text).toMatch(/can’t look for products by a picture/)
  })
})
