import { describe, expect, it } from 'vitest'
import { commandChanges, commandsToRegister } from '../../../src/channels/discord/commands/command-changes.ts'
import { commands } from '../../../src/channels/discord/commands/index.ts'
import { describeWith, testData } from '../../fixtures/requirements.ts'
import { discordTypes } from '../../wire/discord/discord-schema.ts'
import { commandBreaches } from '../../wire/discord/limits.ts'
import { asDiscordHasThem } from './registered-commands.ts'

interface Shown {
  name: string
  required?: boolean
  autocomplete?: boolean
  options?: Shown[]
}

/** 'search query [department] …', with a '~' after what is completed. */
const signature = ({ name, options = [] }: Shown): string =>
  [
    name,
    ...options.map((option) => {
      const shown = `${option.name}${option.autocomplete === true ? '~' : ''}`
      return option.required === true ? shown : `[${shown}]`
    }),
  ].join(' ')

describe('the commands', () => {
  const [shop, message] = commands

  it('are those that people are told of, with what each of them takes', () => {
    expect(shop).toMatchObject({ type: 1, name: 'shop' })
    expect(shop?.type === 1 ? shop.options.map(signature) : []).toEqual([
      'search query [department~] [brand~] [max_price] [sort]',
      'ask message',
      'similar product~',
      'compare product~ with~ [and~]',
      'product product~',
      'photo image',
      'support question',
      'help',
    ])
    expect(message).toMatchObject({ type: 3, name: 'Find similar products' })
  })

  it('keep to Discord’s limits and its pattern of names, in every language', () => {
    for (const command of commands) expect(commandBreaches(command)).toEqual([])
  })

  it('are all there in German and French', () => {
    const named = JSON.stringify(commands).split('"name":').length - 1
    for (const language of ['de', 'fr']) {
      const translated = [...JSON.stringify(commands).matchAll(/"name_localizations":(\{[^}]*\})/g)].filter(([, all]) =>
        Object.hasOwn(JSON.parse(all ?? '{}') as object, language),
      )
      expect(translated).toHaveLength(named)
    }
  })

  it('are for servers, direct messages and people who have added the application to themselves', () => {
    for (const command of commands) {
      expect(command.contexts).toEqual([0, 1, 2])
      expect(command.integration_types).toEqual([0, 1])
    }
  })

  it.each([
    ['a name with a capital', { ...shop, name: 'Shop' }],
    ['a name with a space', { ...shop, name_localizations: { de: 'mein shop' } }],
    ['a long description', { ...shop, description: 'x'.repeat(101) }],
    ['a long translation', { ...shop, description_localizations: { fr: 'x'.repeat(101) } }],
    [
      'two options of one name',
      {
        ...shop,
        options: [
          { name: 'a', description: 'a' },
          { name: 'a', description: 'b' },
        ],
      },
    ],
  ])('would not be taken with %s', (_what, command) => {
    expect(commandBreaches(command)).not.toEqual([])
  })
})

describeWith('TEST_DATA', 'the commands, by Discord’s OpenAPI', () => {
  it('are what it takes', () => {
    const check = discordTypes(`${testData}/specs`)
    for (const command of commands) {
      expect(check('ApplicationCommandUpdateRequest', command)).toBeUndefined()
      expect(check('ApplicationCommandCreateRequest', command)).toBeUndefined()
    }
  })
})

describe('what registering changes', () => {
  const registered = (scope: 'global' | 'guild' = 'global') =>
    asDiscordHasThem(commandsToRegister(commands, [], scope), scope)
  const changes = (before: Parameters<typeof commandChanges>[1], scope: 'global' | 'guild' = 'global') =>
    commandChanges(commands, before, scope).map(({ change, name, detail }) => [change, name, detail])

  it('is all of it at first', () => {
    expect(changes([])).toEqual([
      ['created', '/shop', ''],
      ['created', 'Find similar products', ''],
    ])
  })

  it.each(['global' as const, 'guild' as const])(
    'is nothing when Discord has them, with its own defaults (%s)',
    (scope) => {
      expect(changes(registered(scope), scope).map(([change]) => change)).toEqual(['unchanged', 'unchanged'])
    },
  )

  it('is named: what differs of a command, and of its options', () => {
    const [shop, message] = registered()
    const all = (shop?.options ?? []) as { name: string; description: string }[]
    const options = all.filter(({ name }) => name !== 'help')
    const before = [
      {
        ...shop,
        name: 'shop',
        type: 1,
        description: 'Old',
        options: options.map((one) => (one.name === 'ask' ? { ...one, description: 'x' } : one)),
      },
      { ...message, name: 'Find similar products', type: 3, contexts: [0] },
      { type: 1, name: 'gone' },
    ]
    expect(changes(before)).toEqual([
      ['changed', '/shop', 'description, options (ask, new: help)'],
      ['changed', 'Find similar products', 'contexts'],
      ['removed', '/gone', ''],
    ])
  })

  it('sees the order of options, a language that is missing and a right that was asked for', () => {
    const [shop, message] = registered()
    const reversed = { ...shop, name: 'shop', options: (shop?.options as unknown[] | undefined)?.toReversed() }
    const other = {
      ...message,
      name: 'Find similar products',
      name_localizations: { de: 'Ähnliche Produkte finden' },
      default_member_permissions: '0',
    }
    expect(changes([reversed, other])).toEqual([
      ['changed', '/shop', 'options (their order)'],
      ['changed', 'Find similar products', 'name_localizations, default_member_permissions'],
    ])
  })

  it('leaves what opens an Activity, which Discord does not let go', () => {
    const entry = { type: 4, name: 'launch', id: '9' }
    expect(changes([...registered(), entry]).at(-1)).toEqual(['kept', 'launch', 'it opens the application’s Activity'])
    expect(commandsToRegister(commands, [entry], 'global').at(-1)).toEqual(entry)
  })
})
