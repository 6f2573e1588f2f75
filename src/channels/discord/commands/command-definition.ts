/** Discord's JSON of application commands, as much of it as is used here. */
export const commandTypes = { chatInput: 1, message: 3 } as const
export const optionTypes = { subcommand: 1, string: 3, number: 10, attachment: 11 } as const

/** In a server, in direct messages with the bot, and in other private conversations. */
export const contexts = { guild: 0, botDm: 1, privateChannel: 2 } as const
/** Added to a server, or to a person. */
export const integrationTypes = { guild: 0, user: 1 } as const

/** Languages other than English, by Discord's names of them. */
export type Localized = Readonly<Record<'de' | 'fr', string>>

interface Named {
  name: string
  name_localizations: Localized
  description: string
  description_localizations: Localized
}

export interface StringOption extends Named {
  type: 3
  required?: boolean
  max_length?: number
  autocomplete?: boolean
  choices?: { name: string; name_localizations: Localized; value: string }[]
}

export interface NumberOption extends Named {
  type: 10
  required?: boolean
  min_value?: number
}

export interface AttachmentOption extends Named {
  type: 11
  required?: boolean
}

export type ValueOption = StringOption | NumberOption | AttachmentOption

export interface Subcommand extends Named {
  type: 1
  options: ValueOption[]
}

interface Available {
  contexts: number[]
  integration_types: number[]
}

export interface ShopCommand extends Named, Available {
  type: 1
  options: Subcommand[]
}

export interface MessageCommand extends Available {
  type: 3
  name: string
  name_localizations: Localized
}

export type CommandDefinition = ShopCommand | MessageCommand
