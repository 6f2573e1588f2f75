import { describe, expect, it } from 'vitest'
import {
  type Conversation,
  conversationIdOf,
  conversationOfPress,
  readConversationId,
} from '../../../src/channels/discord/conversation.ts'
import { wordsOfSearch } from '../../../src/channels/discord/listeners/search.ts'
import { plainText } from '../../../src/channels/discord/parse/plain-text.ts'
import { addressText, readAddress } from '../../../src/channels/discord/return-address.ts'
import { snowflakeAt, timeOfSnowflake } from '../../../src/channels/discord/snowflake.ts'

describe('a conversation', () => {
  it.each<Conversation>([
    { kind: 'channel', channel: '1234567890123456789' },
    { kind: 'private', channel: '1', user: '18446744073709551615' },
  ])('of %j is known by its id', (conversation) => {
    expect(readConversationId(conversationIdOf(conversation))).toEqual(conversation)
  })

  it.each(['', 'C0SHOP', '1/', '/1', '1/2/3', '1~2', '123456789012345678901'])('is none with the id %j', (id) => {
    expect(() => readConversationId(id)).toThrow(RangeError)
  })

  it('in which a button is pressed is its answer’s, its presser’s own, or nobody’s', () => {
    const at = (user: string, isPrivate: boolean, channel = '1') => ({ channel, user, isPrivate })
    expect(conversationOfPress('1/7', at('7', true))).toEqual({ kind: 'private', channel: '1', user: '7' })
    // An answer of theirs that went to their direct messages.
    expect(conversationOfPress('1/7', at('7', false, '9'))).toEqual({ kind: 'private', channel: '1', user: '7' })
    expect(conversationOfPress('1/7', at('8', false))).toEqual({ kind: 'private', channel: '1', user: '8' })
    expect(conversationOfPress('1/7', at('8', true))).toBeUndefined()
    expect(conversationOfPress('1/7', at('8', false, '2'))).toBeUndefined()
    expect(conversationOfPress('5', at('8', false))).toEqual({ kind: 'channel', channel: '5' })
  })
})

describe('what is kept beside a message', () => {
  it('is read as it was written, and nothing else is', () => {
    const address = { channel: '1', token: 't', application: '2', replaces: '3' } as const
    expect(readAddress(addressText(address))).toEqual(address)
    expect(readAddress(undefined)).toBeUndefined()
    expect(readAddress('{"channel":1}')).toBeUndefined()
  })

  it('has ids that say when they were made', () => {
    // The example of Discord's own reference.
    expect(timeOfSnowflake('175928847299117063')).toBe(1_462_015_105_796)
    expect(timeOfSnowflake(snowflakeAt(1_800_000_000_000))).toBe(1_800_000_000_000)
  })
})

describe('the options of a search in words', () => {
  const words = (given: Record<string, string | number>) => wordsOfSearch(new Map(Object.entries(given)), 'USD')
  it.each([
    [{ query: 'mouse' }, 'mouse'],
    [{ query: ' mouse\n ', brand: 'Acme & Sons', max_price: 30 }, 'mouse by Acme & Sons under $30'],
    [{ query: 'mouse', department: 'Office', sort: 'price_asc' }, 'mouse, in the Office department, cheapest first'],
    [
      { query: 'mouse', department: 'Office & School', brand: 'Acme', max_price: 30 },
      'mouse by Acme under $30, in the Office & School department',
    ],
    [{ query: 'mouse', max_price: -1, sort: 'nonsense' }, 'mouse'],
  ])('%j', (given, said) => {
    expect(words(given)).toBe(said)
  })
})

describe('what somebody wrote', () => {
  it.each([
    ['a **wireless** __mouse__', 'a wireless mouse'],
    ['<@123456789012345678> <@!1> <@&2> <#3> lamp', 'lamp'],
    ['<:smile:123> <a:wave:4> lamp <t:1700000000:R> </shop search:5>', 'lamp'],
    ['# Lamp\n> wanted\n-# small', 'Lamp\nwanted\nsmall'],
    ['`tn-2110` and ||secret||', 'tn-2110 and secret'],
    ['5 < 6 and 7 > 6, a * b', '5 < 6 and 7 > 6, a * b'],
    ['a ~~cheap~~ lamp', 'a cheap lamp'],
    ['2 pens\n~~1 ruler~~\n- ~~glue~~ ', '2 pens\n~~1 ruler~~\n- ~~glue~~'],
    ['x\u0000y', 'x y'],
  ])('%j is read as %j', (written, read) => {
    expect(plainText(written)).toBe(read)
  })

  it('is read up to 4,000 characters, whatever it is made of, at once', () => {
    const started = performance.now()
    for (const text of ['<@', '**', '`', '> ', '<:a:', '||a'])
      expect([...plainText(text.repeat(50_000))].length).toBeLessThanOrEqual(4_000)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
