import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types'
import { slackLimits } from './limits.ts'
import { cut } from './text.ts'

/** Slack refuses a text of nothing. */
const filled = (text: string): string => (text.trim() === '' ? '–' : text)

/** Shown as it is: Slack reads no markup in it, and `:name:` is no emoji. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(filled(text), most),
  emoji: false,
})

/** Already mrkdwn, and short enough. `verbatim` keeps Slack from making links and mentions of what looks like them. */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text: filled(text), verbatim: true })

export const section = (text: PlainTextElement | MrkdwnElement): SectionBlock => ({ type: 'section', text })

export const plainSection = (text: string): SectionBlock => section(plain(text, slackLimits.sectionText))

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, slackLimits.headerText) })

export const note = (text: string): ContextBlock => ({
  type: 'context',
  elements: [plain(text, slackLimits.contextText)],
})

export const actions = (elements: readonly Button[]): ActionsBlock => ({
  type: 'actions',
  elements: elements.slice(0, slackLimits.actionsElements),
})

export interface ButtonOptions {
  id: string
  label: string
  value?: string | undefined
  /** http or https. */
  url?: string | undefined
  /** What a screen reader says, when the label alone is not enough. */
  spoken?: string | undefined
  style?: 'primary' | 'danger'
}

export const button = ({ id, label, value, url, spoken, style }: ButtonOptions): Button => ({
  type: 'button',
  action_id: id,
  text: plain(label, slackLimits.buttonText),
  ...(value === undefined ? {} : { value }),
  ...(url === undefined ? {} : { url }),
  ...(spoken === undefined ? {} : { accessibility_label: cut(spoken, slackLimits.buttonLabel) }),
  ...(style === undefined ? {} : { style }),
})
