import type { Choice, MessagePayload, ModalPayload } from './render/message-payload.ts'
import { messageFlags } from './render/message-payload.ts'

/** What an interaction is answered with (docs.discord.com/developers/interactions/receiving-and-responding). */
export type InteractionResponse =
  | { type: 1 }
  | { type: 4 | 7; data: MessagePayload }
  | { type: 5; data?: { flags: number } }
  | { type: 6 }
  | { type: 8; data: { choices: Choice[] } }
  | { type: 9; data: ModalPayload }

export const responses = {
  pong: (): InteractionResponse => ({ type: 1 }),
  /** A message that everybody in the channel sees. */
  publicly: (data: MessagePayload): InteractionResponse => ({ type: 4, data }),
  /** A message that only its asker sees. */
  privately: (data: MessagePayload): InteractionResponse => ({
    type: 4,
    data: { ...data, flags: data.flags | messageFlags.ephemeral },
  }),
  /** The answer comes later; who sees it is fixed now. */
  deferred: (isPrivate: boolean): InteractionResponse =>
    isPrivate ? { type: 5, data: { flags: messageFlags.ephemeral } } : { type: 5 },
  /** The answer comes later, in place of the message with the button. */
  deferredInPlace: (): InteractionResponse => ({ type: 6 }),
  /** Nothing changes. */
  nothing: (): InteractionResponse => ({ type: 6 }),
  inPlace: (data: MessagePayload): InteractionResponse => ({ type: 7, data }),
  choices: (choices: Choice[]): InteractionResponse => ({ type: 8, data: { choices } }),
  modal: (data: ModalPayload): InteractionResponse => ({ type: 9, data }),
} as const
