import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Place } from '../conversation.ts'

const Snowflake = Type.String({ pattern: '^\\d{1,20}$' })
const User = Type.Object({ id: Snowflake, bot: Type.Optional(Type.Boolean()) })

export const Attachment = Type.Object({
  id: Snowflake,
  filename: Type.String(),
  url: Type.String(),
  size: Type.Integer(),
  content_type: Type.Optional(Type.String()),
})
export type Attachment = Static<typeof Attachment>

const Option = Type.Object({
  name: Type.String(),
  type: Type.Integer(),
  value: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  focused: Type.Optional(Type.Boolean()),
})
const Subcommand = Type.Object({
  name: Type.String(),
  type: Type.Literal(1),
  options: Type.Optional(Type.Array(Option)),
})

const Target = Type.Object({
  content: Type.Optional(Type.String()),
  attachments: Type.Optional(Type.Array(Attachment)),
})
export type Target = Static<typeof Target>

const Pressed = Type.Object({
  id: Snowflake,
  flags: Type.Optional(Type.Integer()),
  components: Type.Optional(Type.Array(Type.Unknown())),
})

/** An interaction as it comes by either transport, as far as it is read. */
const Raw = Type.Object({
  id: Snowflake,
  application_id: Snowflake,
  type: Type.Integer({ minimum: 1, maximum: 5 }),
  token: Type.String({ minLength: 1, maxLength: 1_000 }),
  channel_id: Type.Optional(Snowflake),
  channel: Type.Optional(Type.Object({ id: Snowflake, type: Type.Optional(Type.Integer()) })),
  guild_id: Type.Optional(Snowflake),
  context: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  member: Type.Optional(Type.Object({ user: User })),
  user: Type.Optional(User),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
  message: Type.Optional(Pressed),
  data: Type.Optional(
    Type.Object({
      type: Type.Optional(Type.Integer()),
      name: Type.Optional(Type.String()),
      options: Type.Optional(Type.Array(Type.Unknown())),
      target_id: Type.Optional(Snowflake),
      resolved: Type.Optional(
        Type.Object({
          attachments: Type.Optional(Type.Record(Type.String(), Attachment)),
          messages: Type.Optional(Type.Record(Type.String(), Target)),
        }),
      ),
      custom_id: Type.Optional(Type.String({ maxLength: 100 })),
      values: Type.Optional(Type.Array(Type.String())),
      components: Type.Optional(Type.Array(Type.Unknown())),
    }),
  ),
})
type Raw = Static<typeof Raw>

/** What every interaction has but a PING. */
export interface Origin {
  /** Unique to this interaction. */
  id: string
  application: string
  token: string
  place: Place
  locale: string | undefined
}

export type OptionValues = ReadonlyMap<string, string | number>

export type Interaction =
  | { kind: 'ping' }
  | (Origin & { kind: 'command'; subcommand: string; options: OptionValues; attachments: readonly Attachment[] })
  | (Origin & { kind: 'message-command'; name: string; target: Target })
  | (Origin & { kind: 'autocomplete'; subcommand: string; focused: string; typed: string })
  | (Origin & {
      kind: 'press'
      /** Id of the message that was pressed. */
      message: string
      customId: string
      values: readonly string[]
      /** The components of the message that was pressed. */
      components: readonly unknown[]
    })
  | (Origin & { kind: 'modal'; customId: string; inputs: ReadonlyMap<string, string> })

export type OfKind<K extends Interaction['kind']> = Extract<Interaction, { kind: K }>

const types = { ping: 1, command: 2, press: 3, autocomplete: 4, modal: 5 } as const
const commandTypes = { chatInput: 1, message: 3 } as const
/** `context`: where an interaction is. `channel.type`: the same where there is no context. */
const botDirect = 1
const directChannel = 1
const ephemeral = 1 << 6

/** Undefined for what is no interaction that this service has to do with. */
export function readInteraction(given: unknown): Interaction | undefined {
  if (!Value.Check(Raw, given)) return undefined
  const raw: Raw = given
  if (raw.type === types.ping) return { kind: 'ping' }
  const origin = originOf(raw)
  if (origin === undefined) return undefined
  switch (raw.type) {
    case types.command:
      return raw.data?.type === commandTypes.message ? messageCommand(raw, origin) : command(raw, origin)
    case types.autocomplete:
      return autocomplete(raw, origin)
    case types.press: {
      const { custom_id: customId, values = [] } = raw.data ?? {}
      if (customId === undefined || raw.message === undefined) return undefined
      const { id: message, components = [] } = raw.message
      return { kind: 'press', ...origin, message, customId, values, components }
    }
    case types.modal: {
      const { custom_id: customId, components = [] } = raw.data ?? {}
      return customId === undefined ? undefined : { kind: 'modal', ...origin, customId, inputs: inputsIn(components) }
    }
  }
}

function originOf(raw: Raw): Origin | undefined {
  const user = raw.member?.user.id ?? raw.user?.id
  const channel = raw.channel_id ?? raw.channel?.id
  if (user === undefined || channel === undefined) return undefined
  const isDirect =
    raw.context === botDirect ||
    (raw.context == null && raw.guild_id === undefined && raw.channel?.type === directChannel)
  const { message } = raw
  // A button tells by its message; a command by where it is: with the bot alone there is nobody else who could see it.
  const isPrivate = message === undefined ? !isDirect : ((message.flags ?? 0) & ephemeral) !== 0
  return {
    id: raw.id,
    application: raw.application_id,
    token: raw.token,
    place: { channel, user, isPrivate },
    locale: raw.locale,
  }
}

/** The subcommand that was used, with its options. */
function subcommandOf({ data }: Raw): Static<typeof Subcommand> | undefined {
  const [given] = data?.options ?? []
  return Value.Check(Subcommand, given) ? given : undefined
}

function command(raw: Raw, origin: Origin): Interaction | undefined {
  const used = subcommandOf(raw)
  if (used === undefined) return undefined
  const options = new Map<string, string | number>()
  for (const { name, value } of used.options ?? []) {
    if (typeof value === 'string' || typeof value === 'number') options.set(name, value)
  }
  const attachments = Object.values(raw.data?.resolved?.attachments ?? {})
  return { kind: 'command', ...origin, subcommand: used.name, options, attachments }
}

function messageCommand({ data }: Raw, origin: Origin): Interaction | undefined {
  const target = data?.resolved?.messages?.[data.target_id ?? '']
  if (data?.name === undefined || target === undefined) return undefined
  return { kind: 'message-command', ...origin, name: data.name, target }
}

function autocomplete(raw: Raw, origin: Origin): Interaction | undefined {
  const used = subcommandOf(raw)
  const focused = used?.options?.find((option) => option.focused === true)
  if (used === undefined || focused === undefined) return undefined
  const typed = typeof focused.value === 'string' ? focused.value : ''
  return { kind: 'autocomplete', ...origin, subcommand: used.name, focused: focused.name, typed }
}

const Input = Type.Object({ custom_id: Type.String(), value: Type.String() })
const Holder = Type.Object({
  component: Type.Optional(Type.Unknown()),
  components: Type.Optional(Type.Array(Type.Unknown())),
})

/** What was typed into a modal, by the input's custom_id: in labels, or in the rows of before. */
function inputsIn(components: readonly unknown[]): Map<string, string> {
  const inputs = new Map<string, string>()
  for (const component of components) {
    if (!Value.Check(Holder, component)) continue
    for (const held of [component.component, ...(component.components ?? [])])
      if (Value.Check(Input, held)) inputs.set(held.custom_id, held.value)
  }
  return inputs
}
