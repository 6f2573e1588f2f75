import { keys, signatureOf } from './keys.ts'
import { bot, type DiscordStandIn, directChannel, type Message } from './stand-in.ts'

type Json = Record<string, unknown>

export const people = { ada: '2000000000000000001', bob: '2000000000000000002', eve: '2000000000000000003' }
export const shopChannel = '3000000000000000001'
const guild = '4000000000000000001'

/** The settings of a service that has the stand-in for Discord, by HTTP. */
export const discordEnv = (standIn: DiscordStandIn, given: Record<string, string> = {}): Record<string, string> => ({
  DISCORD_BOT_TOKEN: bot.token,
  DISCORD_PUBLIC_KEY: keys.publicHex,
  DISCORD_API_URL: standIn.apiUrl,
  PUBLIC_URL: 'https://shop.example',
  ...given,
})

export interface Where {
  user?: string
  channel?: string
  /** In direct messages with the bot. */
  direct?: boolean
  /** When the interaction was made, in milliseconds since the epoch; now unless told. */
  at?: number
}

let tokens = 0

/** What all interactions have, as Discord writes it. */
function base(standIn: DiscordStandIn, type: number, { user = people.ada, direct = false, at, ...where }: Where): Json {
  const channel = where.channel ?? (direct ? directChannel(user) : shopChannel)
  const person = { id: user, username: 'ada', discriminator: '0', global_name: 'Ada', avatar: null }
  const member = {
    user: person,
    roles: [],
    permissions: '0',
    joined_at: '2026-01-01T00:00:00Z',
    deaf: false,
    mute: false,
    flags: 0,
  }
  tokens += 1
  return {
    id: standIn.nextId(at),
    application_id: bot.applicationId,
    type,
    token: `aW50ZXJhY3Rpb24.${tokens}.token`,
    version: 1,
    channel_id: channel,
    channel: { id: channel, type: direct ? 1 : 0 },
    locale: 'en-GB',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
    ...(direct ? { context: 1, user: person } : { context: 0, guild_id: guild, guild: { id: guild }, member }),
  }
}

const typeOfValue = (value: unknown): number => (typeof value === 'number' ? 10 : 3)

export interface Option {
  name: string
  value: string | number
  type?: number
  focused?: boolean
}

const optionsOf = (values: Record<string, string | number>): Option[] =>
  Object.entries(values).map(([name, value]) => ({ name, value, type: typeOfValue(value) }))

/** `/shop <subcommand>`. */
export const command = (
  standIn: DiscordStandIn,
  subcommand: string,
  options: Record<string, string | number> = {},
  where: Where = {},
): Json => ({
  ...base(standIn, 2, where),
  data: { id: '5', name: 'shop', type: 1, options: [{ name: subcommand, type: 1, options: optionsOf(options) }] },
})

/** `/shop photo`, with a file. */
export function photo(standIn: DiscordStandIn, attachment: Json, where: Where = {}): Json {
  const file = {
    id: '6000000000000000001',
    filename: 'lamp.png',
    size: 1_000,
    content_type: 'image/png',
    url: 'https://cdn.discordapp.com/ephemeral-attachments/1/2/lamp.png?ex=1&is=2&hm=3',
    proxy_url: 'https://media.discordapp.net/ephemeral-attachments/1/2/lamp.png',
    ...attachment,
  }
  const options = [{ name: 'image', type: 11, value: file.id }]
  return {
    ...base(standIn, 2, where),
    data: {
      ...{ id: '5', name: 'shop', type: 1, options: [{ name: 'photo', type: 1, options }] },
      resolved: { attachments: { [file.id]: file } },
    },
  }
}

/** 'Find similar products', in the menu of a message. */
export const messageCommand = (standIn: DiscordStandIn, message: Json, where: Where = {}): Json => ({
  ...base(standIn, 2, where),
  data: {
    ...{ id: '7', name: 'Find similar products', type: 3, target_id: '8000000000000000001' },
    resolved: { messages: { '8000000000000000001': { id: '8000000000000000001', attachments: [], ...message } } },
  },
})

export const autocomplete = (
  standIn: DiscordStandIn,
  subcommand: string,
  focused: string,
  typed: string,
  where: Where = {},
): Json => {
  const options = [{ name: focused, type: 3, value: typed, focused: true }]
  return {
    ...base(standIn, 4, where),
    data: { id: '5', name: 'shop', type: 1, options: [{ name: subcommand, type: 1, options }] },
  }
}

/** A press of a component of a message, or a choice in it. */
export const press = (
  standIn: DiscordStandIn,
  message: Message,
  customId: string,
  { values, ...where }: Where & { values?: string[] } = {},
): Json => ({
  ...base(standIn, 3, { channel: message.channel, ...where }),
  message: {
    id: message.id,
    channel_id: message.channel,
    flags: message.flags | (message.ephemeral === undefined ? 0 : 64),
    components: message.components,
    content: message.content,
    author: { id: bot.id, username: 'Shopclerk', discriminator: '0', avatar: null, bot: true },
  },
  data: { custom_id: customId, component_type: values === undefined ? 2 : 3, ...(values && { values }) },
})

export const modal = (
  standIn: DiscordStandIn,
  customId: string,
  inputs: Record<string, string>,
  where: Where = {},
): Json => ({
  ...base(standIn, 5, where),
  data: {
    custom_id: customId,
    components: Object.entries(inputs).map(([name, value], id) => ({
      ...{ type: 18, id: id + 1 },
      component: { type: 4, id: id + 10, custom_id: name, value },
    })),
  },
})

export interface Posting {
  /** Of the timestamp, in seconds from now. */
  secondsOff?: number
  signature?: string | undefined
  /** What is signed instead of the body. */
  signed?: string
}

/** Posts an interaction as Discord does, signed; gives the response back to the stand-in when it is one. */
export async function post(
  url: string,
  standIn: DiscordStandIn,
  interaction: Json,
  given: Posting = {},
): Promise<{ status: number; response: Json }> {
  standIn.expect(interaction)
  const body = JSON.stringify(interaction)
  const timestamp = String(Math.floor(Date.now() / 1_000) + (given.secondsOff ?? 0))
  const signature = 'signature' in given ? given.signature : signatureOf(timestamp, given.signed ?? body)
  const answer = await fetch(`${url}/discord/interactions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature-timestamp': timestamp,
      ...(signature === undefined ? {} : { 'x-signature-ed25519': signature }),
    },
    body,
  })
  const response = (await answer.json()) as Json
  if (answer.ok && interaction.type !== 1) standIn.take(String(interaction.token), response)
  return { status: answer.status, response }
}

/** What can be pressed or chosen from, wherever it is among components. */
export interface Pressable {
  customId: string
  label: string
  options: { label: string; value: string }[]
}

export function pressables(value: unknown): Pressable[] {
  if (Array.isArray(value)) return value.flatMap(pressables)
  if (typeof value !== 'object' || value === null) return []
  const { custom_id: id, label, placeholder, options, ...rest } = value as Json
  const own =
    typeof id === 'string'
      ? [{ customId: id, label: String(label ?? placeholder ?? ''), options: (options ?? []) as Pressable['options'] }]
      : []
  return [...own, ...Object.values(rest).flatMap(pressables)]
}

/** All that a message shows as text. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  const { content, components, accessory } = value as Json
  return [typeof content === 'string' ? content : '', textOf(components), textOf(accessory)].filter(Boolean).join('\n')
}
