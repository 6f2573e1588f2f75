import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInteraction } from '../../../src/channels/discord/parse/interaction.ts'
import { readMessageEvent } from '../../../src/channels/discord/parse/message-event.ts'

const user = { id: '2001' }
const base = { id: '1001', application_id: '1', token: 't', channel_id: '3001' }
const command = (given: object) => ({ ...base, type: 2, ...given })
const data = { type: 1, name: 'shop', options: [{ name: 'help', type: 1 }] }

describe('an interaction', () => {
  it.each([
    ['a server', { context: 0, guild_id: '4', member: { user } }, true],
    ['a server, told by nothing but its id', { guild_id: '4', member: { user } }, true],
    ['a server where the bot is no member', { context: 2, guild_id: '4', member: { user } }, true],
    ['direct messages with the bot', { context: 1, user }, false],
    ['direct messages of others', { context: 2, user, channel: { id: '3001', type: 1 } }, true],
    ['direct messages, told by the channel', { user, channel: { id: '3001', type: 1 } }, false],
    ['a group', { context: 2, user, channel: { id: '3001', type: 3 } }, true],
  ])('of a command in %s is its asker’s alone: see how', (_where, given, isPrivate) => {
    expect(readInteraction(command({ data, ...given }))).toMatchObject({
      kind: 'command',
      subcommand: 'help',
      place: { channel: '3001', user: '2001', isPrivate },
    })
  })

  it('of a button tells by its message who sees it', () => {
    const pressed = (flags: number) =>
      readInteraction({ ...base, type: 3, user, context: 1, data: { custom_id: 'x' }, message: { id: '5', flags } })
    expect(pressed(64 | 32_768)).toMatchObject({ kind: 'press', place: { isPrivate: true } })
    expect(pressed(32_768)).toMatchObject({ kind: 'press', place: { isPrivate: false } })
  })

  it('of a modal has what was typed, in labels and in rows', () => {
    const held = { type: 4, custom_id: 'comment', value: 'bad' }
    for (const component of [
      { type: 18, component: held },
      { type: 1, components: [held] },
    ]) {
      const read = readInteraction({ ...base, type: 5, user, data: { custom_id: 'm', components: [component] } })
      expect(read?.kind === 'modal' && read.inputs.get('comment')).toBe('bad')
    }
  })

  it.each([
    ['without a person', command({ data })],
    ['without a channel', { ...command({ data, user }), channel_id: undefined }],
    ['without a subcommand', command({ user, data: { type: 1, name: 'shop' } })],
    ['of a person’s menu', command({ user, data: { type: 2, name: 'x', target_id: '5' } })],
    ['whose token is a book', command({ user, data, token: 'x'.repeat(1_001) })],
    ['whose ids are no ids', command({ user, data, id: '../../1' })],
  ])('%s is none', (_what, given) => {
    expect(readInteraction(given)).toBeUndefined()
  })

  it('of anything is read without a throw', () => {
    const shaped = fc.record(
      {
        id: fc.constant('1001'),
        application_id: fc.constant('1'),
        token: fc.constant('t'),
        type: fc.integer({ min: 0, max: 6 }),
        channel_id: fc.constant('3001'),
        user: fc.constant(user),
        data: fc.oneof(fc.constant(data), fc.anything()),
        message: fc.anything(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(shaped, fc.anything()), (given) => {
        readInteraction(given)
        readMessageEvent(given, '1', 0)
      }),
      { numRuns: 2_000 },
    )
  })
})
