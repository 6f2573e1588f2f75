/**
 * The JSON of Discord that is sent, as much of it as is used here: the components of its second version
 * (docs.discord.com/developers/components/reference). A test holds these types against those of discord.js, of which
 * nothing is loaded before the channel is on.
 */
export const componentTypes = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  container: 17,
  label: 18,
} as const

export const buttonStyles = { primary: 1, secondary: 2, success: 3, danger: 4, link: 5 } as const

export const messageFlags = {
  /** No previews below a message of plain words. */
  suppressEmbeds: 4,
  /** Only its asker sees it; fixed when an answer is deferred, so that whoever sends adds it. */
  ephemeral: 64,
  componentsV2: 32_768,
} as const

type Types = typeof componentTypes

export interface TextDisplay {
  type: Types['textDisplay']
  content: string
}

/** A button that is told to us when it is pressed. */
export interface PressButton {
  type: Types['button']
  style: 1 | 2 | 3 | 4
  label: string
  custom_id: string
}

export interface LinkButton {
  type: Types['button']
  style: 5
  label: string
  url: string
}

export type Button = PressButton | LinkButton

export interface Thumbnail {
  type: Types['thumbnail']
  media: { url: string }
  description: string
}

export interface Section {
  type: Types['section']
  components: TextDisplay[]
  accessory: Thumbnail | Button
}

export interface MediaGallery {
  type: Types['mediaGallery']
  items: { media: { url: string }; description: string }[]
}

export interface SelectOption {
  label: string
  value: string
  description?: string
}

export interface StringSelect {
  type: Types['stringSelect']
  custom_id: string
  placeholder: string
  min_values: number
  max_values: number
  options: SelectOption[]
}

export interface ActionRow {
  type: Types['actionRow']
  components: Button[] | [StringSelect]
}

/** What a container holds. */
export type Block = TextDisplay | Section | MediaGallery | ActionRow

export interface Container {
  type: Types['container']
  accent_color: number
  components: Block[]
}

export interface AllowedMentions {
  parse: never[]
}

/** An answer: the body of a message, of an edit, and the `data` of an interaction's response alike. */
export interface ComponentsPayload {
  flags: number
  components: (Container | Block)[]
  allowed_mentions: AllowedMentions
}

/** Words alone, of at most 2,000 characters, where Discord takes no components. */
export interface TextPayload {
  flags: number
  content: string
  allowed_mentions: AllowedMentions
}

export type MessagePayload = ComponentsPayload | TextPayload

export interface TextInput {
  type: Types['textInput']
  custom_id: string
  style: 1 | 2
  required: boolean
  max_length: number
  placeholder?: string
}

/** The `data` of a response of the type MODAL (9). */
export interface ModalPayload {
  custom_id: string
  title: string
  components: { type: Types['label']; label: string; description?: string; component: TextInput }[]
}

/** One of the choices of an autocomplete, type 8. */
export interface Choice {
  name: string
  value: string
}
