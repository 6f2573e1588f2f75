import type { CommandJson, Scope } from '../../../src/channels/discord/commands/command-changes.ts'

type Json = Record<string, unknown>

/** Discord writes what was not said as null, and leaves out what is false. */
function option({ required, options, choices, ...rest }: Json): Json {
  const inner = (all: unknown) => (all as Json[]).map(option)
  return {
    name_localizations: null,
    description_localizations: null,
    ...rest,
    ...(required === true ? { required } : {}),
    ...(options === undefined ? {} : { options: inner(options) }),
    ...(choices === undefined
      ? {}
      : { choices: (choices as Json[]).map((choice) => ({ name_localizations: null, ...choice })) }),
  }
}

let ids = 100

/** Commands as Discord gives them back once they are registered, with all that it adds. */
export function asDiscordHasThem(commands: readonly CommandJson[], scope: Scope): (Json & CommandJson)[] {
  return commands.map((command) => {
    ids += 1
    const { options, ...rest } = command as Json & CommandJson
    return {
      id: String(ids),
      application_id: '42',
      version: String(ids + 1_000),
      default_member_permissions: null,
      type: 1,
      name_localizations: null,
      description: '',
      description_localizations: null,
      nsfw: false,
      ...(scope === 'global'
        ? { dm_permission: true, contexts: null, integration_types: [0] }
        : { guild_id: '77777', contexts: null }),
      ...rest,
      ...(options === undefined ? {} : { options: (options as Json[]).map(option) }),
    }
  })
}
