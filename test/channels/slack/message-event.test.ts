import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessageEvent } from '../../../src/channels/slack/parse/message-event.ts'

const identity = { botId: 'B0BOT', botUserId: 'U0BOT', teamId: 'T0TEAM', scopes: [] }
const event = { type: 'message', channel: 'C1', user: 'U1', ts: '100.000001', text: '<@U0BOT> a lamp' }
const read = (given: object) => readMessageEvent({ ...event, ...given }, identity, 5)

describe('a message event', () => {
  it('becomes a message of the core, the same from both events', () => {
    const message = {
      channel: 'slack',
      messageId: '100.000001',
      conversationId: 'C1/100.000001',
      userId: 'U1',
      text: 'a lamp',
      pictures: [],
      receivedAt: 5,
    }
    expect(read({})?.message).toEqual(message)
    expect(read({ type: 'app_mention' })?.message).toEqual(message)
  })

  it.each([
    ['in a thread', { thread_ts: '99.000001' }, 'C1/99.000001', 'bot'],
    ['in a thread without a mention', { thread_ts: '99.000001', text: 'in black' }, 'C1/99.000001', 'thread'],
    ['directly', { channel: 'D1', text: 'a lamp' }, 'D1', 'bot'],
    ['directly, in a thread', { channel: 'D1', text: 'a lamp', thread_ts: '99.000001' }, 'D1/99.000001', 'bot'],
  ])('%s belongs to the conversation there', (_where, given, conversationId, addressed) => {
    expect(read(given)).toMatchObject({ addressed, message: { conversationId } })
  })

  it.each([
    ['without a mention', { text: 'a lamp' }],
    ['that is the root of its thread, without a mention', { text: 'a lamp', thread_ts: '100.000001' }],
    ['to somebody else in a thread', { text: '<@U2> look', thread_ts: '99.000001' }],
  ])('%s is not for us', (_what, given) => {
    expect(read(given)).toBeUndefined()
  })

  it('has its pictures, and no other file', () => {
    const files = [
      { id: 'F1', mimetype: 'image/png', name: 'a.png' },
      { id: 'F2', mimetype: 'application/pdf' },
      { id: 'F3', mimetype: 'image/gif', mode: 'tombstone' },
      { id: 'F4', file_access: 'check_file_info' },
    ]
    expect(read({ files, subtype: 'file_share' })?.message.pictures).toEqual([
      { id: 'F1', mimeType: 'image/png', name: 'a.png' },
    ])
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(event), 'subtype', 'files', 'thread_ts', 'edited'), fc.anything()),
        (given) => {
          readMessageEvent({ ...event, ...given }, identity, 0)
        },
      ),
    )
  })
})
