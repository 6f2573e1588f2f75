import { describe, expect, it } from 'vitest'
import { adminLine, readFailure } from '../../../src/channels/slack/api-failure.ts'
import { simpler } from '../../../src/channels/slack/deliver/layouts.ts'
import { createPacing } from '../../../src/channels/slack/deliver/pacing.ts'
import { createPrivateAnswers } from '../../../src/channels/slack/deliver/private-answers.ts'
import { wordsOfForm } from '../../../src/channels/slack/listeners/search.ts'
import { isSlackHost } from '../../../src/channels/slack/pictures/fetch-picture.ts'
import { isFromSlack, slackSignature } from '../../../src/channels/slack/receive/signature.ts'
import { boltLogger } from '../../../src/channels/slack/slack-client.ts'
import { createRecently } from '../../../src/chat/recently.ts'
import { recordingLog } from '../../fixtures/chat.ts'

describe('the search form', () => {
  const nothing = { words: undefined, department: undefined, brand: undefined, least: undefined, most: undefined }
  it.each([
    [{}, ''],
    [{ most: 30 }, ''],
    [{ words: 'desk lamp' }, 'desk lamp'],
    [{ words: 'desk lamp', brand: 'Lumo', most: 30 }, 'desk lamp by Lumo under $30'],
    [{ department: 'Kitchen', least: 10.5 }, 'from $10.50, in the Kitchen department'],
    [{ department: 'Kitchen' }, 'in the Kitchen department'],
    [
      { words: 'mouse', department: 'Office & School', brand: 'Lumo' },
      'mouse by Lumo, in the Office & School department',
    ],
    [{ words: 'mouse', least: 50, most: 20 }, 'mouse between $20 and $50'],
  ])('%j is asked as %j', (given, words) => {
    expect(wordsOfForm({ ...nothing, ...given }, 'USD')).toBe(words)
  })
})

describe('pacing', () => {
  it('lets a burst pass, then one a second, and keeps channels apart', async () => {
    let now = 0
    const pacing = createPacing(() => now)
    for (let n = 0; n < 4; n += 1) await pacing.turn('C1')
    let isThrough = false
    const fifth = pacing.turn('C1').then(() => {
      isThrough = true
    })
    await pacing.turn('C2')
    expect(isThrough).toBe(false)
    now = 1_000
    await fifth
    now = 60_000
    for (let n = 0; n < 4; n += 1) await pacing.turn('C1')
  })
})

describe('simpler layouts', () => {
  const refused = (message: string) => ({
    kind: 'refused' as const,
    code: 'invalid_blocks',
    needed: undefined,
    messages: [message],
  })
  it('go without pictures when one of them is what is wrong, else without the newer blocks, and end in words', () => {
    expect(simpler({ layout: 'modern', pictures: true }, refused('downloading image failed'))).toEqual({
      layout: 'modern',
      pictures: false,
    })
    expect(simpler({ layout: 'modern', pictures: true }, refused('unsupported type'))).toEqual({
      layout: 'classic',
      pictures: true,
    })
    expect(simpler({ layout: 'classic', pictures: true }, refused('?'))).toEqual({ layout: 'classic', pictures: false })
    expect(simpler({ layout: 'classic', pictures: false }, refused('?'))).toBe('plain')
    expect(simpler('plain', refused('?'))).toBeUndefined()
  })
})

describe('what is kept in memory', () => {
  it('of private answers ends after half an hour', () => {
    let now = 0
    const kept = createPrivateAnswers(() => now)
    const key = { channel: 'slack', conversationId: 'C1/U1', messageId: '1' } as const
    kept.expect(key, { url: 'https://hooks.slack.com/x', replaces: true })
    expect(kept.of(key)).toMatchObject({ replaces: true })
    now = 30 * 60_000
    expect(kept.of(key)).toBeUndefined()
  })

  it('of what was done ends after a while', () => {
    let now = 0
    const recently = createRecently(1_000, { now: () => now })
    expect([recently.first('a'), recently.first('a'), recently.first('b')]).toEqual([true, false, true])
    now = 1_000
    expect(recently.first('a')).toBe(true)
  })
})

describe('a signature', () => {
  const now = 1_700_000_000
  it.each([
    [String(now), true],
    [String(now - 300), true],
    [String(now + 300), true],
    [String(now - 301), false],
    [String(now + 301), false],
    ['now', false],
    ['', false],
    ['1.7e9', false],
    ['0x6553f100', false],
    [` ${now}`, false],
    [['1700000000'], false],
    [undefined, false],
  ])('that is right in itself counts with the stamp %j: %s', (timestamp, counts) => {
    const body = Buffer.from('{"a":1}')
    const signature = slackSignature(body, 'a secret', String(timestamp))
    expect(isFromSlack({ timestamp, signature, body }, 'a secret', now * 1_000)).toBe(counts)
    expect(isFromSlack({ timestamp, signature, body: Buffer.from('{"a":2}') }, 'a secret', now * 1_000)).toBe(false)
  })
})

describe('a rate limit', () => {
  it.each([
    ['3', 3_000],
    [Number.NaN, 30_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 30_000],
    [0, 30_000],
    [1e9, 3_600_000],
  ])('of %s seconds is waited out in %s ms, whatever it says', (retryAfter, afterMs) => {
    const error = { code: 'slack_webapi_rate_limited_error', retryAfter }
    expect(readFailure(error)).toEqual({ kind: 'rate-limited', afterMs })
  })
})

describe('what the admin is told', () => {
  it('names the token that is meant', () => {
    const line = (method: string, code: string) => adminLine({ code, needed: 'connections:write', method })
    expect(line('auth.test', 'invalid_auth')).toMatch(/SLACK_BOT_TOKEN/)
    expect(line('apps.connections.open', 'invalid_auth')).toMatch(/SLACK_APP_TOKEN.*connections:write/)
    expect(line('apps.connections.open', 'missing_scope')).not.toMatch(/OAuth/)
  })
})

describe('the token', () => {
  it.each([
    ['https://files.slack.com/files-pri/T1-F1/a.png', true],
    ['https://slack.com/a', true],
    ['https://a.enterprise.slack.com/x', true],
    ['http://files.slack.com/a', false],
    ['https://slack.com.evil.example/a', false],
    ['https://evilslack.com/a', false],
    ['https://files.slack.com@evil.example/a', false],
    ['https://169.254.169.254/a', false],
  ])('goes to %s: %s', (address, isOwn) => {
    expect(isSlackHost(new URL(address))).toBe(isOwn)
  })

  it('never reaches the log', () => {
    const log = recordingLog()
    const logger = boltLogger(log)
    logger.error('failed with xoxb-1234-abc and xapp-1-A', new Error('https://hooks.slack.com/actions/T1/2/secret'), {
      token: 'xoxb-9',
    })
    logger.debug('a secret conversation')
    expect(JSON.stringify(log.lines)).not.toMatch(/1234|xapp-1|T1\/2|xoxb-9|conversation/)
  })
})
