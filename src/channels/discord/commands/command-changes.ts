import { isDeepStrictEqual } from 'node:util'
import { commandTypes } from './command-definition.ts'

/** A command as Discord sends it, or as it is sent. */
export interface CommandJson {
  name: string
  type?: number | undefined
}

/** Where commands are registered: everywhere, or in one server, where Discord keeps no contexts for them. */
export type Scope = 'global' | 'guild'

export interface CommandChange {
  change: 'created' | 'changed' | 'unchanged' | 'removed' | 'kept'
  /** As people write it: `/shop`, `Find similar products`. */
  name: string
  /** What is changed, or why it is kept. */
  detail: string
}

type Json = Readonly<Record<string, unknown>>

/** What Discord adds to a command by itself. */
const added = new Set(['id', 'application_id', 'guild_id', 'version', 'name_localized', 'description_localized'])
/** Said otherwise: by contexts. */
const replaced = new Set(['dm_permission', 'default_permission'])
/** What is only of commands that are registered everywhere. */
const globalOnly = new Set(['contexts', 'integration_types'])
/** Lists whose order says nothing. */
const sets = globalOnly

/** The command that opens an Activity. Discord refuses a registration without it, and none of ours is one. */
const entryPoint = 4

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether Discord leaves it out, or writes it, as the value of what is not set. */
const isUnset = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isJson(value) && Object.keys(value).length === 0)

function normalised(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => normalised(one))
    return sets.has(name) ? all.toSorted() : all
  }
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const made = normalised(inner, key)
      return isUnset(made) ? [] : [[key, made]]
    }),
  )
}

/** A command without what Discord adds, in one form for what may be said in several. */
function normalisedCommand(command: CommandJson, scope: Scope): Json {
  const isOurs = (key: string): boolean =>
    !added.has(key) && !replaced.has(key) && !(scope === 'guild' && globalOnly.has(key))
  const known = Object.fromEntries(Object.entries(command).filter(([key]) => isOurs(key)))
  return { type: commandTypes.chatInput, ...(normalised(known) as Json) }
}

const typeOf = ({ type = commandTypes.chatInput }: CommandJson): number => type
const keyOf = (command: CommandJson): string => `${typeOf(command)} ${command.name}`
const nameOf = (command: CommandJson): string =>
  typeOf(command) === commandTypes.chatInput ? `/${command.name}` : command.name

const optionsIn = (command: Json): Json[] => (Array.isArray(command.options) ? command.options.filter(isJson) : [])

/** 'description, options (search, new: help)'. */
function differences(before: Json, after: Json): string {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  const different = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]))
  return different.map((key) => (key === 'options' ? `options (${optionDifferences(before, after)})` : key)).join(', ')
}

function optionDifferences(before: Json, after: Json): string {
  const named = (command: Json) => new Map(optionsIn(command).map((option) => [String(option.name), option]))
  const [old, wanted] = [named(before), named(after)]
  const said = [
    ...[...wanted].flatMap(([name, option]) => {
      if (!old.has(name)) return [`new: ${name}`]
      return isDeepStrictEqual(old.get(name), option) ? [] : [name]
    }),
    ...[...old.keys()].filter((name) => !wanted.has(name)).map((name) => `gone: ${name}`),
  ]
  return said.length === 0 ? 'their order' : said.join(', ')
}

/** What registering `wanted` changes of what is registered, the wanted ones first. */
export function commandChanges(
  wanted: readonly CommandJson[],
  registered: readonly CommandJson[],
  scope: Scope,
): CommandChange[] {
  const before = new Map(registered.map((command) => [keyOf(command), command]))
  const after = new Set(wanted.map(keyOf))
  return [
    ...wanted.map((command): CommandChange => {
      const name = nameOf(command)
      const old = before.get(keyOf(command))
      if (old === undefined) return { change: 'created', name, detail: '' }
      const detail = differences(normalisedCommand(old, scope), normalisedCommand(command, scope))
      return { change: detail === '' ? 'unchanged' : 'changed', name, detail }
    }),
    ...registered
      .filter((command) => !after.has(keyOf(command)))
      .map((command): CommandChange => {
        const name = nameOf(command)
        if (typeOf(command) !== entryPoint) return { change: 'removed', name, detail: '' }
        return { change: 'kept', name, detail: 'it opens the application’s Activity' }
      }),
  ]
}

/** All that is to be registered, in place of everything that is. */
export function commandsToRegister(
  wanted: readonly CommandJson[],
  registered: readonly CommandJson[],
  scope: Scope,
): CommandJson[] {
  const kept = registered.filter((command) => typeOf(command) === entryPoint)
  if (scope === 'global') return [...wanted, ...kept]
  const without = wanted.map((command) =>
    Object.fromEntries(Object.entries(command).filter(([key]) => !globalOnly.has(key))),
  )
  return [...(without as unknown as CommandJson[]), ...kept]
}
