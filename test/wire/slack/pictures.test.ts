import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdminLines } from '../../../src/channels/slack/admin-lines.ts'
import { createSlackChannel } from '../../../src/channels/slack/index.ts'
import { fetchPicture } from '../../../src/channels/slack/pictures/fetch-picture.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { bot, SlackStandIn } from './stand-in.ts'

let standIn: SlackStandIn
beforeAll(async () => {
  standIn = await SlackStandIn.start()
})
afterAll(() => standIn.stop())

const bytes = Buffer.from('a picture')
const file = (given: Record<string, unknown> = {}) => ({
  id: 'F0PICTURE',
  mimetype: 'image/png',
  name: 'a.png',
  size: bytes.length,
  url_private_download: `${standIn.url}/files/a.png`,
  ...given,
})

async function fetched(
  given: Record<string, unknown> | undefined,
  isSlackAddress: (address: URL) => boolean = () => true,
) {
  standIn.files.clear()
  if (given !== undefined) standIn.files.set('F0PICTURE', file(given))
  const log = recordingLog()
  const { webApi } = await import('@slack/bolt')
  const client = new webApi.WebClient(bot.token, { slackApiUrl: standIn.apiUrl, retryConfig: { retries: 0 } })
  return fetchPicture({ id: 'F0PICTURE' }, { client, admin: createAdminLines(log), token: bot.token, isSlackAddress })
}

describe('a picture of a message', () => {
  it('is fetched with the token when it is needed', async () => {
    standIn.downloads.set('a.png', { bytes, type: 'image/png' })
    const picture = await fetched({})
    expect(Buffer.from(picture.bytes).toString()).toBe('a picture')
    expect(picture.mimeType).toBe('image/png')
  })

  it.each<[string, Record<string, unknown>, RegExp, number?]>([
    ['of 3 GB', { size: 3 * 1_024 ** 3 }, /larger than 10 MB/, 413],
    ['that is no picture', { mimetype: 'application/pdf' }, /JPEG, PNG, WebP or AVIF/, 415],
    ['that is an SVG', { mimetype: 'image/svg+xml' }, /JPEG, PNG, WebP or AVIF/, 415],
    ['without an address', { url_private_download: undefined }, /not there any more/],
    ['at no address', { url_private_download: 'nowhere' }, /not there any more/],
    ['that we may not see', { url_private_download: '/files/hidden.png' }, /not there any more/],
  ])('%s is refused in words for who sent it', async (_what, given, words, status = 422) => {
    const address =
      given.url_private_download === '/files/hidden.png'
        ? { url_private_download: `${standIn.url}/files/hidden.png` }
        : {}
    await expect(fetched({ ...given, ...address })).rejects.toMatchObject({
      status,
      message: expect.stringMatching(words),
    })
  })

  it('that is longer than it says is not read to its end', async () => {
    standIn.downloads.set('a.png', { bytes: Buffer.alloc(11 * 1_024 * 1_024), type: 'image/png' })
    await expect(fetched({})).rejects.toMatchObject({ code: 'picture-too-large' })
  })

  it('that was deleted is not there any more', async () => {
    await expect(fetched(undefined)).rejects.toMatchObject({ code: 'picture-gone' })
  })

  it('is never asked for at another host, and the token goes to none', async () => {
    let asked = 0
    await expect(
      fetched({}, () => {
        asked += 1
        return false
      }),
    ).rejects.toMatchObject({ code: 'picture-gone' })
    expect(asked).toBe(1)
    const settings = {
      botToken: bot.token,
      signingSecret: 'a-signing-secret',
      appToken: undefined,
      apiUrl: standIn.apiUrl,
      handoffChannel: undefined,
    }
    const channel = await createSlackChannel({ settings, publicUrl: undefined, log: recordingLog() })
    standIn.files.set('F0PICTURE', file())
    await expect(channel.fetchPicture({ id: 'F0PICTURE' })).rejects.toMatchObject({ code: 'picture-gone' })
  })
})
