import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Conversation,
  conversationAt,
  conversationIdOf,
  readConversationId,
} from '../../../src/channels/slack/conversation.ts'
import { mayUse, readReference, referenceText } from '../../../src/channels/slack/references.ts'

const id = (first: string) =>
  fc.string({ unit: fc.constantFrom(...'ABC0123456789'), minLength: 1, maxLength: 10 }).map((rest) => first + rest)
const ts = fc
  .tuple(fc.nat(2_000_000_000), fc.nat(999_999))
  .map(([seconds, rest]) => `${seconds}.${String(rest).padStart(6, '0')}`)
const conversation: fc.Arbitrary<Conversation> = fc.oneof(
  fc.record({ kind: fc.constant('thread' as const), channel: id('C'), thread: ts }),
  fc.record({ kind: fc.constant('direct' as const), channel: id('D') }),
  fc.record({ kind: fc.constant('private' as const), channel: id('C'), user: id('U') }),
)

describe('a conversation on Slack', () => {
  it('has an id that tells all of it, and no two have the same', () => {
    fc.assert(
      fc.property(conversation, (one) => {
        expect(readConversationId(conversationIdOf(one))).toEqual(one)
      }),
    )
  })

  it.each(['', 'web-conversation.signature', 'C1/', 'C1/x', 'C1/1.1/U1', 'c1', 'C1/1.1\n'])('is not %j', (text) => {
    expect(() => readConversationId(text)).toThrow(RangeError)
  })

  it.each([
    [
      { isPrivate: true, thread: '1.1' },
      { kind: 'private', channel: 'C1', user: 'U1' },
    ],
    [{ thread: '1.1' }, { kind: 'thread', channel: 'C1', thread: '1.1' }],
    [{}, { kind: 'thread', channel: 'C1', thread: '2.2' }],
    [{ channel: 'D1' }, { kind: 'direct', channel: 'D1' }],
    [
      { channel: 'D1', thread: '1.1' },
      { kind: 'thread', channel: 'D1', thread: '1.1' },
    ],
  ])('is found by where a button was pressed: %j', (given, found) => {
    const place = { channel: 'C1', user: 'U1', thread: undefined, ts: '2.2', isPrivate: false }
    expect(conversationAt({ ...place, ...given })).toEqual(found)
  })
})

describe('a reference in a button', () => {
  it('comes back as it was, and nothing else is one', () => {
    fc.assert(
      fc.property(conversation, ts, fc.option(fc.nat(50), { nil: undefined }), (one, messageId, product) => {
        const reference = {
          conversationId: conversationIdOf(one),
          messageId,
          ...(product === undefined ? {} : { product }),
        }
        expect(readReference(referenceText(reference))).toEqual(reference)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readReference(text)?.messageId ?? '').not.toContain('~')
      }),
    )
    expect(readReference(undefined)).toBeUndefined()
  })

  const place = { channel: 'C1', user: 'U1', thread: '1.1', ts: '2.2', isPrivate: false }
  it.each([
    ['its own thread', 'C1/1.1', place, true],
    ['another thread', 'C1/1.2', place, false],
    ['another channel', 'C2/1.1', place, false],
    ['what its owner shared with the channel', 'C1/U2', { ...place, thread: undefined }, true],
    ['what was shared with another channel', 'C2/U2', { ...place, thread: undefined }, false],
    ['one’s own private answer', 'C1/U1', { ...place, isPrivate: true }, true],
    ['somebody else’s private answer', 'C1/U2', { ...place, isPrivate: true }, false],
    ['direct messages', 'D1', { ...place, channel: 'D1', thread: undefined }, true],
    ['somebody else’s direct messages', 'D2', { ...place, channel: 'D1', thread: undefined }, false],
  ])('may be used for %s: %s', (_what, conversationId, at, may) => {
    expect(mayUse({ conversationId, messageId: '1.1' }, at)).toBe(may)
  })
})
