import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CustomId, customIds, keyOfReference, readCustomId } from '../../../src/channels/discord/custom-ids.ts'

const snowflake = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String)
const conversation = fc.oneof(
  snowflake,
  fc.tuple(snowflake, snowflake).map(([channel, user]) => `${channel}/${user}`),
)
const reference = fc.record({ conversationId: conversation, messageId: snowflake })
const wholes = ['choose', 'alike', 'compare', 'share', 'query', 'person', 'up', 'down', 'comment', 'again'] as const
const action = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 1, maxLength: 22 })

const anyId: fc.Arbitrary<[CustomId, string]> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...wholes), reference)
    .map(([kind, ref]): [CustomId, string] => [{ kind, reference: ref }, customIds.whole(kind, ref)]),
  fc
    .tuple(fc.constantFrom('details' as const, 'similar' as const), reference, fc.nat(150))
    .map(([kind, ref, product]): [CustomId, string] => [
      { kind, reference: ref, product },
      customIds.product(kind, ref, product),
    ]),
  fc
    .tuple(reference, fc.nat(150))
    .map(([ref, from]): [CustomId, string] => [{ kind: 'page', reference: ref, from }, customIds.page(ref, from)]),
  fc
    .tuple(conversation, action)
    .map(([conversationId, pressed]): [CustomId, string] => [
      { kind: 'press', conversationId, action: pressed },
      customIds.press(conversationId, pressed),
    ]),
)

describe('a custom id', () => {
  it('is read as what it was made of, in at most 100 bytes', () => {
    fc.assert(
      fc.property(anyId, ([made, text]) => {
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100)
        expect(readCustomId(text)).toEqual(made)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the action alone where there is no room for its conversation', () => {
    const long = 'a'.repeat(100)
    expect(customIds.press('20', long)).toBe(long)
    expect(readCustomId(long)).toEqual({ kind: 'press', conversationId: undefined, action: long })
  })

  it.each([
    '',
    'up~',
    'up~20',
    'details~20~30',
    'details~20~30~x',
    'page~20~30~12345',
    'other~20~30',
    'up~2 0~30',
    'a'.repeat(101),
  ])('is not %j', (text) => {
    expect(readCustomId(text)).toBeUndefined()
  })

  it('is not made of a reference that is too long', () => {
    expect(() => customIds.whole('query', { conversationId: '2'.repeat(60), messageId: '3'.repeat(60) })).toThrow(
      RangeError,
    )
  })

  it('names a message of this channel', () => {
    expect(keyOfReference({ conversationId: '20', messageId: '30' })).toEqual({
      channel: 'discord',
      conversationId: '20',
      messageId: '30',
    })
  })
})
