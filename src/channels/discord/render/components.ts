import { discordLimits } from './limits.ts'
import {
  type ActionRow,
  type AllowedMentions,
  type Block,
  type Button,
  buttonStyles,
  type ComponentsPayload,
  type Container,
  componentTypes,
  type LinkButton,
  messageFlags,
  type PressButton,
  type SelectOption,
  type StringSelect,
  type TextDisplay,
  type TextPayload,
} from './message-payload.ts'
import { cut, filled, inline, undirected } from './text.ts'

/** Nobody is ever pinged. */
export const noMentions = (): AllowedMentions => ({ parse: [] })

/** Already markdown, and short enough. */
export const display = (content: string): TextDisplay => ({
  type: componentTypes.textDisplay,
  content: filled(content),
})

/** Shown small. Already markdown, on one line. */
export const small = (line: string): string => `-# ${line}`

/** Labels hold no markdown. */
export const label = (text: string, most: number): string => cut(filled(inline(undirected(text))), most)

export const press = (
  customId: string,
  text: string,
  style: PressButton['style'] = buttonStyles.secondary,
): PressButton => ({
  type: componentTypes.button,
  style,
  label: label(text, discordLimits.buttonLabel),
  custom_id: customId,
})

/** http or https, of at most 512 characters. */
export const link = (url: string, text: string): LinkButton => ({
  type: componentTypes.button,
  style: buttonStyles.link,
  label: label(text, discordLimits.buttonLabel),
  url,
})

/** Buttons in rows of five. */
export function rows(buttons: readonly Button[]): ActionRow[] {
  const count = Math.ceil(buttons.length / discordLimits.rowButtons)
  return Array.from({ length: count }, (_, row) => ({
    type: componentTypes.actionRow,
    components: buttons.slice(row * discordLimits.rowButtons, (row + 1) * discordLimits.rowButtons),
  }))
}

export interface SelectGiven {
  customId: string
  placeholder: string
  /** At most 25. */
  options: SelectOption[]
  fewest?: number
  most?: number
}

export const select = ({ customId, placeholder, options, fewest = 1, most = 1 }: SelectGiven): ActionRow => ({
  type: componentTypes.actionRow,
  components: [
    {
      type: componentTypes.stringSelect,
      custom_id: customId,
      placeholder: label(placeholder, discordLimits.placeholder),
      min_values: fewest,
      max_values: Math.min(most, options.length),
      options,
    } satisfies StringSelect,
  ],
})

export const payload = (components: (Container | Block)[]): ComponentsPayload => ({
  flags: messageFlags.componentsV2,
  components,
  allowed_mentions: noMentions(),
})

/** `content`: markdown, of at most 2,000 characters. */
export const plainPayload = (content: string): TextPayload => ({
  flags: messageFlags.suppressEmbeds,
  content: filled(content),
  allowed_mentions: noMentions(),
})
