import Type from 'typebox'
import { Value } from 'typebox/value'
import { type CommandChange, type CommandJson, commandChanges, commandsToRegister } from './command-changes.ts'

/** As much of the API as registering takes. Each call rejects with a CallFailure. */
export interface CommandApi {
  /** `/applications/@me`. */
  application(): Promise<{ id: string }>
  get(path: `/${string}`): Promise<unknown>
  put(path: `/${string}`, body: unknown): Promise<unknown>
}

export interface RegisterOptions {
  api: Pick<CommandApi, 'get' | 'put'>
  applicationId: string
  commands: readonly CommandJson[]
  /** Id of a server; undefined: everywhere. */
  guild: string | undefined
  /** Says what would be done, and does not do it. */
  isDry: boolean
}

export interface Registration {
  changes: CommandChange[]
  /** Whether something was sent: nothing is when nothing differs. */
  isWritten: boolean
}

const Commands = Type.Array(Type.Object({ name: Type.String(), type: Type.Optional(Type.Integer()) }))

const isDifferent = ({ change }: CommandChange): boolean => change !== 'unchanged' && change !== 'kept'

/**
 * Makes the commands of the application those that are wanted.
 * @throws CallFailure when Discord refuses, or is not reached.
 */
export async function registerCommands({
  api,
  applicationId,
  commands,
  guild,
  isDry,
}: RegisterOptions): Promise<Registration> {
  const path: `/${string}` =
    guild === undefined
      ? `/applications/${applicationId}/commands`
      : `/applications/${applicationId}/guilds/${guild}/commands`
  const scope = guild === undefined ? 'global' : 'guild'
  // Without this Discord leaves the other languages out, and they would seem to be missing.
  const registered = await api.get(`${path}?with_localizations=true`)
  if (!Value.Check(Commands, registered)) throw new TypeError('Discord said nothing that can be read of its commands.')
  const changes = commandChanges(commands, registered, scope)
  const isWritten = !isDry && changes.some(isDifferent)
  if (isWritten) await api.put(path, commandsToRegister(commands, registered, scope))
  return { changes, isWritten }
}
